"""Where things come from that can be found. Features add theirs in ``ready()``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sotay.org.models import Person
from sotay.search.engine.asking import Chosen
from sotay.search.rules.entries import Entry


@dataclass(frozen=True)
class Line:
    """One thing as it is shown to somebody who may read it, as it is now.

    Attributes:
        details: type, number, issuer, day.
        page_address: where a page of it (from 1) is read.
        state: said in a chip, empty when there is nothing to say.
        is_past: no longer in force.
    """

    title: str
    details: Sequence[str]
    address: str
    page_address: Callable[[int], str]
    state: str = ""
    is_past: bool = False


@dataclass(frozen=True)
class Prepared:
    """What the index takes in; ``waits`` while words of it are still being read."""

    entry: Entry
    waits: bool = False


@dataclass(frozen=True)
class Choices:
    """What a person may choose from: (value, label)."""

    kinds: Sequence[tuple[str, str]] = ()
    units: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found.

    Who may find what is said twice. A thing has terms of its readers in the index ("the unit
    12 and all below"), a person has terms of their own, worked out when they ask ("below
    12"): what they share may be looked at. Then ``lines_of`` asks the database, which alone
    decides what is shown and counted.

    Attributes:
        name: the first half of a key, ``document``.
        ids_after: the next so many ids behind one, in order.
        prepare: what the index takes in of one; None when it is gone.
        terms_of: what a person may find, in the words of ``Entry.who``.
        lines_of: of these ids, what the person may read now.
        titled: ids of what fits by number or title, where there is no index.
        choices: what the person may choose from.
    """

    name: str
    ids_after: Callable[[int, int], Sequence[int]]
    prepare: Callable[[int], Prepared | None]
    terms_of: Callable[[Person], frozenset[str]]
    lines_of: Callable[[Person, Collection[int]], Mapping[int, Line]]
    titled: Callable[[Person, str, Chosen, int], Sequence[int]]
    choices: Callable[[Person], Choices]

    def key(self, thing: int) -> str:
        """How one of them is called in the index."""
        return f"{self.name}:{thing}"


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let things of this kind be found."""
    _sources[source.name] = source


def sources() -> Mapping[str, Source]:
    """All of them, by name."""
    return dict(sorted(_sources.items()))


def taken_apart(key: str) -> tuple[str, int]:
    """The source and the id that a key names."""
    name, _colon, thing = key.partition(":")
    return name, int(thing)
