"""The member's face of a meeting: when, where, my answer, what about."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Guest, Invitation, Meeting
from sotay.meetings.queries.listing import answer_chip, state_chip
from sotay.meetings.queries.panels import ItemLine, item_lines
from sotay.meetings.queries.papers import PaperLine, paper_lines
from sotay.org.models import Person
from sotay.policy import Right, relations_to
from sotay.policy.judgement import granted
from sotay.statements import Statement
from sotay.web.today import Chip


@dataclass(frozen=True)
class AnswerLine:
    """What one person answered, for those who prepare."""

    name: str
    posts: str
    chip: Chip
    reason: str


@dataclass(frozen=True)
class AnswersPage:
    """Who comes and who does not."""

    coming: int
    excused: int
    silent: int
    lines: list[AnswerLine]


@dataclass(frozen=True)
class OverviewPage:
    """Everything that the first page of a meeting shows."""

    state: Chip
    ends_at: datetime
    items: list[ItemLine]
    minutes: int
    papers: list[PaperLine]
    guests: list[Guest]
    own_answer: str
    own_reason: str
    own_chip: Chip | None
    asked: bool
    answers: AnswersPage | None
    # Why it was put off, moved or called off: the latest reason that was given.
    reason: str
    may_run: bool
    may_prepare: bool


def overview_page(person: Person, meeting: Meeting) -> OverviewPage:
    """The first page of a meeting that ``meeting_for`` found."""
    relations = relations_to(person, meeting)
    own = own_invitation(person, meeting)
    items = item_lines(meeting)
    may_prepare = granted(Right.MEETINGS_PREPARE, relations)
    return OverviewPage(
        state=state_chip(meeting),
        ends_at=meeting.starts_at + timedelta(minutes=meeting.planned_minutes),
        items=items,
        minutes=sum(item.minutes for item in items),
        papers=paper_lines(meeting, person),
        guests=list(meeting.guests.all()),
        own_answer=own.answer if own else "",
        own_reason=own.reason if own else "",
        own_chip=answer_chip(own) if own and own.answer != Invitation.Answer.NONE else None,
        asked=own is not None and meeting.state == Meeting.State.ANNOUNCED,
        answers=answers_page(meeting) if may_prepare else None,
        reason=_latest_reason(meeting),
        may_run=granted(Right.MEETINGS_RUN, relations),
        may_prepare=may_prepare,
    )


def own_invitation(person: Person, meeting: Meeting) -> Invitation | None:
    """The invitation by which ``person`` is summoned, if there is one."""
    return _SUMMONS.first(meeting.pk, person.pk)


_SUMMONS = Statement(
    Invitation.objects.all,
    "meetings_invitation.meeting_id = %s AND meetings_invitation.person_id = %s AND summoned",
)


def answers_page(meeting: Meeting) -> AnswersPage | None:
    """What everybody answered, those who stay away first; None before the announcement."""
    rows = list(meeting.invitations.filter(summoned=True).select_related("person"))
    if not rows:
        return None
    order = [Invitation.Answer.EXCUSED, Invitation.Answer.NONE, Invitation.Answer.COMING]
    rows.sort(key=lambda row: order.index(Invitation.Answer(row.answer)))

    def count(answer: Invitation.Answer) -> int:
        return sum(row.answer == answer for row in rows)

    return AnswersPage(
        coming=count(Invitation.Answer.COMING),
        excused=count(Invitation.Answer.EXCUSED),
        silent=count(Invitation.Answer.NONE),
        lines=[
            AnswerLine(row.person.full_name, row.posts, answer_chip(row), row.reason)
            for row in rows
        ],
    )


def calendar_entry(meeting: Meeting) -> dict[str, object]:
    """What ``rules.calendar.entry`` needs of the meeting.

    Raises:
        Missing: nobody was invited yet, so there is nothing to put into a calendar.
    """
    if not meeting.editions.exists():
        raise Missing(_("Buổi sinh hoạt chưa được mời họp."))
    return {
        "uid": f"{meeting.pk}-{int(meeting.created_at.timestamp())}",
        "sequence": meeting.edition,
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "minutes": meeting.planned_minutes,
        "place": meeting.place,
        "link": meeting.online_link,
        "cancelled": meeting.state in (Meeting.State.CANCELLED, Meeting.State.POSTPONED),
        "stamp": clock.now(),
    }


def _latest_reason(meeting: Meeting) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reason FROM meetings_transition WHERE meeting_id = %s AND reason <> '' "
            "ORDER BY at DESC, id DESC LIMIT 1",
            [meeting.pk],
        )
        row = cursor.fetchone()
    return row[0] if row else ""
