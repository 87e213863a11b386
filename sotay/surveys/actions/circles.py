"""Counting a sheet in its circle. Here, and nowhere else, a sheet becomes one of many.

Of an anonymous survey every act writes the circle's row and all its invitations, each in one
statement: the age of a row, its place in the file and the transaction that wrote it are then the
same for everybody of the circle, and say nothing of who has just answered. The list is put into
a new random order each time, and is under seal like the counts of a survey that is open. No hour is
written anywhere, nothing is told to the ledger.
"""

from collections import Counter
from collections.abc import Iterable
from secrets import SystemRandom
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When

from sotay.kernel import clock
from sotay.surveys.happenings import sheets_changed
from sotay.surveys.models import Circle, Invitation, Sheet, Survey
from sotay.surveys.queries.doors import everything_asked
from sotay.surveys.rules.answers import Answers
from sotay.surveys.rules.circles import kept_sealed
from sotay.surveys.rules.tallying import tally

_shuffle = SystemRandom().shuffle
# Written together, whichever of them changed.
_OF_SHEETS = ["sheets", "late", "hidden_tally", "tally"]
# What of a tally tells what was answered; the rest is how many sheets came.
_QUESTIONS = "questions"


def hold_circle(circle_id: int) -> Circle:
    """The circle's row, held until the commit: its people queue here, and nobody else."""
    return Circle.objects.select_for_update().get(pk=circle_id)


def add_anonymous(survey: Survey, circle: Circle, answers: Answers) -> None:
    """Count a sheet of an anonymous survey among those of its circle."""
    _count_anonymous(survey, circle, [answers])


def keep_late_anonymous(circle: Circle, answers: Answers) -> None:
    """Keep a sheet that came after the closing among those of its circle that wait."""
    circle.late = [*circle.late, answers]
    _shuffle(circle.late)
    circle.save(update_fields=_OF_SHEETS)


def count_paper(survey: Survey, circle: Circle, answers: Answers) -> None:
    """Count a printed sheet of an anonymous survey; its person was marked when handing it in."""
    _count_anonymous(survey, circle, [answers], paper=1)


def show_what_may_be(survey: Survey) -> None:
    """Take the seal off the counts of a closed survey, so that a summary need not open thousands.

    Those of circles with few sheets stay under it, and of as many others that the total less the
    rest says nothing of those few.
    """
    if not survey.anonymous:
        return
    rows = Circle.objects.filter(survey=survey).order_by("pk").defer("sheets", "late")
    circles = list(rows.select_for_update())
    sealed = kept_sealed({circle.pk: circle.tally.get("sheets", 0) for circle in circles})
    for circle in circles:
        if circle.tally and _is_shown(circle) == (circle.pk in sealed):
            _keep(circle, circle.counted, shown=circle.pk not in sealed)
            circle.save(update_fields=["tally", "hidden_tally"])


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
        late, circle.late = circle.late, []
        came = len(late)
        _count_anonymous(survey, circle, late)
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


def _count_anonymous(
    survey: Survey, circle: Circle, came: list[Answers], *, paper: int = 0
) -> None:
    """Put these sheets among the others, and count all of them anew."""
    before, today = circle.counted, clock.today().isoformat()
    days: dict[str, int] = dict(before.get("days", {}))
    days[today] = days.get(today, 0) + len(came)
    circle.sheets = [*circle.sheets, *came]
    _shuffle(circle.sheets)
    counted = tally(everything_asked(survey), circle.sheets, days)
    if paper or "paper" in before:
        # The list does not know which of its sheets were printed ones.
        counted["paper"] = before.get("paper", 0) + paper
    _keep(circle, counted, shown=_is_shown(circle))
    circle.save(update_fields=_OF_SHEETS)


def _keep(circle: Circle, counted: dict[str, Any], *, shown: bool) -> None:
    sealed = () if shown else (_QUESTIONS,)
    circle.tally = {key: value for key, value in counted.items() if key not in sealed}
    circle.hidden_tally = {key: counted[key] for key in sealed}


def _is_shown(circle: Circle) -> bool:
    return _QUESTIONS in circle.tally


def _where(chosen: Q, name: str, *, value: bool) -> Case:
    return Case(When(chosen, then=Value(value)), default=name, output_field=BooleanField())
