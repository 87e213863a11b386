"""The panels of the room: what everybody sees of a running meeting, nothing personal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import AgendaItem, Meeting, SpeakingRequest
from sotay.meetings.queries.for_all import once_for_all
from sotay.meetings.queries.people import (
    GuestLine,
    RollCounts,
    RollLine,
    guest_lines,
    roll_counts,
    roll_lines,
)
from sotay.meetings.queries.polls import open_poll, poll_lines
from sotay.meetings.queries.votes import MotionLine, motion_lines
from sotay.meetings.rules import roll, speaking
from sotay.policy.reading import once
from sotay.statements import Statement
from sotay.surveys.queries.polls import PollLine


@dataclass(frozen=True)
class ItemLine:
    """One point of the agenda."""

    id: int
    number: int
    part: str
    title: str
    minutes: int
    presenter: str
    state: str
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class NowPanel:
    """What is on at this moment."""

    meeting_id: int
    state: str
    state_name: str
    opened_at: datetime | None
    closed_at: datetime | None
    item: ItemLine | None
    item_count: int
    next_item: ItemLine | None
    present: int
    summoned: int
    open_motion: str
    open_motion_id: int | None
    open_poll: str


@dataclass(frozen=True)
class AgendaPanel:
    """The agenda with what is done."""

    meeting_id: int
    running: bool
    items: list[ItemLine]


@dataclass(frozen=True)
class RollPanel:
    """Who is here."""

    meeting_id: int
    running: bool
    counts: RollCounts
    lines: list[RollLine]
    guests: list[GuestLine]
    # For whoever runs the meeting: too few in the room, people not noted yet.
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Speaker:
    """Somebody on the speaking list."""

    id: int
    person_id: int
    name: str
    asked_at: datetime
    called_at: datetime | None


@dataclass(frozen=True)
class SpeakingPanel:
    """Who has the floor, who waits."""

    meeting_id: int
    running: bool
    floor: Speaker | None
    waiting: list[Speaker]


@dataclass(frozen=True)
class VotesPanel:
    """The motions."""

    meeting_id: int
    running: bool
    motions: list[MotionLine]


@dataclass(frozen=True)
class PollsPanel:
    """What the room was asked quickly."""

    meeting_id: int
    running: bool
    polls: list[PollLine]


@dataclass(frozen=True)
class ConclusionLine:
    """One conclusion."""

    id: int
    item: str
    text: str
    at: datetime


@dataclass(frozen=True)
class AssignedLine:
    """One task given."""

    id: int
    title: str
    assignee: str
    due_on: date


@dataclass(frozen=True)
class OutcomePanel:
    """Conclusions and tasks."""

    meeting_id: int
    conclusions: list[ConclusionLine]
    tasks: list[AssignedLine]


def panels_of(meeting: Meeting, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """The named panels, made anew."""
    for name in names:
        yield name, PANELS[name](meeting)


def item_lines(meeting: Meeting) -> list[ItemLine]:
    """The agenda, numbered; one query a reading."""
    return once(("item_lines", meeting.pk), lambda: _numbered(_ITEMS.all(meeting.pk)))


_ITEMS = Statement(
    AgendaItem.objects.all, "meetings_agendaitem.meeting_id = %s ORDER BY position, id"
)


def _numbered(items: list[AgendaItem]) -> list[ItemLine]:
    return [_item_line(number, item) for number, item in enumerate(items, start=1)]


def _item_line(number: int, item: AgendaItem) -> ItemLine:
    state = "waiting"
    if item.started_at is not None:
        state = "now" if item.ended_at is None else "done"
    return ItemLine(
        id=item.pk,
        number=number,
        part=item.get_part_display(),
        title=item.title,
        minutes=item.minutes,
        presenter=item.presenter,
        state=state,
        started_at=item.started_at,
        ended_at=item.ended_at,
    )


def now_panel(meeting: Meeting) -> NowPanel:
    """What is on."""
    return once_for_all(meeting, "now_panel", lambda: _make_now_panel(meeting))


def _make_now_panel(meeting: Meeting) -> NowPanel:
    items = item_lines(meeting)
    on = next((item for item in items if item.state == "now"), None)
    motion_id, motion = _open_motion(meeting.pk)
    counted = roll_counts(meeting)
    return NowPanel(
        meeting_id=meeting.pk,
        state=meeting.state,
        state_name=meeting.get_state_display(),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        item=on,
        item_count=len(items),
        next_item=next_item(items, on),
        present=counted.present,
        summoned=counted.summoned,
        open_motion=motion,
        open_motion_id=motion_id,
        open_poll=open_poll(meeting),
    )


_OPEN_MOTION = """
SELECT id, text FROM meetings_motion WHERE meeting_id = %s AND closed_at IS NULL
ORDER BY opened_at DESC, id DESC LIMIT 1
"""


def _open_motion(meeting_id: int) -> tuple[int | None, str]:
    """The motion that is voted on now, the latest if there are several: its id and its text."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_MOTION, [meeting_id])
        return cursor.fetchone() or (None, "")


