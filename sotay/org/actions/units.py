"""Founding a unit, and changing what it is called, what kind it is, where it hangs."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.kernel import dates, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import refuse_not_alive
from sotay.org.connections import connections_changed
from sotay.org.models import PastUnit, Person, Unit, UnitEvent, UnitKind
from sotay.org.queries.connected import accounts_connected
from sotay.org.queries.units import ancestor_ids, subtree_ids

_MOVES_PEOPLE = frozenset(
    {
        UnitEvent.Kind.ABSORBED,
        UnitEvent.Kind.CONSOLIDATED,
        UnitEvent.Kind.SPLIT,
        UnitEvent.Kind.DISSOLVED,
        UnitEvent.Kind.DISBANDED,
    }
)


@one_act()
def found_unit(
    *,
    by: Person | None,
    code: str,
    name: str,
    short_name: str,
    kind: UnitKind,
    parent: Unit | None,
    on: date,
    decision: str = "",
    cell_type: str = "",
    place_name: str = "",
    has_seal: bool = False,
) -> Unit:
    """A new unit under ``parent`` from the day ``on``.

    Raises:
        Invalid: no name; the kind did not exist that day (QĐ 208-QĐ/TW, 26/7/2026 renamed
            some); the superior did not, or is a cell.
        Conflict: the code is taken.
    """
    unit = new_unit(code, name, short_name, kind, parent, on)
    unit.cell_type, unit.place_name, unit.has_seal = cell_type, text.tidy(place_name), has_seal
    unit.save()
    note_event(by=by, kind=UnitEvent.Kind.FOUNDED, on=on, decision=decision, after=[unit])
    return unit


@one_act()
def rename_unit(
    *, by: Person | None, unit: Unit, name: str, short_name: str, on: date, decision: str = ""
) -> Unit:
    """Give the unit another name from ``on``; before it, it keeps reading as it did.

    Raises:
        Invalid: no name, or a day outside the unit's life.
        Conflict: a later change is on record.
    """
    return _change(by, unit, UnitEvent.Kind.RENAMED, on, decision, **_names(name, short_name))


@one_act()
def move_unit(
    *, by: Person | None, unit: Unit, parent: Unit | None, on: date, decision: str = ""
) -> Unit:
    """Hang the unit, with all under it, beneath another superior from ``on``.

    Raises:
        Invalid: the superior is the unit itself or under it, did not exist that day, or is
            a cell; or the day lies outside the unit's life.
        Conflict: a later change is on record.
    """
    # One lock over the tree: two moves at once must not make a ring of units.
    list(Unit.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    if parent is not None and parent.pk in subtree_ids(unit):
        raise Invalid(_("Không thể đặt một tổ chức dưới chính nó."), field="parent")
    refuse_parent(parent, unit.kind, on)
    above = ancestor_ids(unit)
    moved = _change(by, unit, UnitEvent.Kind.MOVED, on, decision, parent=parent)
    connections_changed(accounts_connected({*above, *ancestor_ids(moved)}, on))
    return moved


@one_act()
def convert_unit(
    *,
    by: Person | None,
    unit: Unit,
    kind: UnitKind,
    on: date,
    decision: str = "",
    name: str = "",
    short_name: str = "",
) -> Unit:
    """Make the unit one of another kind from ``on``, with a new name where one is given.

    Raises:
        Invalid: the kind did not exist that day, or the day lies outside the unit's life.
        Conflict: a later change is on record.
    """
    refuse_kind(kind, on)
    # Without a new name nothing is written over it: the caller's copy may be an old one.
    new_names = _names(name, short_name) if text.tidy(name) else {}
    return _change(by, unit, UnitEvent.Kind.CONVERTED, on, decision, kind=kind, **new_names)


def new_unit(
    code: str, name: str, short_name: str, kind: UnitKind, parent: Unit | None, on: date
) -> Unit:
    """The row of a unit that begins on ``on``, checked and saved."""
    refuse_kind(kind, on)
    refuse_parent(parent, kind, on)
    unit = Unit(code=text.tidy(code), kind=kind, parent=parent, starts=on)
    for field, value in _names(name, short_name).items():
        setattr(unit, field, value)
    if not unit.code:
        raise Invalid(_("Hãy ghi mã của tổ chức đảng."), field="code")
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:
        raise Conflict(_("Đã có tổ chức đảng mang mã này."), field="code") from None
    return unit


def refuse_kind(kind: UnitKind, on: date) -> None:
    """Refuse a kind of unit that no rule knew on that day."""
    if kind.starts and on < kind.starts:
        raise Invalid(
            _(
                "Ngày %(day)s không có loại hình “%(kind)s”: loại hình này có từ ngày %(starts)s. "
                "Tổ chức thành lập trước đó thì ghi từ ngày ấy."
            )
            % {
                "day": dates.short(on),
                "kind": kind.name,
                "starts": dates.short(kind.starts),
            },
            field="on",
        )
    if kind.ends and on >= kind.ends:
        raise Invalid(
            _("Ngày %(day)s không có loại hình “%(kind)s”.")
            % {"day": dates.short(on), "kind": kind.name},
            field="kind",
        )


def refuse_parent(parent: Unit | None, kind: UnitKind, on: date) -> None:
    """Refuse a superior that did not exist that day, and anything but groups in a cell."""
    if parent is None:
        return
    refuse_not_alive(parent, on)
    if parent.kind.is_cell and kind.is_cell:
        raise Invalid(_("Chi bộ không có chi bộ trực thuộc."), field="parent")


def note_event(
    *,
    by: Person | None,
    kind: UnitEvent.Kind,
    on: date,
    decision: str,
    before: list[Unit] | None = None,
    after: list[Unit] | None = None,
) -> UnitEvent:
    """Write down what happened to which units, in their history and in the ledger.

    Called before the people are moved: those of units that end or change hands are told.
    """
    event = UnitEvent.objects.create(kind=kind, on=on, decision=text.tidy(decision))
    event.before.set(before or [])
    event.after.set(after or [])
    for unit in {*(before or []), *(after or [])}:
        record(by=by, act=f"org.unit_{kind.value}", about=event, unit=unit)
    if kind in _MOVES_PEOPLE:
        connections_changed(accounts_connected([unit.pk for unit in before or []], on))
    return event


def remember(unit: Unit, event: UnitEvent) -> None:
    """Keep what ``unit`` has been until the day of ``event``.

    A second change on the day of another adds nothing: the state between lasted no day.

    Raises:
        Conflict: a later change is on record.
        Invalid: the day lies outside the unit's life.
    """
    refuse_not_alive(unit, event.on)
    since = _unchanged_since(unit)
    if since > event.on:
        raise Conflict(
            _("Đã ghi một thay đổi của tổ chức này vào ngày %(day)s, sau ngày đồng chí nhập.")
            % {"day": dates.short(since)},
            field="on",
        )
    if since == event.on:
        return
    PastUnit.objects.create(
        unit=unit,
        name=unit.name,
        short_name=unit.short_name,
        kind=unit.kind,
        parent=unit.parent,
        starts=since,
        ends=event.on,
        event=event,
    )


def _change(
    by: Person | None,
    unit: Unit,
    what: UnitEvent.Kind,
    on: date,
    decision: str,
    **values: object,
) -> Unit:
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    event = note_event(by=by, kind=what, on=on, decision=decision, before=[unit], after=[unit])
    remember(unit, event)
    for field, value in values.items():
        setattr(unit, field, value)
    unit.save(update_fields=list(values))
    return unit


def _unchanged_since(unit: Unit) -> date:
    last = PastUnit.objects.filter(unit=unit).order_by("-ends").first()
    return last.ends if last else unit.starts


def _names(name: str, short_name: str) -> dict[str, str]:
    tidy = text.tidy(name)
    if not tidy:
        raise Invalid(_("Hãy ghi tên tổ chức đảng."), field="name")
    return {"name": tidy, "short_name": text.tidy(short_name) or tidy[:80]}
