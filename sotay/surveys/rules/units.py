"""Figures of units and of those above them: participation of all, answers of what is shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sotay.surveys.rules.hiding import shown_in
from sotay.surveys.rules.summary import Tally, added

EVERYBODY = 0
"""In place of a unit's id: all who were asked."""


@dataclass(frozen=True)
class UnitTally:
    """What came in from a unit, or from several small ones whose circle is one.

    Attributes:
        unit: its id; none where small units are counted together.
    """

    unit: int | None
    name: str
    invited: int
    tally: Tally

    @property
    def answered(self) -> int:
        """Sheets that came in."""
        return int(self.tally.get("sheets", 0))


@dataclass(frozen=True)
class Participation:
    """How many of a unit were invited, and how many have answered."""

    unit: int
    name: str
    invited: int
    answered: int


@dataclass(frozen=True)
class Branch:
    """A unit with everything under it, as far as it was asked.

    Attributes:
        invited: how many were, here and below.
        answered: how many of them are noted as having answered.
        tallies: what came in from here and below, where it is counted by unit.
        parts: the units directly under it.
        shown: whether its answers may be looked at; how many took part always may.
    """

    unit: int
    name: str
    invited: int
    answered: int
    tallies: tuple[UnitTally, ...]
    parts: tuple["Branch", ...]
    shown: bool

    @property
    def sheets(self) -> int:
        """Sheets that its figures are made of."""
        return sum(one.answered for one in self.tallies)

    def all(self) -> Iterator["Branch"]:
        """Itself, and everything below."""
        yield self
        for part in self.parts:
            yield from part.all()


def joined(circles: Iterable[UnitTally]) -> list[UnitTally]:
    """Circles of one unit as one, by the order in which units first come."""
    by_unit: dict[int | None, list[UnitTally]] = {}
    for circle in circles:
        by_unit.setdefault(circle.unit, []).append(circle)
    return [
        UnitTally(
            unit,
            together[0].name,
            sum(circle.invited for circle in together),
            added(circle.tally for circle in together),
        )
        for unit, together in by_unit.items()
    ]


def grown(
    top: int,
    participation: Iterable[Participation],
    tallies: Iterable[UnitTally],
    above: Mapping[int, tuple[int | None, str]],
    *,
    anonymous: bool,
) -> Branch:
    """Everybody who was asked, by unit, under the units that stand above them.

    Args:
        top: the unit whose survey it is. What stands directly under it is a part of everybody;
            so are people of its own, and units from elsewhere.
        participation: of every unit that has people of its own in the survey.
        tallies: by unit; small units that are counted together have none.
        above: of each unit and of every one above it, what stands over it, and its name.
        anonymous: whether small figures are hidden.
    """
    people = {one.unit: one for one in participation}
    counted = {one.unit: one for one in tallies}
    parts = _parts(top, [*people, *(unit for unit in counted if unit is not None)], above)
    partial = set(people) - counted.keys()
    for unit in list(partial):
        partial |= set(_climb(unit, top, above))
    shown = _shown(parts, counted, partial) if anonymous else None

    def branch(unit: int) -> Branch:
        below = tuple(
            sorted((branch(part) for part in parts.get(unit, ())), key=lambda one: one.name)
        )
        own = people.get(unit)
        came = (
            *((counted[unit],) if unit in counted else ()),
            *(tally for one in below for tally in one.tallies),
        )
        return Branch(
            unit=unit,
            name=own.name if own else above.get(unit, (None, ""))[1],
            invited=(own.invited if own else 0) + sum(one.invited for one in below),
            answered=(own.answered if own else 0) + sum(one.answered for one in below),
            tallies=came,
            parts=below,
            shown=any(one.answered for one in came) and (shown is None or unit in shown),
        )

    return branch(EVERYBODY)


def _shown(
    parts: Mapping[int, Iterable[int]],
    counted: Mapping[int | None, UnitTally],
    partial: set[int],
) -> frozenset[int | None]:
    tree: dict[int | None, list[int | None]] = {unit: list(below) for unit, below in parts.items()}
    # Small units that are counted together stand beside the others, with no unit above them.
    tree[EVERYBODY] = [*tree.get(EVERYBODY, []), *([None] if None in counted else [])]
    sheets = {unit: one.answered for unit, one in counted.items()}
    return shown_in(tree, sheets, EVERYBODY, partial=partial)


def _parts(
    top: int, units: Iterable[int], above: Mapping[int, tuple[int | None, str]]
) -> dict[int, list[int]]:
    """Of each unit, those directly below it."""
    found: dict[int, dict[int, None]] = {}
    for unit in units:
        for lower, upper in pairwise(_climb(unit, top, above)):
            found.setdefault(upper, {})[lower] = None
    return {unit: list(below) for unit, below in found.items()}


def _climb(unit: int, top: int, above: Mapping[int, tuple[int | None, str]]) -> list[int]:
    """From a unit up to everybody; straight, where the survey's unit does not stand above it."""
    way = [unit]
    while way[-1] != top:
        upper = above.get(way[-1], (None, ""))[0]
        if upper is None or upper in way:
            return [unit, EVERYBODY]
        if upper == top:
            break
        way.append(upper)
    return [*way, EVERYBODY]
