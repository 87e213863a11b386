"""What an anonymous survey does not show, so that nobody can be told from the figures.

Fewer than five answers of one unit are not shown. And what is not shown must not come out by
taking what is shown from a total: so below every total that is shown, what is left over has at
least five sheets and comes from at least two units. Where it would not, the total is hidden
too; at the top, where the total is always shown, the smallest unit is hidden with it.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import Generic, TypeVar

LEAST = 5
"""Sheets below which the figures of a group are not shown."""

Key = TypeVar("Key", bound=Hashable)


def shown_in(
    parts: Mapping[Key, Collection[Key]],
    sheets: Mapping[Key, int],
    top: Key,
    *,
    partial: Collection[Key] = (),
    least: int = LEAST,
) -> frozenset[Key]:
    """The units below ``top`` whose figures are shown.

    Args:
        parts: of each unit, those directly below it.
        sheets: of each unit its own ones, without those of the units below.
        top: the unit whose total everybody sees.
        partial: units of whose people some are counted elsewhere: their total would be none.
        least: below so many sheets nothing is shown.

    A unit without any answer has no figures and hides nothing.
    """
    tree = _Tree(parts, sheets, set(partial), least)
    while not tree.is_safe(tree.left_over(top)):
        shown = tree.nearest_shown(top)
        if not shown:
            break
        tree.hidden.add(min(shown, key=tree.total))
    return frozenset(unit for unit in tree.below(top) if tree.is_shown(unit))


def too_few(respondents: int, least: int = LEAST) -> bool:
    """Whether not even the figures of everybody together are shown."""
    return respondents < least


class _Tree(Generic[Key]):
    """Units over units; those that are ``hidden`` are so for the sake of others."""

    def __init__(
        self,
        parts: Mapping[Key, Collection[Key]],
        sheets: Mapping[Key, int],
        hidden: set[Key],
        least: int,
    ) -> None:
        self._parts, self._sheets, self._least = parts, sheets, least
        self.hidden = hidden

    def below(self, unit: Key) -> list[Key]:
        """Everything below the unit, whatever stands above coming first."""
        found = list(self._parts.get(unit, ()))
        for part in found:
            found.extend(self._parts.get(part, ()))
        return found

    def total(self, unit: Key) -> int:
        below = (self.total(part) for part in self._parts.get(unit, ()))
        return self._sheets.get(unit, 0) + sum(below)

    def nearest_shown(self, unit: Key) -> list[Key]:
        """What is taken from the unit's total to have what is left over."""
        found = []
        for part in self._parts.get(unit, ()):
            found += [part] if self.is_shown(part) else self.nearest_shown(part)
        return found

    def left_over(self, unit: Key) -> list[int]:
        """What remains of the unit's total once all that is shown below it is taken away.

        Its own sheets do not hide others, for they may be known; too few, they need others.
        """
        own = self._sheets.get(unit, 0)
        found = [own] if 0 < own < self._least else []
        for part in self._parts.get(unit, ()):
            if not self.is_shown(part):
                found += self._not_shown(part)
        return found

    def _not_shown(self, unit: Key) -> list[int]:
        own = self._sheets.get(unit, 0)
        found = [own] if own else []
        for part in self._parts.get(unit, ()):
            if not self.is_shown(part):
                found += self._not_shown(part)
        return found

    def is_shown(self, unit: Key) -> bool:
        if unit in self.hidden or not self.total(unit):
            return False
        return self.is_safe(self.left_over(unit))

    def is_safe(self, left: list[int]) -> bool:
        return not left or (len(left) >= 2 and sum(left) >= self._least)
