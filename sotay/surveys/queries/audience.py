"""Whom a survey asks: the page, and who has not answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.days import holds_on
from sotay.surveys.models import Audience, Invitation, Reminder, Survey
from sotay.surveys.rules import periods


@dataclass(frozen=True)
class AudienceLine:
    """A circle of people to ask."""

    id: int
    words: str


@dataclass(frozen=True)
class AudiencePage:
    """Whom, when, and on which terms."""

    lines: tuple[AudienceLine, ...]
    reminders: tuple[int, ...]


def units_to_ask(survey: Survey) -> list[tuple[int, str]]:
    """The survey's unit and everything below it."""
    units = Unit.objects.filter(pk__in=subtree_ids(survey.unit), ends__isnull=True)
    below = units.exclude(pk=survey.unit_id).order_by("name").values_list("pk", "name")
    return [(survey.unit_id, survey.unit.name), *below]


def who_choices(survey: Survey) -> list[Any]:
    """Members by stage and office, and the bodies of the units: groups of choices."""
    units = [unit_id for unit_id, _name in units_to_ask(survey)]
    bodies = Body.objects.filter(holds_on(clock.today()), unit__in=units).select_related("unit")
    return [
        (_("Đảng viên"), [pair for pair in Audience.Who.choices if pair[0] != Audience.Who.BODY]),
        (
            _("Thành viên của ban, tổ chức trong đơn vị"),
            [
                (f"body:{body.pk}", f"{body.name} · {body.unit.name}")
                for body in bodies.order_by("unit__name", "kind__rank")
            ],
        ),
    ]


def body_in(survey: Survey, code: str) -> Body | None:
    """The body that a choice of ``who_choices`` means; None for the other choices."""
    kind, _colon, name = code.partition(":")
    if kind != "body" or not name.isdecimal():
        return None
    units = [unit_id for unit_id, _name in units_to_ask(survey)]
    return Body.objects.select_related("unit").filter(pk=int(name), unit__in=units).first()


def audience_page(survey: Survey) -> AudiencePage:
    """The circles in words, and the days of reminding."""
    rows = survey.audience.select_related("unit", "body")
    return AudiencePage(
        lines=tuple(AudienceLine(row.pk, _words(row)) for row in rows),
        reminders=tuple(survey.reminders.order_by("-days").values_list("days", flat=True)),
    )


def _words(row: Audience) -> str:
    if row.body is not None:
        return f"{row.body.name}, {row.unit.name}"
    words = f"{row.get_who_display()}, {row.unit.name}"
    if row.reach == Audience.Reach.UNIT:
        return words
    return _("%(who)s và các đơn vị trực thuộc") % {"who": words}


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
