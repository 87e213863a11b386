"""What waits for somebody's approval."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sotay.kernel import clock
from sotay.meetings.models import Approval, Meeting, Record
from sotay.org.models import Person

Role = Approval.Role
# Records of older meetings no longer wait on the first page; the meeting's own page shows them.
_AT_MOST = 5


@dataclass(frozen=True)
class WaitingRecord:
    """A record whose text this person has not approved yet."""

    meeting_id: int
    kind: str
    kind_name: str
    title: str
    unit: str
    held_on: date


def records_waiting_for(person: Person) -> list[WaitingRecord]:
    """The records that the person approves as chair or as secretary, the newest first.

    A record that nobody has begun to edit waits for the secretary only: the chair comes
    after the one who writes.
    """
    rows = (
        Record.objects.filter(
            Q(meeting__chair=person) | Q(meeting__secretary=person),
            meeting__state__in=[Meeting.State.CLOSED, Meeting.State.SIGNED],
        )
        .select_related("meeting__unit", "meeting__profile", "meeting__body")
        .order_by("-meeting__starts_at")[:_AT_MOST]
    )
    return [_line(record) for record in rows if _waits(record, person)]


def _waits(record: Record, person: Person) -> bool:
    newest = record.versions.order_by("number").last()
    approved = set(newest.approvals.values_list("role", flat=True)) if newest else set()
    if record.meeting.secretary_id == person.pk and Role.SECRETARY not in approved:
        return True
    return record.meeting.chair_id == person.pk and approved == {Role.SECRETARY}


def _line(record: Record) -> WaitingRecord:
    meeting = record.meeting
    return WaitingRecord(
        meeting_id=meeting.pk,
        kind=record.kind,
        kind_name=record.get_kind_display(),
        title=meeting.title,
        unit=meeting.unit.short_name,
        held_on=meeting.starts_at.astimezone(clock.VIETNAM).date(),
    )
