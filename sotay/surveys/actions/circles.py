"""Counting a sheet in its circle. Here, and nowhere else, a sheet becomes one of many.

Of an anonymous survey every act writes the circle's row and all its invitations, each in one
statement: the age of a row, its place in the file and the transaction that wrote it are then the
same for everybody of the circle, and say nothing of who has just answered. The list is put into
a new random order each time. No hour is written anywhere, nothing is told to the ledger.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from secrets import SystemRandom

from django.db.models import BooleanField, Case, Q, Value, When

from sotay.kernel import clock
from sotay.surveys.happenings import sheets_changed
from sotay.surveys.models import Circle, Invitation, Sheet, Survey
from sotay.surveys.queries.doors import everything_asked
from sotay.surveys.rules.answers import Answers
from sotay.surveys.rules.tallying import tally

_shuffle = SystemRandom().shuffle


def hold_circle(circle_id: int) -> Circle:
    """The circle's row, held until the commit: its people queue here, and nobody else."""
    return Circle.objects.select_for_update().get(pk=circle_id)


def add_anonymous(survey: Survey, circle: Circle, answers: Answers) -> None:
    """Count a sheet of an anonymous survey among those of its circle."""
    _take_in(circle, [answers])
    _count_anonymous(survey, circle)


def keep_late_anonymous(circle: Circle, answers: Answers) -> None:
    """Keep a sheet that came after the closing among those of its circle that wait."""
    circle.late.append(answers)
    _shuffle(circle.late)
    circle.save(update_fields=["sheets", "late", "tally"])


def count_paper(survey: Survey, circle: Circle, answers: Answers) -> None:
    """Count a printed sheet of an anonymous survey; its person was marked when handing it in."""
    _take_in(circle, [answers])
    circle.tally["paper"] = circle.tally.get("paper", 0) + 1
    _count_anonymous(survey, circle)


def count_named(survey: Survey, circle: Circle) -> None:
    """Count the named sheets of the circle anew."""
    rows = Sheet.objects.filter(circle=circle, counts=True).order_by("id")
    sheets = list(rows.values_list("answers", "sent_at"))
    days = Counter(at.astimezone(clock.VIETNAM).date().isoformat() for _answers, at in sheets)
    circle.tally = tally(everything_asked(survey), [answers for answers, _at in sheets], days)
    circle.save(update_fields=["tally"])
    sheets_changed(survey)


def mark(circle: Circle, people: Iterable[int], **changes: bool) -> None:
    """Change flags of these people's invitations by writing those of the whole circle.

    Args:
        circle: theirs.
        people: their ids.
        changes: ``answered``, ``late`` or ``on_paper``, and what it becomes.
    """
    chosen = Q(person__in=list(people))
    Invitation.objects.filter(circle=circle).update(
        **{name: _where(chosen, name, value=value) for name, value in changes.items()}
    )


def take_in_late(survey: Survey) -> int:
    """Count every late sheet; how many those were."""
    late = Invitation.objects.filter(survey=survey, late=True)
    waiting = Sheet.objects.filter(survey=survey, counts=False)
    circles = set(late.values_list("circle", flat=True)) | set(
        waiting.values_list("circle", flat=True)
    )
    return sum(_take_in_late_of(survey, hold_circle(pk)) for pk in sorted(circles))


def _take_in_late_of(survey: Survey, circle: Circle) -> int:
    late = Invitation.objects.filter(circle=circle, late=True)
    people = list(late.values_list("person", flat=True))
    if survey.anonymous:
        came = len(circle.late)
        _take_in(circle, circle.late)
        circle.late = []
        _count_anonymous(survey, circle)
    else:
        came = _replace_by_late(circle)
        count_named(survey, circle)
    mark(circle, people, answered=True, late=False)
    return came


def _replace_by_late(circle: Circle) -> int:
    """Named sheets that waited take the place of those that counted."""
    waiting = dict(Sheet.objects.filter(circle=circle, counts=False).values_list("person", "pk"))
    Sheet.objects.filter(circle=circle, counts=True, person__in=waiting).delete()
    Sheet.objects.filter(pk__in=waiting.values()).update(counts=True)
    return len(waiting)


def _take_in(circle: Circle, sheets: list[Answers]) -> None:
    today = clock.today().isoformat()
    days = circle.tally.setdefault("days", {})
    days[today] = days.get(today, 0) + len(sheets)
    circle.sheets = [*circle.sheets, *sheets]
    _shuffle(circle.sheets)


def _count_anonymous(survey: Survey, circle: Circle) -> None:
    """The tally of the circle's list, with the days and the paper that it does not know of."""
    days: Mapping[str, int] = circle.tally.get("days", {})
    paper = circle.tally.get("paper", 0)
    circle.tally = tally(everything_asked(survey), circle.sheets, days)
    if paper:
        circle.tally["paper"] = paper
    circle.save(update_fields=["sheets", "late", "tally"])


def _where(chosen: Q, name: str, *, value: bool) -> Case:
    return Case(When(chosen, then=Value(value)), default=name, output_field=BooleanField())
