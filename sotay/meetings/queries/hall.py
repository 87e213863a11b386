"""The wall of the hall: what the projector shows."""

from dataclasses import dataclass
from datetime import datetime

from sotay.live.queries import versions_of
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.queries.panels import (
    ItemLine,
    code_of,
    item_lines,
    next_item,
    speaking_panel,
)
from sotay.meetings.queries.people import roll_counts
from sotay.meetings.queries.polls import poll_lines
from sotay.meetings.queries.votes import MotionLine, motion_lines
from sotay.surveys.queries.polls import PollLine


@dataclass(frozen=True)
class HallPanel:
    """What the projector shows: no opinions, no names of absent people."""

    meeting_id: int
    unit: str
    title: str
    state: str
    opened_at: datetime | None
    starts_at: datetime
    closed_at: datetime | None
    item: ItemLine | None
    next_item: ItemLine | None
    agenda: list[ItemLine]
    code: str
    present: int
    summoned: int
    motion: MotionLine | None
    poll: PollLine | None
    floor: str


def hall_panel(meeting: Meeting) -> HallPanel:
    """The projector. What was asked stays on the wall until the meeting turns to another item."""
    items = item_lines(meeting)
    on = next((item for item in items if item.state == "now"), None)
    motion, poll = _on_the_wall(
        motion_lines(meeting), poll_lines(meeting), _last_turn(meeting, items)
    )
    counted = roll_counts(meeting)
    floor = speaking_panel(meeting).floor
    return HallPanel(
        meeting_id=meeting.pk,
        unit=meeting.unit.name,
        title=meeting.title,
        state=meeting.state,
        opened_at=meeting.opened_at,
        starts_at=meeting.starts_at,
        closed_at=meeting.closed_at,
        item=on,
        next_item=next_item(items, on),
        agenda=items,
        code=code_of(meeting) if meeting.state == Meeting.State.OPEN else "",
        present=counted.present,
        summoned=counted.summoned,
        motion=motion,
        poll=poll,
        floor=floor.name if floor else "",
    )


def _last_turn(meeting: Meeting, items: list[ItemLine]) -> datetime | None:
    """When the meeting turned to what is on now; None while it is not going on."""
    if meeting.state != Meeting.State.OPEN:
        return None
    turns = [at for item in items for at in (item.started_at, item.ended_at) if at is not None]
    return max(turns, default=meeting.opened_at)


def _on_the_wall(
    motions: list[MotionLine], polls: list[PollLine], since: datetime | None
) -> tuple[MotionLine | None, PollLine | None]:
    """A vote or a poll: what runs, a vote before a poll; else the one that was closed last."""
    running = next((motion for motion in motions if motion.open), None)
    if running is not None:
        return running, None
    asked = next((poll for poll in polls if poll.is_open), None)
    if asked is not None:
        return None, asked
    motion, poll = next(iter(motions), None), next(iter(polls), None)
    voted, asked_at = _closed_since(motion, since), _closed_since(poll, since)
    if voted and asked_at:
        return (motion, None) if voted >= asked_at else (None, poll)
    return motion if voted else None, poll if asked_at else None


def _closed_since(shown: MotionLine | PollLine | None, since: datetime | None) -> datetime | None:
    """When it was closed; None if that was before, or is still to come."""
    at = shown.closed_at if shown else None
    return at if at and since and at >= since else None


def hall_versions(meeting: Meeting) -> dict[str, int]:
    """The live topic of the projector with its version; read before ``hall_panel``."""
    return versions_of([topics.topic(meeting.pk, topics.HALL)])
