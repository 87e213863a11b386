"""The page of whoever runs a survey or enters sheets for people of a unit."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from sotay.kernel import clock
from sotay.org.models import Person
from sotay.policy import Right, may
from sotay.surveys.models import Circle, Invitation, PaperEntry, Sheet, Step, Survey
from sotay.surveys.queries.doors import enters_for
from sotay.surveys.queries.population import population_of
from sotay.surveys.rules import life
from sotay.surveys.rules.paper import PAPER


@dataclass(frozen=True)
class UnitLine:
    """How many of a unit are asked and have answered; never who, of an anonymous survey."""

    name: str
    asked: int
    answered: int


@dataclass(frozen=True)
class StepLine:
    """One act of the survey's life."""

    what: str
    by: str
    at: datetime
    until: datetime | None


@dataclass(frozen=True)
class DeskPage:
    """Where a survey stands.

    Attributes:
        would_ask: of a draft, how many the audience means today.
        late: sheets that wait for the unit.
    """

    survey: Survey
    keeps: bool
    is_open: bool
    takes_paper: bool
    would_ask: int
    asked: int
    answered: int
    late: int
    units: tuple[UnitLine, ...]
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class EntryPerson:
    """Somebody for whom a sheet may be entered."""

    id: int
    name: str
    unit: str
    answered: bool
    on_paper: bool


@dataclass(frozen=True)
class CircleLine:
    """A pile of printed sheets: how many were handed in, how many are typed in."""

    number: int
    name: str
    people: int
    handed_in: int
    entered: int
    begun: int


def desk_page(person: Person, survey: Survey) -> DeskPage:
    """The survey for whoever keeps it, or enters sheets in it."""
    rows = Invitation.objects.filter(survey=survey)
    keeps = may(person, Right.SURVEYS_KEEP, survey.unit)
    if not keeps:
        rows = rows.filter(unit__in=enters_for(person, survey))
    by_unit = (
        rows.order_by("unit__name", "unit")
        .values("unit__name", "unit")
        .annotate(asked=Count("id"), came=Count("id", filter=Q(answered=True)))
    )
    units = tuple(UnitLine(row["unit__name"], row["asked"], row["came"]) for row in by_unit)
    is_draft = survey.state == Survey.State.DRAFT
    steps = Step.objects.filter(survey=survey).select_related("by")
    return DeskPage(
        survey=survey,
        keeps=keeps,
        is_open=life.takes_answers(survey.state, survey.closes_at, clock.now()),
        takes_paper=life.takes_paper(survey.state),
        would_ask=sum(map(len, population_of(survey, clock.today()).values())) if is_draft else 0,
        asked=sum(unit.asked for unit in units),
        answered=sum(unit.answered for unit in units),
        late=_late(survey) if keeps else 0,
        units=units,
        steps=tuple(
            StepLine(
                step.get_what_display(), step.by.full_name if step.by else "", step.at, step.until
            )
            for step in steps
        ),
    )


def people_to_enter(person: Person, survey: Survey) -> list[EntryPerson]:
    """Everybody for whom the person enters sheets, by unit and name.

    Of an anonymous survey that is still open, the list does not say who has answered on a phone:
    seen often enough, it would tell who has just done so.
    """
    rows = Invitation.objects.filter(survey=survey, unit__in=enters_for(person, survey))
    found = rows.select_related("person", "unit").order_by("unit__name", "person__name_key", "id")
    return [
        EntryPerson(
            id=row.person_id,
            name=row.person.full_name,
            unit=row.unit.name,
            answered=row.answered and (row.on_paper or not survey.anonymous),
            on_paper=row.on_paper,
        )
        for row in found
    ]


@dataclass(frozen=True)
class BegunLine:
    """A printed sheet that was typed in once: by which number or name, and by whom.

    Attributes:
        key: the number, or the person's id.
    """

    id: int
    key: str
    name: str
    by: str


@dataclass(frozen=True)
class PilePage:
    """One pile of printed sheets.

    Attributes:
        people: of a named survey, whose sheet may be typed in.
    """

    number: int
    handed_in: int
    entered: int
    begun: tuple[BegunLine, ...]
    people: tuple[tuple[int, str], ...]


def pile_page(survey: Survey, circle: Circle) -> PilePage:
    """What is known of one pile, and what was typed in once."""
    rows = circle.invitations.select_related("person").order_by("person__name_key", "id")
    people = list(rows)
    begun = PaperEntry.objects.filter(circle=circle).select_related("person", "entered_by")
    typed = Sheet.objects.filter(circle=circle, reason=PAPER).count()
    return PilePage(
        number=circle.number,
        handed_in=sum(1 for row in people if row.on_paper),
        entered=circle.counted.get("paper", 0) if survey.anonymous else typed,
        begun=tuple(
            BegunLine(
                entry.pk,
                str(entry.person_id or entry.number),
                entry.person.full_name if entry.person else str(entry.number),
                entry.entered_by.full_name,
            )
            for entry in begun
        ),
        people=tuple((row.person_id, row.person.full_name) for row in people if not row.answered)
        if not survey.anonymous
        else (),
    )


def _late(survey: Survey) -> int:
    if not survey.anonymous:
        return survey.sheets.filter(counts=False).count()
    return Invitation.objects.filter(survey=survey, late=True).count()


def circles_to_enter(person: Person, survey: Survey) -> list[CircleLine]:
    """The piles of printed sheets that the person types in."""
    units = enters_for(person, survey)
    rows = Circle.objects.filter(survey=survey).select_related("unit")
    found = rows.annotate(
        people=Count("invitations", distinct=True),
        foreign=Count("invitations", filter=~Q(invitations__unit__in=units), distinct=True),
        handed_in=Count("invitations", filter=Q(invitations__on_paper=True), distinct=True),
    )
    begun = Counter(PaperEntry.objects.filter(survey=survey).values_list("circle", flat=True))
    typed = Counter(
        Sheet.objects.filter(survey=survey, reason=PAPER).values_list("circle", flat=True)
    )
    return [
        CircleLine(
            number=row.number,
            name=row.unit.name if row.unit else "",
            people=row.people,
            handed_in=row.handed_in,
            entered=row.counted.get("paper", 0) if survey.anonymous else typed[row.pk],
            begun=begun[row.pk],
        )
        for row in found
        if not row.foreign
    ]
