"""Whom a survey asks: the page, and who has not answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org.models import Person, Unit
from sotay.org.queries.audiences import Circle, circle_of, named_circles, units_below, words_of
from sotay.surveys.models import Audience, Invitation, Reminder, Survey
from sotay.surveys.queries.building import definition_of
from sotay.surveys.queries.population import population_of
from sotay.surveys.rules import circles, life, periods
from sotay.surveys.rules.definition import problems

# Choices that need a name beside them: a body, a title.
_NAMED = frozenset({Audience.Who.BODY, Audience.Who.TITLE})


@dataclass(frozen=True)
class AudienceLine:
    """A circle of people to ask."""

    id: int
    words: str


@dataclass(frozen=True)
class Asked:
    """How many people of a unit would be asked today."""

    unit: str
    count: int


@dataclass(frozen=True)
class AudiencePage:
    """Whom, when, and on which terms.

    Attributes:
        asked: of a draft, whom it would ask if it opened today.
        lacking: of a draft, what keeps it from opening, a sentence each.
        needs_questions: something of that is in the questions.
        opens_later: its opening hour is still to come.
        waits: it opens by itself at that hour.
    """

    lines: tuple[AudienceLine, ...]
    reminders: tuple[int, ...]
    asked: tuple[Asked, ...]
    lacking: tuple[str, ...]
    needs_questions: bool
    opens_later: bool
    waits: bool

    @property
    def people(self) -> int:
        """How many people would be asked."""
        return sum(one.count for one in self.asked)


def units_to_ask(survey: Survey) -> list[tuple[int, str]]:
    """The survey's unit and everything below it."""
    return units_below(survey.unit)


def who_choices(survey: Survey) -> list[Any]:
    """Members by stage and office, the bodies of the units, their titles: groups of choices."""
    members = [pair for pair in Audience.Who.choices if pair[0] not in _NAMED]
    named = named_circles([unit_id for unit_id, _name in units_to_ask(survey)], clock.today())
    return [(_("Đảng viên"), members), *named]


def circle_in(survey: Survey, choice: str) -> Circle:
    """What a choice of ``who_choices`` means."""
    return circle_of(choice, [unit_id for unit_id, _name in units_to_ask(survey)])


def audience_page(survey: Survey) -> AudiencePage:
    """The circles in words, the days of reminding, and of a draft what its opening would do."""
    rows = list(survey.audience.select_related("unit", "body__unit", "title"))
    is_draft = survey.state == Survey.State.DRAFT
    asked = _asked(survey) if is_draft and rows else ()
    return AudiencePage(
        lines=tuple(AudienceLine(row.pk, _words(row)) for row in rows),
        reminders=tuple(survey.reminders.order_by("-days").values_list("days", flat=True)),
        asked=asked,
        lacking=tuple(_lacking(survey, asked, lines=len(rows))) if is_draft else (),
        needs_questions=is_draft and bool(problems(definition_of(survey))),
        opens_later=survey.opens_at is not None and survey.opens_at > clock.now(),
        waits=is_draft and survey.announced_by_id is not None,
    )


def _asked(survey: Survey) -> tuple[Asked, ...]:
    """Whom the survey would ask today, by unit; many units, the largest first."""
    people = population_of(survey, clock.today())
    names = dict(Unit.objects.filter(pk__in=people).values_list("pk", "name"))
    found = [Asked(names[unit], len(members)) for unit, members in people.items() if members]
    return tuple(sorted(found, key=lambda one: (-one.count, one.unit)))


def _lacking(survey: Survey, asked: tuple[Asked, ...], *, lines: int) -> Iterator[str]:
    """Everything that is missing, not only the first of it: the page shows it as a list."""
    definition = definition_of(survey)
    yield from problems(definition)
    if not lines:
        yield _("Chưa chọn hỏi ai.")
    else:
        few = circles.too_few(anonymous=survey.anonymous, asked=sum(one.count for one in asked))
        yield from [few] if few else []
    if not problems(definition):
        why = life.why_not_open(
            definition,
            anonymous=survey.anonymous,
            closes_at=survey.closes_at,
            now=clock.now(),
        )
        yield from [why] if why else []


def _words(row: Audience) -> str:
    circle = Circle(row.who, row.body, row.title)
    below = row.reach == Audience.Reach.SUBTREE
    return words_of(circle, row.get_who_display(), row.unit.name, with_below=below)


def due_reminders(now: datetime) -> list[Reminder]:
    """Reminders of open surveys whose hour has come and that nobody has been given."""
    rows = Reminder.objects.select_related("survey").filter(
        done_at__isnull=True,
        survey__state=Survey.State.OPEN,
        survey__closes_at__gt=now,
    )
    return [row for row in rows if _is_due(row, now)]


def _is_due(row: Reminder, now: datetime) -> bool:
    opens, closes = row.survey.opens_at, row.survey.closes_at
    if closes is None:
        return False
    at = periods.reminder_at(closes, row.days)
    # What would have come before it was open is no reminder.
    return at <= now and (opens is None or opens < at)


def to_remind(survey: Survey, after: int, count: int) -> list[Person]:
    """The next ``count`` people with an account who are reminded, by id after one.

    Of an anonymous survey everybody who was asked: who gets a notice and who does not would
    tell, hour by hour, who has answered in between.
    """
    waiting = Invitation.objects.filter(survey=survey)
    if not survey.anonymous:
        waiting = waiting.filter(answered=False, late=False)
    rows = Person.objects.filter(
        pk__in=waiting.values("person"), pk__gt=after, account__isnull=False
    )
    return list(rows.order_by("pk")[:count])
