"""The organisation acts of a unit and what is under it, as the ledger has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.ledger.models import Entry
from sotay.org.models import Membership, Person, Position, SystemRole, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.days import holds_on
from sotay.privacy.acts import READABLE, name_of_act

PAGE = 100
_LATEST = 10_000
_PERSON = "org.person"


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the acts."""

    person: str = ""
    since: date | None = None
    until: date | None = None
    act: str = ""


@dataclass(frozen=True)
class ActLine:
    """One act: when, who, what, about whom or what, where."""

    seq: int
    at: datetime
    by: str
    what: str
    about: str
    unit: str


@dataclass(frozen=True)
class AuditPage:
    """The newest acts, and whether there are older ones."""

    lines: list[ActLine]
    more: bool


def units_to_audit(viewer: Person) -> list[Unit]:
    """The units whose acts ``viewer`` reads by a post or by keeping the roster, in order."""
    today = clock.today()
    posts = Position.objects.filter(holds_on(today), person=viewer).exclude(title__office="")
    roles = SystemRole.objects.filter(
        holds_on(today), person=viewer, role=SystemRole.Role.ADMINISTRATOR
    )
    units = Unit.objects.filter(
        Q(pk__in=posts.values("unit_id")) | Q(pk__in=roles.values("unit_id"))
    )
    return list(units.order_by("code"))


def audit_page(unit: Unit, asked: Asked) -> AuditPage:
    """The newest acts of ``unit`` and all under it that fit what is asked."""
    found = list(_entries(unit, asked)[: PAGE + 1])
    return AuditPage(_lines(found[:PAGE]), len(found) > PAGE)


def audit_lines(unit: Unit, asked: Asked) -> Iterator[ActLine]:
    """All of them, the newest first, in pieces: a year of a province fits no memory."""
    rows, piece = _entries(unit, asked), None
    while piece is None or piece:
        upper = Q(seq__lt=piece[-1].seq) if piece else Q()
        piece = list(rows.filter(upper)[:_LATEST])
        yield from _lines(piece)


def _entries(unit: Unit, asked: Asked) -> QuerySet[Entry]:
    units = list(subtree_ids(unit))
    of_people = Membership.objects.filter(unit__in=units).annotate(
        about=Cast("person_id", CharField(max_length=40))
    )
    here = Q(unit_id__in=units) | Q(
        unit_id=None, about_kind=_PERSON, about_id__in=of_people.values("about")
    )
    kinds = Q()
    for folder in READABLE:
        kinds |= Q(act__startswith=folder)
    rows = Entry.objects.filter(here, kinds).order_by("-seq")
    if asked.act:
        rows = rows.filter(act=asked.act)
    if asked.since:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    if asked.person:
        rows = rows.filter(_of_person(asked.person))
    return rows


def _of_person(name: str) -> Q:
    """Acts by, or about, whoever is called so."""
    people = Person.objects.filter(full_name__icontains=name)
    ids = list(people.values_list("pk", flat=True)[:500])
    return Q(actor_person_id__in=ids) | Q(
        about_kind=_PERSON, about_id__in=[str(one) for one in ids]
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM)


def _lines(entries: list[Entry]) -> list[ActLine]:
    about = {int(one.about_id) for one in entries if one.about_kind == _PERSON}
    ids = about | {one.actor_person_id for one in entries if one.actor_person_id}
    people = dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    units = dict(
        Unit.objects.filter(pk__in={one.unit_id for one in entries}).values_list("pk", "short_name")
    )
    return [
        ActLine(
            seq=one.seq,
            at=one.at,
            by=people.get(one.actor_person_id or 0, ""),
            what=name_of_act(one.act),
            about=people.get(int(one.about_id), "") if one.about_kind == _PERSON else "",
            unit=units.get(one.unit_id or 0, ""),
        )
        for one in entries
    ]
