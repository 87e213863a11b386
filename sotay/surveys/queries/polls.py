"""Quick polls of one host ("meeting:12"): what everybody there sees, and what one has answered."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person
from sotay.surveys.models import Form, Invitation, Survey
from sotay.surveys.queries.results import tallies_of
from sotay.surveys.rules import life
from sotay.surveys.rules.definition import Question, from_json
from sotay.surveys.rules.polls import QUESTION, shows_counts


@dataclass(frozen=True)
class AnswerLine:
    """One answer: its key, its words, and its count where it is shown.

    ``kind``: how a bar of the page looks; all alike, for no answer is the right one.
    """

    key: str
    label: str
    count: int
    kind: str = "info"


@dataclass(frozen=True)
class PollLine:
    """A poll as everybody sees it.

    Attributes:
        asked: how many were there when it was asked.
        answered: how many of them have answered.
        shows_counts: whether ``answers`` carry their counts; else those are 0.
    """

    id: int
    words: str
    anonymous: bool
    is_open: bool
    opened_at: datetime | None
    closed_at: datetime | None
    asked: int
    answered: int
    shows_counts: bool
    answers: tuple[AnswerLine, ...]


def polls_of(host: str) -> list[PollLine]:
    """The polls of this host, the newest first.

    One query where there is none, else two, and one more for each whose counts are shown.
    """
    rows = _asked_in(host).annotate(
        asked=Count("invitations"),
        came=Count("invitations", filter=Q(invitations__answered=True)),
    )
    polls = list(rows.order_by("-pk"))
    if not polls:
        return []
    forms = dict(Form.objects.filter(survey__in=polls).values_list("survey", "definition"))
    return [_line(poll, _question(forms[poll.pk])) for poll in polls]


def open_poll_of(host: str) -> tuple[int, str] | None:
    """The id and the question of the poll that runs there now, if one does."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [host, connection.ops.adapt_datetimefield_value(clock.now())])
        found: tuple[int, str] | None = cursor.fetchone()
    return found


# Asked by every page of a running meeting: plain SQL, for to build it takes longer than to ask.
_OPEN = """
SELECT id, title FROM surveys_survey
WHERE host = %s AND kind = 'poll' AND state = 'open' AND closes_at > %s
ORDER BY id DESC LIMIT 1
"""


def open_polls_of(host: str) -> list[Survey]:
    """The polls of this host that nobody has closed yet, even if their hour is over."""
    return list(_asked_in(host).filter(state=Survey.State.OPEN).select_related("unit"))


def poll_in(host: str, poll_id: int) -> Survey:
    """A poll of this host.

    Raises:
        Missing: there is none.
    """
    found = _asked_in(host).select_related("unit").filter(pk=poll_id).first()
    if found is None:
        raise Missing(_("Không tìm thấy câu hỏi nhanh này."))
    return found


def invitation_to_poll(poll: Survey, person: Person) -> Invitation | None:
    """The person's invitation; None for whoever was not there when it was asked."""
    rows = Invitation.objects.select_related("survey__unit", "unit")
    return rows.filter(survey=poll, person=person).first()


def answered_by(host: str, person: Person) -> list[int]:
    """The ids of the host's polls that the person has answered; never what."""
    rows = Invitation.objects.filter(
        survey__host=host, survey__kind=Survey.Kind.POLL, person=person, answered=True
    )
    return sorted(rows.values_list("survey", flat=True))


def answers_in(poll: Survey) -> int:
    """How many have answered."""
    return Invitation.objects.filter(survey=poll, answered=True).count()


def _asked_in(host: str) -> QuerySet[Survey]:
    return Survey.objects.filter(host=host, kind=Survey.Kind.POLL).exclude(state=Survey.State.DRAFT)


def _counts(poll: Survey) -> Counter[str]:
    """How often each answer was chosen, by its key."""
    counts: Counter[str] = Counter()
    for one in tallies_of(poll):
        counts.update(one.tally["questions"].get(QUESTION, {}).get("counts", {}))
    return counts


def _question(raw: object) -> Question:
    question = from_json(raw).question(QUESTION)
    assert question is not None
    return question


def _line(poll: Any, question: Question) -> PollLine:
    """``poll``: a survey with ``asked`` and ``came`` beside it."""
    is_open = life.takes_answers(poll.state, poll.closes_at, clock.now())
    shown = shows_counts(anonymous=poll.anonymous, is_open=is_open, answered=poll.came)
    counts = _counts(poll) if shown else Counter[str]()
    return PollLine(
        id=poll.pk,
        words=question.words,
        anonymous=poll.anonymous,
        is_open=is_open,
        opened_at=poll.opens_at,
        closed_at=None if is_open else poll.closes_at,
        asked=poll.asked,
        answered=poll.came,
        shows_counts=shown,
        answers=tuple(
            AnswerLine(option.key, option.words, counts[option.key]) for option in question.options
        ),
    )
