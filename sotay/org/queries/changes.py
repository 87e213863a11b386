"""What an act changes, as sentences: the rows around it before and after are compared."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.org.models import (
    Body,
    Charge,
    Membership,
    Person,
    Position,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Term,
    Unit,
)
from sotay.org.models.people import StagePeriod


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what would change; ``names`` are the people it is about, when it is many."""

    sentence: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A dated row, reduced to what a reader wants to know of it."""

    what: str
    words: str
    person: str
    unit: str
    starts: date
    ends: date | None


@dataclass(slots=True)
class State:
    """Every row around some units and people that lasts on a day or later."""

    rows: dict[tuple[str, int], Row] = field(default_factory=dict)
    units: dict[int, tuple[str, str, str, date | None]] = field(default_factory=dict)


def state_around(units: Collection[Unit], people: Collection[Person], on: date) -> State:
    """The rows of ``units``, of those directly under or made beside them, and of ``people``."""
    ids = {unit.pk for unit in units}
    parents = {unit.parent_id for unit in units if unit.parent_id} if ids else set()
    near = Unit.objects.filter(Q(pk__in=ids) | Q(parent__in=ids | parents))
    state = State()
    for unit in near.select_related("kind", "parent"):
        superior = unit.parent.name if unit.parent else ""
        state.units[unit.pk] = (unit.name, superior, unit.kind.name, unit.ends)
    here = Q(unit__in=state.units) if ids else Q(pk__in=())
    about = here | Q(person__in=[person.pk for person in people])
    _add(state, Membership, about, on, lambda row: str(row.get_kind_display()))
    _add(state, Position, about, on, lambda row: row.title.name, "title")
    _add(state, Charge, about, on, lambda row: _("phụ trách"))
    _add(state, SystemRole, about, on, lambda row: str(row.get_role_display()))
    _add(state, Body, here, on, lambda row: row.name)
    _add(state, Term, here, on, lambda row: row.name)
    theirs = Q(person__in=[person.pk for person in people])
    _add(state, StagePeriod, theirs, on, lambda row: str(row.get_stage_display()))
    _add(state, StatusPeriod, theirs, on, lambda row: str(row.get_status_display()))
    _add(state, TemporaryAbsence, theirs, on, lambda row: row.place)
    return state


def compare(before: State, after: State, on: date) -> list[Change]:
    """The difference, most important first: units, people, positions, the rest."""
    return [
        *_of_units(before, after, on),
        *_of_memberships(before, after),
        *_of_others(before, after),
    ]


def _add(state: State, model: type[Model], where: Q, on: date, words: Any, *related: str) -> None:
    rows: Any = model._default_manager.filter(where, Q(ends__isnull=True) | Q(ends__gte=on))
    names = {one.name for one in model._meta.get_fields()}
    also = [name for name in ("person", "unit") if name in names]
    for row in rows.select_related(*also, *related).order_by("pk"):
        state.rows[model.__name__, row.pk] = Row(
            what=model.__name__,
            words=words(row),
            person=row.person.full_name if "person" in names else "",
            unit=row.unit.name if "unit" in names else "",
            starts=row.starts,
            ends=row.ends,
        )


def _of_units(before: State, after: State, on: date) -> Iterable[Change]:
    day = dates.short(on)
    for pk, (name, superior, kind, ends) in after.units.items():
        was = before.units.get(pk)
        if was is None:
            under = {"name": name, "kind": kind, "day": day}
            yield Change(_("Thành lập %(name)s (%(kind)s) từ ngày %(day)s.") % under)
            continue
        if was[0] != name:
            yield Change(
                _("%(old)s đổi tên thành %(new)s từ ngày %(day)s.")
                % {"old": was[0], "new": name, "day": day}
            )
        if was[1] != superior:
            moved = {"name": name, "old": was[1] or "–", "new": superior or "–"}
            yield Change(_("%(name)s chuyển từ trực thuộc %(old)s sang %(new)s.") % moved)
        if was[2] != kind:
            turned = {"name": name, "old": was[2], "new": kind}
            yield Change(_("%(name)s chuyển từ %(old)s thành %(new)s.") % turned)
        if was[3] != ends and ends is not None:
            yield Change(
                _("%(name)s kết thúc hoạt động từ ngày %(day)s; hồ sơ cũ vẫn đọc được.")
                % {"name": name, "day": dates.short(ends)}
            )


def _of_memberships(before: State, after: State) -> Iterable[Change]:
    """Who goes from where to where; many who go the same way are one line."""
    left, came = _ended(before, after, "Membership"), _begun(before, after, "Membership")
    # At home or received for a time: the two are never taken for each other.
    new = {(row.person, row.words): row for row in came}
    ways: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in left:
        to = new.pop((row.person, row.words), None)
        ways[row.words, row.unit, to.unit if to else ""].append(row.person)
    for row in new.values():
        ways[row.words, "", row.unit].append(row.person)
    for key, row in after.rows.items():
        was = before.rows.get(key)
        if key[0] == "Membership" and was is not None and was.unit != row.unit:
            ways[row.words, was.unit, row.unit].append(row.person)
    for (kind, source, target), names in ways.items():
        yield Change(_way(kind, source, target, len(names)), tuple(sorted(names)))


def _way(kind: str, source: str, target: str, count: int) -> str:
    words = {"count": count, "kind": kind, "source": source, "target": target}
    if source and target:
        return _("%(count)d đảng viên (%(kind)s) chuyển từ %(source)s sang %(target)s.") % words
    if target:
        return _("%(count)d đảng viên (%(kind)s) vào danh sách của %(target)s.") % words
    return _("%(count)d đảng viên (%(kind)s) ra khỏi danh sách của %(source)s.") % words


def _of_others(before: State, after: State) -> Iterable[Change]:
    for what in ("Term", "Body", "Position", "Charge", "SystemRole", *_OF_PERSONS):
        for row in _ended(before, after, what):
            assert row.ends is not None
            yield Change(
                _("Kết thúc từ ngày %(day)s: %(fact)s.")
                % {"day": dates.short(row.ends), "fact": _fact(row)}
            )
        for row in _begun(before, after, what):
            yield Change(
                _("Bắt đầu từ ngày %(day)s: %(fact)s.")
                % {"day": dates.short(row.starts), "fact": _fact(row)}
            )
        for key, row in before.rows.items():
            if key[0] == what and key not in after.rows:
                yield Change(_("Bỏ dòng đã ghi: %(fact)s.") % {"fact": _fact(row)})


_OF_PERSONS = ("StagePeriod", "StatusPeriod", "TemporaryAbsence")


def _fact(row: Row) -> str:
    return " · ".join(part for part in (row.words, row.person, row.unit) if part)


def _ended(before: State, after: State, what: str) -> list[Row]:
    return [
        row
        for key, row in after.rows.items()
        if key[0] == what
        and key in before.rows
        and row.ends is not None
        and row.ends != before.rows[key].ends
    ]


def _begun(before: State, after: State, what: str) -> list[Row]:
    return [row for key, row in after.rows.items() if key[0] == what and key not in before.rows]
