"""Requests for correction: one's own, and those one may answer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import DatedFact, Membership, Person, SystemRole
from sotay.org.queries import home_of, subtree_ids
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import ancestor_ids
from sotay.policy import Right, may
from sotay.privacy import registry
from sotay.privacy.facts import PERSONAL_FIELDS, dated_fact_of
from sotay.privacy.models import CorrectionRequest
from sotay.privacy.queries.own import line_of


@dataclass(frozen=True)
class ShownFact:
    """A fact as its person sees it."""

    key: str
    label: str
    shown: str


@dataclass(frozen=True)
class CorrectionLine:
    """A request in a list, with its state."""

    id: int
    person: str
    label: str
    shown: str
    words: str
    sent_at: datetime
    state: str
    kind: str
    answer: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class CorrectionPage:
    """One request for whoever answers it; ``fact`` is None once the fact is gone."""

    correction: CorrectionRequest
    line: CorrectionLine
    home: str
    is_dated: bool
    value: str
    starts: date | None
    ends: date | None
    is_there: bool


def shown_fact(person: Person, key: str) -> ShownFact:
    """The fact of this person's own data that ``key`` names.

    Raises:
        Missing: none of theirs is called so.
    """
    for section in registry.sections():
        if section.key not in ("person", "standing"):
            continue
        for item in section.collect(person):
            if item.correctable == key:
                return ShownFact(key, item.title, line_of(item.facts))
    raise Missing(_("Không tìm thấy mục này trong dữ liệu của đồng chí."))


def answerers_for(person: Person) -> list[Person]:
    """Those others who keep the roster of the person's home unit or above it, today."""
    home = home_of(person, clock.today())
    if home is None:
        return []
    units = [home.pk, *ancestor_ids(home)]
    roles = SystemRole.objects.filter(
        holds_on(clock.today()), unit__in=units, role=SystemRole.Role.ADMINISTRATOR
    )
    # Nobody answers a request of their own.
    return list(Person.objects.filter(pk__in=roles.values("person_id")).exclude(pk=person.pk))


def own_corrections(person: Person) -> list[CorrectionLine]:
    """What this person asked for, the newest first."""
    rows = CorrectionRequest.objects.filter(person=person)
    return [_line(row) for row in rows.select_related("person", "answer__by")]


def corrections_to_answer(viewer: Person) -> list[CorrectionLine]:
    """The requests of the people whose rosters ``viewer`` keeps, the unanswered first."""
    day = clock.today()
    roles = SystemRole.objects.filter(
        holds_on(day), person=viewer, role=SystemRole.Role.ADMINISTRATOR
    ).select_related("unit")
    units = {one for role in roles for one in subtree_ids(role.unit)}
    at_home = Membership.objects.filter(
        holds_on(day), person=OuterRef("person"), unit__in=units, kind=Membership.Kind.HOME
    )
    rows = CorrectionRequest.objects.filter(Exists(at_home)).exclude(person=viewer)
    rows = rows.select_related("person", "answer__by")
    lines = [_line(row) for row in rows.order_by("-sent_at", "-id")[:200]]
    return sorted(lines, key=lambda line: line.answered_at is not None)


def is_administrator(viewer: Person) -> bool:
    """Whether ``viewer`` keeps any roster today."""
    return SystemRole.objects.filter(
        holds_on(clock.today()), person=viewer, role=SystemRole.Role.ADMINISTRATOR
    ).exists()


def correction_for(viewer: Person, request_id: int) -> CorrectionRequest:
    """A request that ``viewer`` may answer.

    Raises:
        Missing: there is none, or it is another unit's; the two look alike.
    """
    found = CorrectionRequest.objects.select_related("person").filter(pk=request_id).first()
    if found is None or not may(viewer, Right.ORG_CORRECTION_ANSWER, found.person):
        raise Missing(_("Không tìm thấy đề nghị này."))
    return found


def correction_page(correction: CorrectionRequest) -> CorrectionPage:
    """One request with the fact as it is now."""
    person = correction.person
    kind, _dot, name = correction.fact.partition(".")
    home = home_of(person, clock.today())
    personal = kind == "person" and name in PERSONAL_FIELDS
    fact = None if personal else dated_fact_of(person, correction.fact)
    return CorrectionPage(
        correction=correction,
        line=_line(correction),
        home=home.name if home else "",
        is_dated=not personal,
        value=_value(person, name) if personal else "",
        starts=fact.starts if isinstance(fact, DatedFact) else None,
        ends=fact.ends if isinstance(fact, DatedFact) else None,
        is_there=personal or fact is not None,
    )


def _value(person: Person, name: str) -> str:
    if name == "sex":
        return str(person.get_sex_display())
    value = getattr(person, name)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _line(row: CorrectionRequest) -> CorrectionLine:
    answer = getattr(row, "answer", None)
    if answer is None:
        state, kind = _("đang chờ trả lời"), "brand"
    elif answer.accepted:
        state, kind = _("đã sửa"), "ok"
    else:
        state, kind = _("giữ nguyên"), "plain"
    return CorrectionLine(
        id=row.pk,
        person=row.person.full_name,
        label=row.label,
        shown=row.shown,
        words=row.words,
        sent_at=row.sent_at,
        state=state,
        kind=kind,
        answer=answer.words if answer else "",
        answered_by=answer.by.full_name if answer else "",
        answered_at=answer.at if answer else None,
    )
