"""Why somebody is something to a unit: the dated facts behind every relation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.org.explaining import Explained, Subject
from sotay.org.models import (
    Charge,
    Membership,
    Person,
    Position,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Title,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import ancestor_ids
from sotay.policy import Relation, relations_to
from sotay.policy.matrix import GRANTS
from sotay.policy.words import RELATIONS, RIGHTS

MOST_PAST = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """One fact that makes somebody something; ``relations`` is empty for one that takes away."""

    sentence: str
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One right: whether it is given, and by or for whom."""

    words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyPage:
    """Why somebody sees a thing. ``name`` is empty where they may not know of it."""

    label: str
    name: str
    unit: Unit | None
    grounds: tuple[str, ...]
    ended: tuple[str, ...]
    granted: tuple[Verdict, ...]
    missing: tuple[Verdict, ...]
    to_see: tuple[str, ...]


def why_page(viewer: Person, explained: Explained, subject: Subject | None, day: date) -> WhyPage:
    """The relations of ``viewer`` to the thing, their grounds, and what each right needs."""
    to_see = _words(GRANTS[explained.rights[0]])
    label = str(explained.label)
    if subject is None:
        return WhyPage(label, "", None, (), (), (), (), to_see)
    relations = relations_to(viewer, subject.thing)
    grounds = grounds_of(viewer, subject.unit, day) if subject.unit else ()
    told = frozenset[Relation]().union(*(one.relations for one in grounds))
    of_the_thing = _words(relations - told - {Relation.SIGNED_IN})
    sentences = [one.sentence for one in grounds]
    if of_the_thing:
        sentences.append(
            _("Với %(thing)s này, đồng chí là: %(words)s.")
            % {"thing": label, "words": ", ".join(of_the_thing)}
        )
    granted: list[Verdict] = []
    missing: list[Verdict] = []
    for right in explained.rights:
        by = GRANTS[right] & relations
        verdicts = granted if by else missing
        verdicts.append(Verdict(str(RIGHTS[right]), _words(by or GRANTS[right])))
    return WhyPage(
        label=label,
        name=subject.name,
        unit=subject.unit,
        grounds=tuple(sentences),
        ended=_ended(viewer, subject.unit, day) if subject.unit else (),
        granted=tuple(granted),
        missing=tuple(missing),
        to_see=to_see,
    )


def grounds_of(person: Person, unit: Unit, day: date) -> tuple[Ground, ...]:
    """Every fact of ``day`` that makes ``person`` something to ``unit``.

    Their relations together are those by which the policy judges (a test holds it).
    """
    above = ancestor_ids(unit)
    return (
        *_by_membership(person, unit, day),
        *_by_positions(person, unit, above, day),
        *(
            Ground(
                _("Đồng chí được phân công phụ trách %(unit)s, %(days)s.")
                % {"unit": unit.name, "days": _days(row)},
                frozenset({Relation.IN_CHARGE}),
            )
            for row in Charge.objects.filter(holds_on(day), person=person, unit=unit)
        ),
        *_by_roles(person, unit, above, day),
    )


def _by_membership(person: Person, unit: Unit, day: date) -> list[Ground]:
    rows = Membership.objects.filter(holds_on(day), person=person, unit=unit)
    status = StatusPeriod.objects.filter(holds_on(day), person=person).order_by("pk").first()
    found = []
    for row in rows:
        relation = frozenset({Relation.MEMBER})
        words = _("Đồng chí là đảng viên của %(unit)s (%(kind)s), %(days)s.")
        sentence = words % {
            "unit": unit.name,
            "kind": row.get_kind_display(),
            "days": _days(row),
        }
        if status is not None:
            suspended = status.status == StatusPeriod.Status.SUSPENDED
            relation = frozenset() if suspended else frozenset({Relation.EXEMPT_MEMBER})
            sentence += " " + _("Nhưng: %(status)s, %(days)s.") % {
                "status": status.get_status_display(),
                "days": _days(status),
            }
        found.append(Ground(sentence, relation))
    absence = TemporaryAbsence.objects.filter(holds_on(day), person=person).first()
    if found and absence is not None:
        found.append(
            Ground(
                _("Đồng chí đang sinh hoạt tạm thời tại %(place)s, %(days)s; vẫn xem được ở đây.")
                % {"place": absence.place, "days": _days(absence)},
                frozenset(),
            )
        )
    return found


