"""In which order the documents of a collection stand."""

from collections.abc import Collection, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
MOST_IN_A_COLLECTION = 100
"""Nobody finds anything among more; a library has shelves and a search for that."""


def moved(things: Sequence[Thing], one: Thing, steps: int, seen: Collection[Thing]) -> list[Thing]:
    """The order with one thing moved up (negative steps) or down among those that are seen.

    Whoever keeps a collection may not see everything in it: what is not seen is stepped over,
    so that a press of the button always changes what is shown. At an end the thing stays there.

    Args:
        things: everything, in order.
        one: what is moved; it is among ``seen``.
        steps: past how many of the seen ones.
        seen: what the mover sees of it.
    """
    shown = [each for each in things if each in seen]
    at = shown.index(one)
    target = min(max(at + steps, 0), len(shown) - 1)
    if target == at:
        return list(things)
    rest = [each for each in things if each != one]
    beside = rest.index(shown[target]) + (1 if target > at else 0)
    return [*rest[:beside], one, *rest[beside:]]
