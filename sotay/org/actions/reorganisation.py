"""Merging, joining, splitting and ending units, with the people in them.

The words are those of the regulation: sáp nhập keeps the receiving unit and its name, hợp
nhất makes a new one of several, chia tách makes new ones of one, giải thể ends a unit whose
work is done and giải tán is a discipline.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import end_facts, refuse_not_alive
from sotay.org.actions.membership import move_membership
from sotay.org.actions.units import new_unit, note_event, remember
from sotay.org.models import (
    Body,
    Charge,
    Membership,
    Person,
    Position,
    SystemRole,
    Term,
    Unit,
    UnitEvent,
    UnitKind,
)


@dataclass(frozen=True)
class Part:
    """One of the units that a unit is split into, and the home members who go to it."""

    code: str
    name: str
    short_name: str
    members: Sequence[Person] = field(default_factory=tuple)


@one_act()
def absorb_unit(
    *, by: Person | None, unit: Unit, into: Unit, on: date, decision: str = ""
) -> UnitEvent:
    """Merge ``unit`` into ``into`` (sáp nhập): members and units under it go over.

    Raises:
        Invalid: the two are one, or one of them is not alive on that day.
        Conflict: something of the unit begins on that day or later.
    """
    if unit.pk == into.pk:
        raise Invalid(_("Hãy chọn hai tổ chức đảng khác nhau."), field="into")
    unit, into = _locked(unit), _locked(into)
    refuse_not_alive(into, on)
    event = note_event(
        by=by,
        kind=UnitEvent.Kind.ABSORBED,
        on=on,
        decision=decision,
        before=[unit, into],
        after=[into],
    )
    _pour(unit, into, event)
    return event


@one_act()
def consolidate_units(
    *,
    by: Person | None,
    units: Sequence[Unit],
    code: str,
    name: str,
    short_name: str,
    kind: UnitKind,
    parent: Unit | None,
    on: date,
    decision: str = "",
) -> Unit:
    """Join several units into a new one (hợp nhất); the old ones end.

    Raises:
        Invalid: fewer than two units, or one not alive on that day.
        Conflict: the code is taken, or something of a unit begins on that day or later.
    """
    if len({unit.pk for unit in units}) < 2:
        raise Invalid(_("Hợp nhất cần ít nhất hai tổ chức đảng."), field="units")
    old = [_locked(unit) for unit in sorted(units, key=lambda unit: unit.pk)]
    new = new_unit(code, name, short_name, kind, parent, on)
    event = note_event(
        by=by,
        kind=UnitEvent.Kind.CONSOLIDATED,
        on=on,
        decision=decision,
        before=old,
        after=[new],
    )
    for unit in old:
        _pour(unit, new, event)
    return new


@one_act()
def split_unit(
    *, by: Person | None, unit: Unit, parts: Sequence[Part], on: date, decision: str = ""
) -> list[Unit]:
    """Make new units out of ``unit`` (chia tách).

    Members whom no part names stay; when none stays, the old unit ends.

    Raises:
        Invalid: no part; somebody is named twice or is not on the home roll.
        Conflict: a code is taken, or something of the unit begins on that day or later.
    """
    unit = _locked(unit)
    refuse_not_alive(unit, on)
    homes = {row.person_id: row for row in _memberships(unit, on) if row.kind == "home"}
    named = [person for part in parts for person in part.members]
    if not parts or len({person.pk for person in named}) != len(named):
        raise Invalid(_("Mỗi đảng viên về đúng một tổ chức mới."), field="parts")
    for person in named:
        if person.pk not in homes:
            raise Invalid(
                _("%(name)s không có trong danh sách của tổ chức này.")
                % {"name": person.full_name},
                field="parts",
            )
    new = [
        new_unit(part.code, part.name, part.short_name, unit.kind, unit.parent, on)
        for part in parts
    ]
    stays = len(named) < len(homes)
    event = note_event(
        by=by,
        kind=UnitEvent.Kind.SPLIT,
        on=on,
        decision=decision,
        before=[unit],
        after=[*new, unit] if stays else new,
    )
    for part, made in zip(parts, new, strict=True):
        made.cell_type, made.place_name = unit.cell_type, unit.place_name
        made.save(update_fields=["cell_type", "place_name"])
        for person in part.members:
            move_membership(homes[person.pk], made, on, event.decision)
        end_facts(Position.objects.filter(unit=unit, person__in=part.members), on)
    if not stays:
        _end(unit, on)
    return new


@one_act()
def dissolve_unit(
    *,
    by: Person | None,
    unit: Unit,
    on: date,
    decision: str = "",
    disbanded: bool = False,
) -> UnitEvent:
    """End a unit that nobody is in any more: giải thể, or giải tán when ``disbanded``.

    Raises:
        Conflict: members are on its roll or units under it on that day, or something of
            it begins later.
        Invalid: the day lies outside the unit's life.
    """
    unit = _locked(unit)
    refuse_not_alive(unit, on)
    members, under = len(_memberships(unit, on)), len(_children(unit, on))
    if members or under:
        raise Conflict(
            _(
                "Còn %(members)d đảng viên và %(units)d tổ chức trực thuộc."
                " Hãy chuyển đi nơi khác trước."
            )
            % {"members": members, "units": under}
        )
    kind = UnitEvent.Kind.DISBANDED if disbanded else UnitEvent.Kind.DISSOLVED
    event = note_event(by=by, kind=kind, on=on, decision=decision, before=[unit])
    _end(unit, on)
    return event


def _pour(unit: Unit, into: Unit, event: UnitEvent) -> None:
    """Everybody and everything under ``unit`` goes to ``into``, and ``unit`` ends."""
    refuse_not_alive(unit, event.on)
    for row in _memberships(unit, event.on):
        move_membership(row, into, event.on, event.decision)
    for child in _children(unit, event.on):
        remember(child, event)
        child.parent = into
        child.save(update_fields=["parent"])
    _end(unit, event.on)


def _end(unit: Unit, on: date) -> None:
    for model in (Position, Charge, SystemRole):
        end_facts(model.objects.filter(unit=unit), on)
    alive = Q(ends__isnull=True) | Q(ends__gt=on)
    for dated in (Body, Term):
        dated.objects.filter(alive, unit=unit, starts__lt=on).update(ends=on)
    unit.ends = on
    unit.save(update_fields=["ends"])


def _memberships(unit: Unit, on: date) -> list[Membership]:
    """The rows that hold on ``on`` or begin later, those at home first."""
    rows = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gt=on), unit=unit)
    return list(rows.select_related("person").order_by("kind", "pk"))


def _children(unit: Unit, on: date) -> list[Unit]:
    alive = Q(ends__isnull=True) | Q(ends__gt=on)
    return list(Unit.objects.select_for_update().filter(alive, parent=unit).order_by("pk"))


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update().get(pk=unit.pk)