_OFFICES = {
    Title.Office.HEAD.value: frozenset({Relation.HEAD, Relation.COMMITTEE}),
    Title.Office.DEPUTY.value: frozenset({Relation.DEPUTY, Relation.COMMITTEE}),
    Title.Office.COMMITTEE.value: frozenset({Relation.COMMITTEE}),
}


def _by_positions(person: Person, unit: Unit, above: list[int], day: date) -> list[Ground]:
    rows = Position.objects.filter(holds_on(day), person=person, unit__in=[unit.pk, *above])
    found = []
    for row in rows.select_related("title", "unit").order_by("title__rank", "pk"):
        held = {"title": row.title.name, "unit": row.unit.name, "days": _days(row)}
        if row.unit_id == unit.pk:
            sentence = _("Đồng chí giữ chức danh %(title)s của %(unit)s, %(days)s.") % held
            found.append(Ground(sentence, _OFFICES.get(row.title.office, frozenset())))
        elif row.title.office:
            sentence = _("Đồng chí giữ chức danh %(title)s của %(unit)s là cấp trên, %(days)s.")
            found.append(Ground(sentence % held, frozenset({Relation.SUPERIOR_COMMITTEE})))
    return found


def _by_roles(person: Person, unit: Unit, above: list[int], day: date) -> list[Ground]:
    rows = SystemRole.objects.filter(holds_on(day), person=person, unit__in=[unit.pk, *above])
    as_relation = {
        SystemRole.Role.ADMINISTRATOR.value: Relation.ADMINISTRATOR,
        SystemRole.Role.CLERK.value: Relation.CLERK,
    }
    return [
        Ground(
            _("Đồng chí được giao việc %(role)s của %(unit)s, %(days)s.")
            % {"role": row.get_role_display(), "unit": row.unit.name, "days": _days(row)},
            frozenset({as_relation[row.role]}),
        )
        for row in rows.select_related("unit")
    ]


def _ended(person: Person, unit: Unit, day: date) -> tuple[str, ...]:
    """What somebody had here and has no more: often the answer to "why not any longer"."""
    near = [unit.pk, *ancestor_ids(unit)]
    rows: list[tuple[Any, str]] = [
        *(
            (row, row.title.name)
            for row in Position.objects.filter(
                person=person, unit__in=near, ends__lte=day
            ).select_related("title", "unit")
        ),
        *(
            (row, _("đảng viên"))
            for row in Membership.objects.filter(
                person=person, unit=unit, ends__lte=day
            ).select_related("unit")
        ),
        *(
            (row, _("phụ trách"))
            for row in Charge.objects.filter(person=person, unit=unit, ends__lte=day)
        ),
        *(
            (row, str(row.get_role_display()))
            for row in SystemRole.objects.filter(person=person, unit__in=near, ends__lte=day)
        ),
    ]
    rows.sort(key=lambda pair: pair[0].ends, reverse=True)
    return tuple(
        _("%(what)s, %(unit)s: đến hết ngày trước %(day)s.")
        % {"what": what, "unit": row.unit.name, "day": dates.short(row.ends)}
        for row, what in rows[:MOST_PAST]
    )


def _words(relations: frozenset[Relation]) -> tuple[str, ...]:
    return tuple(str(words) for relation, words in RELATIONS.items() if relation in relations)


def _days(row: Any) -> str:
    if row.ends is None:
        return _("từ ngày %(starts)s") % {"starts": dates.short(row.starts)}
    return _("từ ngày %(starts)s đến trước ngày %(ends)s") % {
        "starts": dates.short(row.starts),
        "ends": dates.short(row.ends),
    }
