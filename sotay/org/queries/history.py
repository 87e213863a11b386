"""What happened to a unit: its events, with the names that everything had at the time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sotay.org.models import PastUnit, Unit, UnitEvent

_DAY = timedelta(days=1)
_OF_ONE_UNIT = frozenset({UnitEvent.Kind.RENAMED, UnitEvent.Kind.MOVED, UnitEvent.Kind.CONVERTED})


@dataclass(frozen=True, slots=True)
class Side:
    """Something before or after an event; a kind of unit has no page of its own."""

    name: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class UnitEventLine:
    """One line of a unit's history.

    A change of one unit says what it was and what it became: its name, its superior or its
    kind. Any other event names the units that went in and those that came out.
    """

    on: date
    what: str
    decision: str
    before: tuple[Side, ...]
    after: tuple[Side, ...]


def history_of(unit: Unit) -> list[UnitEventLine]:
    """What happened to ``unit``, or made it, the latest first; six queries."""
    happened = UnitEvent.objects.filter(before=unit).union(UnitEvent.objects.filter(after=unit))
    rows = UnitEvent.objects.filter(pk__in=[pk for (pk,) in happened.values_list("pk")])
    events = list(rows.prefetch_related("before", "after").order_by("-on", "-id"))
    told = _Past({one for event in events for one in (*event.before.all(), *event.after.all())})
    return [_line(event, told) for event in events]


def _line(event: UnitEvent, told: "_Past") -> UnitEventLine:
    eve = event.on - _DAY
    before, after = _by_code(event.before.all()), _by_code(event.after.all())
    what = UnitEvent.Kind(event.kind)
    if what in _OF_ONE_UNIT and before:
        sides = tuple(told.aspect(what, before[0], day) for day in (eve, event.on))
        return UnitEventLine(event.on, str(what.label), event.decision, sides[:1], sides[1:])
    return UnitEventLine(
        on=event.on,
        what=str(what.label),
        decision=event.decision,
        before=tuple(told.named(one, eve) for one in before),
        after=tuple(told.named(one, event.on) for one in after),
    )


def _by_code(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: unit.code)


class _Past:
    """What some units and their superiors were on any day: two queries."""

    def __init__(self, units: Iterable[Unit]) -> None:
        ids = {unit.pk for unit in units}
        superiors = set(Unit.objects.filter(pk__in=ids).values_list("parent_id", flat=True))
        superiors |= set(PastUnit.objects.filter(unit__in=ids).values_list("parent_id", flat=True))
        known = ids | (superiors - {None})
        self._units = Unit.objects.select_related("kind").in_bulk(list(known))
        self._rows: dict[int, list[PastUnit]] = {}
        for row in PastUnit.objects.filter(unit__in=known).select_related("kind"):
            self._rows.setdefault(row.unit_id, []).append(row)

    def state(self, unit: Unit, day: date) -> Unit | PastUnit:
        """What the unit was on ``day``; after its end, and before its beginning, as it stands."""
        rows = self._rows.get(unit.pk, ())
        return next((row for row in rows if row.starts <= day < row.ends), self._units[unit.pk])

    def named(self, unit: Unit, day: date) -> Side:
        """The unit by its name of that day."""
        return Side(self.state(unit, day).name, unit.pk)

    def aspect(self, what: str, unit: Unit, day: date) -> Side:
        """What such an event changes of the unit: where it hangs, its kind, or its name."""
        state = self.state(unit, day)
        if what == UnitEvent.Kind.CONVERTED:
            return Side(state.kind.name, None)
        if what == UnitEvent.Kind.MOVED and state.parent_id is not None:
            return self.named(self._units[state.parent_id], day)
        return Side(state.name, unit.pk)
