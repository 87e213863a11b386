"""Figures of units: participation of all, answers of those that are not hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sotay.surveys.rules.hiding import hidden
from sotay.surveys.rules.summary import Tally, added


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
class UnitLine:
    """A unit in the list of units.

    Attributes:
        shown: whether its answers may be looked at; how many took part always may.
    """

    unit: int | None
    name: str
    invited: int
    answered: int
    shown: bool


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


def unit_lines(units: Iterable[UnitTally], *, anonymous: bool) -> list[UnitLine]:
    """The units with what may be shown of each."""
    held = list(units)
    kept: Mapping[int | None, int] = {unit.unit: unit.answered for unit in held}
    not_shown = hidden(kept) if anonymous else frozenset()
    return [
        UnitLine(
            unit.unit,
            unit.name,
            unit.invited,
            unit.answered,
            shown=unit.answered > 0 and unit.unit not in not_shown,
        )
        for unit in held
    ]
