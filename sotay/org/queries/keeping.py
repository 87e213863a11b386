"""What the pages of whoever keeps a roster show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.refusals import Missing
from sotay.org.models import (
    Body,
    Charge,
    Correction,
    DatedFact,
    Departure,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Term,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.first import Step, first_steps, on_the_way
from sotay.org.queries.people import home_of
from sotay.org.queries.units import UnitNode, tree_on

FACTS: dict[str, Any] = {
    "membership": Membership,
    "stage": StagePeriod,
    "status": StatusPeriod,
    "absence": TemporaryAbsence,
    "position": Position,
    "charge": Charge,
}


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit as its administrator keeps it; facts that begin later are shown too."""

    unit: Unit
    members: int
    term: Term | None
    terms: list[Term]
    bodies: list[Body]
    positions: list[Position]
    charges: list[Charge]
    roles: list[SystemRole]
    under: list[UnitNode]
    steps: list[Step]
    is_cell: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One dated fact of a person. ``kind`` and ``pk`` lead to its correction."""

    kind: str
    pk: int
    words: str
    starts: date
    ends: date | None
    decision: str
    corrected: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What was put right: when, by whom, why, what stood there."""

    at: Any
    by: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A person as the administrator keeps them: facts, the dated history, what may be done."""

    person: Person
    home: Unit | None
    is_probationary: bool
    is_away: bool
    status: str
    history: list[HistoryLine]
    departures: list[Departure]
    corrections: list[CorrectionLine]


def kept_unit(unit: Unit, day: date) -> KeptUnit:
    """The unit with everything that lasts on ``day`` or begins later."""
    later = holds_on(day) | Q(starts__gt=day)
    terms = list(Term.objects.filter(unit=unit).order_by("-starts"))
    people = ("person", "unit")
    positions = Position.objects.filter(later, unit=unit).select_related("title", "body", *people)
    home = Membership.objects.filter(holds_on(day), unit=unit, kind=Membership.Kind.HOME)
    steps = [] if unit.kind.is_cell else first_steps(unit)
    return KeptUnit(
        unit=unit,
        members=home.count(),
        term=next((term for term in terms if term.starts <= day), None),
        terms=terms,
        bodies=list(Body.objects.filter(later, unit=unit).order_by("kind__rank", "starts")),
        positions=list(positions.order_by("title__rank", "person__name_key", "starts")),
        charges=list(Charge.objects.filter(later, unit=unit).select_related(*people)),
        roles=list(SystemRole.objects.filter(later, unit=unit).select_related(*people)),
        under=_under(tree_on(day), unit.pk),
        steps=steps if on_the_way(steps) else [],
        is_cell=unit.kind.is_cell,
    )


def kept_person(person: Person, day: date) -> KeptPerson:
    """The person with the whole dated history, the latest first."""
    corrections = list(person.facts_put_right.select_related("by"))
    corrected = {(one.fact_kind, one.fact_id) for one in corrections}
    history = [
        _line(kind, row, day, corrected)
        for kind, model in FACTS.items()
        for row in _rows(model, person)
    ]
    history.sort(key=lambda line: (line.starts, line.pk), reverse=True)
    status = next((line for line in history if line.kind == "status" and line.is_now), None)
    return KeptPerson(
        person=person,
        home=home_of(person, day),
        is_probationary=StagePeriod.objects.filter(
            holds_on(day), person=person, stage=StagePeriod.Stage.PROBATIONARY
        ).exists(),
        is_away=any(line.is_now and line.kind == "absence" for line in history)
        or Membership.objects.filter(
            holds_on(day), person=person, kind=Membership.Kind.TEMPORARY
        ).exists(),
        status=_status_code(person, day) if status else "",
        history=history,
        departures=list(person.departures.all()),
        corrections=[_correction(one) for one in corrections],
    )


def fact_of(person: Person, kind: str, fact_id: int) -> DatedFact:
    """One dated fact of the person.

    Raises:
        Missing: there is none of that kind and id, or it is another person's.
    """
    model = FACTS.get(kind)
    found = model._default_manager.filter(pk=fact_id, person=person).first() if model else None
    if not isinstance(found, DatedFact):
        raise Missing(_("Không tìm thấy dòng này trong quá trình của đồng chí."))
    return found


def words_of(fact: Any) -> str:
    """One dated fact in a line."""
    match fact:
        case Membership():
            return f"{fact.unit.name} ({fact.get_kind_display()})"
        case StagePeriod():
            return _("Đảng viên %(stage)s") % {"stage": fact.get_stage_display()}
        case StatusPeriod():
            shown = str(fact.get_status_display())
            return shown[:1].upper() + shown[1:]
        case TemporaryAbsence():
            return _("Sinh hoạt tạm thời tại %(place)s") % {"place": fact.place}
        case Position():
            return f"{fact.title.name}, {(fact.body or fact.unit).name}"
        case Charge():
            return _("Phụ trách %(unit)s") % {"unit": fact.unit.name}
    raise TypeError(type(fact).__name__)


def departure_of(person: Person, departure_id: int) -> Departure:
    """One departure of the person.

    Raises:
        Missing: there is none with this id, or it is another person's.
    """
    found = Departure.objects.filter(pk=departure_id, person=person).first()
    if found is None:
        raise Missing(_("Không tìm thấy dòng này trong quá trình của đồng chí."))
    return found


def of_unit(model: Any, unit: Unit, pk: int) -> Any:
    """A position, charge, role or body of this unit.

    Raises:
        Missing: there is none with this id, or it is another unit's.
    """
    related = [name for name in ("person", "title", "kind") if hasattr(model, name)]
    found = model._default_manager.filter(pk=pk, unit=unit).select_related(*related).first()
    if found is None:
        raise Missing(_("Không tìm thấy dòng này của tổ chức đảng."))
    return found


def _line(kind: str, row: Any, day: date, corrected: set[tuple[str, int]]) -> HistoryLine:
    return HistoryLine(
        kind=kind,
        pk=row.pk,
        words=words_of(row),
        starts=row.starts,
        ends=row.ends,
        decision=row.decision,
        corrected=(type(row).__name__.lower(), row.pk) in corrected,
        is_now=row.starts <= day and (row.ends is None or day < row.ends),
    )


def _rows(model: Any, person: Person) -> Any:
    names = {field.name for field in model._meta.get_fields()}
    related = [name for name in ("unit", "title", "body") if name in names]
    return model._default_manager.filter(person=person).select_related(*related)


def _status_code(person: Person, day: date) -> str:
    row = StatusPeriod.objects.filter(holds_on(day), person=person).first()
    return row.status if row else ""


def _correction(one: Correction) -> CorrectionLine:
    days = {
        key: dates.short(date.fromisoformat(value)) if value else "…"
        for key, value in (("starts", one.before.get("starts")), ("ends", one.before.get("ends")))
    }
    words = _("trước ghi: từ %(starts)s đến trước %(ends)s") % days
    if not one.after:
        words = _("đã bỏ dòng ghi: từ %(starts)s đến trước %(ends)s") % days
    return CorrectionLine(one.at, one.by.full_name if one.by else "", words, one.reason)


def _under(nodes: Any, unit_id: int) -> list[UnitNode]:
    for node in nodes:
        found = list(node.children) if node.id == unit_id else _under(node.children, unit_id)
        if found:
            return found
    return []
