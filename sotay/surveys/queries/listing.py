"""The surveys that ask somebody, and what somebody is to an invitation."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org.models import Person, Unit
from sotay.policy import Relation, Right, may
from sotay.surveys.models import Invitation, Survey
from sotay.surveys.queries.doors import units_served
from sotay.surveys.rules import life

SHOWN = 100


@dataclass(frozen=True)
class AskedLine:
    """A survey in the list of whoever it asks.

    Attributes:
        waits: it takes answers, and this person has sent none.
    """

    id: int
    title: str
    unit: str
    anonymous: bool
    closes_at: datetime | None
    waits: bool
    state_name: str
    kind: str


@dataclass(frozen=True)
class ListPage:
    """What asks the reader, and whether the reader has surveys to run or sheets to enter."""

    waiting: tuple[AskedLine, ...]
    others: tuple[AskedLine, ...]
    desks: tuple[tuple[int, str, str], ...]


def relations_to_invitation(person: Person | None, invitation: Invitation) -> frozenset[Relation]:
    """Whose invitation it is; nobody else has anything to do with it."""
    if person is None:
        return frozenset()
    own = {Relation.SELF} if invitation.person_id == person.pk else set()
    return frozenset({Relation.SIGNED_IN} | own)


def waiting_for(person: Person) -> list[AskedLine]:
    """The surveys that ask the person and wait for an answer, the first to close first."""
    rows = Invitation.objects.filter(
        person=person,
        answered=False,
        late=False,
        survey__state=Survey.State.OPEN,
        survey__kind=Survey.Kind.SURVEY,
        survey__closes_at__gt=clock.now(),
    )
    found = rows.select_related("survey__unit").order_by("survey__closes_at", "id")
    return [_line(row) for row in found[:SHOWN]]


def list_page(person: Person) -> ListPage:
    """Everything that asks or asked the person, and where the person has something to do."""
    rows = Invitation.objects.filter(person=person, survey__kind=Survey.Kind.SURVEY)
    found = rows.select_related("survey__unit").order_by("-survey")[:SHOWN]
    lines = [_line(row) for row in found]
    return ListPage(
        waiting=tuple(line for line in lines if line.waits),
        others=tuple(line for line in lines if not line.waits),
        desks=tuple(_desks(person)),
    )


def _desks(person: Person) -> list[tuple[int, str, str]]:
    """What the doors to a survey's desk let the person through to (``doors.survey_at_desk``)."""
    served = units_served(person)
    if not served:
        return []
    units = Unit.objects.filter(pk__in=served)
    kept = [unit.pk for unit in units if may(person, Right.SURVEYS_KEEP, unit)]
    entered = [unit.pk for unit in units if may(person, Right.SURVEYS_ENTER, unit)]
    surveys = Survey.objects.filter(kind=Survey.Kind.SURVEY)
    own = surveys.filter(unit__in=kept)
    entering = surveys.exclude(state=Survey.State.DRAFT).filter(
        pk__in=Invitation.objects.filter(unit__in=entered).values("survey")
    )
    rows = (own | entering).select_related("unit").order_by("-id").distinct()[:SHOWN]
    return [(row.pk, row.title, f"{row.unit} · {row.get_state_display()}") for row in rows]


def _line(row: Invitation) -> AskedLine:
    survey = row.survey
    is_open = life.takes_answers(survey.state, survey.closes_at, clock.now())
    name, kind = _state(row, is_open=is_open)
    return AskedLine(
        id=survey.pk,
        title=survey.title,
        unit=survey.unit.name,
        anonymous=survey.anonymous,
        closes_at=survey.closes_at,
        waits=is_open and not row.answered and not row.late,
        state_name=name,
        kind=kind,
    )


def _state(row: Invitation, *, is_open: bool) -> tuple[str, str]:
    if row.answered:
        return _("đã trả lời"), "ok"
    if row.late:
        return _("phiếu chờ đơn vị nhận"), "warn"
    return (_("chưa trả lời"), "brand") if is_open else (_("đã kết thúc"), "plain")