def next_item(items: list[ItemLine], on: ItemLine | None) -> ItemLine | None:
    """What comes after the item that is on."""
    waiting = (item for item in items if item.state == "waiting")
    return next((item for item in waiting if not on or item.number > on.number), None)


def agenda_panel(meeting: Meeting) -> AgendaPanel:
    """The agenda."""
    return once_for_all(meeting, "agenda_panel", lambda: _make_agenda_panel(meeting))


def _make_agenda_panel(meeting: Meeting) -> AgendaPanel:
    return AgendaPanel(meeting.pk, _running(meeting), item_lines(meeting))


def roll_panel(meeting: Meeting, only: int | None = None) -> RollPanel:
    """The roll with its sums, and while the meeting goes on what its chair should know.

    ``only`` leaves one person's line, for a page that shows the others already.
    """
    counts, running = roll_counts(meeting), _running(meeting)
    said = (
        roll.warnings(
            present=counts.present,
            expected=counts.summoned,
            unmarked=counts.unknown,
            quorum=meeting.profile.rules.meeting.quorum_warning,
        )
        if running
        else ()
    )
    return RollPanel(
        meeting_id=meeting.pk,
        running=running,
        counts=counts,
        lines=roll_lines(meeting, only),
        guests=guest_lines(meeting) if only is None else [],
        warnings=said,
    )


def speaking_panel(meeting: Meeting) -> SpeakingPanel:
    """The speaking list: whoever has spoken less goes first, then the earlier hand."""
    rows = {row.pk: row for row in meeting.speaking_requests.select_related("person")}
    hands = [
        speaking.Hand(
            row.pk, row.person_id, row.asked_at, row.called_at, row.ended_at, row.withdrawn_at
        )
        for row in rows.values()
    ]
    floor = speaking.on_the_floor(hands)
    return SpeakingPanel(
        meeting_id=meeting.pk,
        running=_running(meeting),
        floor=_speaker(rows[floor.id]) if floor else None,
        waiting=[_speaker(rows[hand.id]) for hand in speaking.waiting(hands)],
    )


def _speaker(row: SpeakingRequest) -> Speaker:
    return Speaker(row.pk, row.person_id, row.person.full_name, row.asked_at, row.called_at)


def votes_panel(meeting: Meeting) -> VotesPanel:
    """The motions, the newest first."""
    return once_for_all(meeting, "votes_panel", lambda: _make_votes_panel(meeting))


def _make_votes_panel(meeting: Meeting) -> VotesPanel:
    return VotesPanel(meeting.pk, _running(meeting), motion_lines(meeting))


def polls_panel(meeting: Meeting) -> PollsPanel:
    """The quick polls, the newest first."""
    return once_for_all(meeting, "polls_panel", lambda: _make_polls_panel(meeting))


def _make_polls_panel(meeting: Meeting) -> PollsPanel:
    return PollsPanel(meeting.pk, _running(meeting), poll_lines(meeting))


def outcome_panel(meeting: Meeting) -> OutcomePanel:
    """Conclusions and the tasks given."""
    return once_for_all(meeting, "outcome_panel", lambda: _make_outcome_panel(meeting))


def _make_outcome_panel(meeting: Meeting) -> OutcomePanel:
    return OutcomePanel(
        meeting_id=meeting.pk,
        conclusions=[
            ConclusionLine(row.pk, row.item.title if row.item else "", row.text, row.at)
            for row in meeting.conclusions.select_related("item")
        ],
        tasks=[
            AssignedLine(row.task_id, row.task.title, row.task.assignee.full_name, row.task.due_on)
            for row in meeting.assigned.select_related("task__assignee")
        ],
    )


def code_of(meeting: Meeting) -> str:
    """The code with which members sign the roll.

    Raises:
        Missing: the meeting is not open, so that there is nothing to sign.
    """
    if not _running(meeting) or not meeting.check_in_code:
        raise Missing(_("Buổi sinh hoạt chưa mở điểm danh."))
    return meeting.check_in_code


def _running(meeting: Meeting) -> bool:
    return meeting.state == Meeting.State.OPEN


PANELS: dict[str, Callable[[Meeting], Any]] = {
    "now": now_panel,
    "next": now_panel,
    "agenda": agenda_panel,
    "speaking": speaking_panel,
    "votes": votes_panel,
    "polls": polls_panel,
    "outcome": outcome_panel,
    "roll": roll_panel,
}
OF_THE_ROOM = tuple(name for name in PANELS if name != "roll")


def item_for(meeting: Meeting, item_id: int) -> AgendaItem:
    """A point of this meeting's agenda.

    Raises:
        Missing: there is none.
    """
    item = meeting.items.filter(pk=item_id).first()
    if item is None:
        raise Missing(_("Không tìm thấy nội dung này trong chương trình."))
    return item


def item_on_now(meeting: Meeting) -> int | None:
    """The id of the item that is on, if one is."""
    on = meeting.items.filter(started_at__isnull=False, ended_at__isnull=True).first()
    return on.pk if on else None
