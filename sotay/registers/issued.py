"""What is known of a paper that was issued under a number, told by whoever issued it.

``papers`` knows that a number was given, not what became of it. Upper folders add their source in
``AppConfig.ready``; where none knows the number, the day on which it was given stands for it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Issued:
    """The day on the paper, and who signed it."""

    day: date
    signer: str = ""


Source = Callable[[Collection[int]], Mapping[int, Issued]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask ``source`` about ids of numbers; it answers for those that it knows."""
    if source not in _sources:
        _sources.append(source)


def issued_under(number_ids: Collection[int]) -> dict[int, Issued]:
    """What is known of the papers under these numbers."""
    found: dict[int, Issued] = {}
    for source in _sources:
        found.update(source(number_ids))
    return found
