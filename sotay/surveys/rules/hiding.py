"""What an anonymous survey does not show, so that nobody can be told from the figures.

Fewer than five answers of one unit are not shown. And what is hidden must not come out by
taking what is shown from the total: a single hidden unit would, so another one is hidden with
it, the smallest that is shown.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5
"""Sheets below which the figures of a group are not shown."""

Key = TypeVar("Key", bound=Hashable)


def hidden(sheets: Mapping[Key, int], least: int = LEAST) -> frozenset[Key]:
    """The units whose figures are not shown.

    Args:
        sheets: of each unit, every sheet standing in exactly one.

    A unit without any answer has no figures and hides nothing. What is hidden has, taken
    together, at least ``least`` sheets and comes from at least two units, wherever there are
    others to hide with it.
    """
    few = {key for key, count in sheets.items() if 0 < count < least}
    shown = sorted(
        (key for key, count in sheets.items() if count >= least), key=lambda key: sheets[key]
    )
    while few and shown and (len(few) < 2 or sum(sheets[key] for key in few) < least):
        few.add(shown.pop(0))
    return frozenset(few)


def too_few(respondents: int, least: int = LEAST) -> bool:
    """Whether not even the figures of everybody together are shown."""
    return respondents < least
