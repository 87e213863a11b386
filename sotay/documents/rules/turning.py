"""Turning from one paper to the next, in a meeting's papers and in a collection."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """A place among others.

    ``number`` is its place among ``count``, 0 where it is shown though it is not among them.
    """

    number: int
    count: int
    previous_id: int | None
    next_id: int | None


def turn_among(ids: Sequence[int], one: int) -> Turn:
    """Where ``one`` stands among these ids, and which stand beside it."""
    if one not in ids:
        return Turn(0, len(ids), None, None)
    index = ids.index(one)
    before, after = ids[:index], ids[index + 1 :]
    return Turn(index + 1, len(ids), before[-1] if before else None, after[0] if after else None)
