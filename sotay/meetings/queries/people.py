"""The people of a meeting: its roll, its guests, the choices of its forms."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid, Missing
from sotay.meetings.models import (
    Attendance,
    Guest,
    Invitation,
    Meeting,
    MeetingPaper,
    PrivateNote,
    SpeakingRequest,
)
from sotay.meetings.queries.for_all import once_for_all
from sotay.meetings.rules import notes
from sotay.meetings.rules.talk import takes_opinions
from sotay.org.models import Person
from sotay.policy import Right, may
from sotay.policy.reading import once
from sotay.statements import Statement


@dataclass(frozen=True)
class RollLine:
    """One person of the roll as everybody in the room sees it.

    Why somebody is excused is the secretary's to read, so it is not here.
    """

    person_id: int
    name: str
    posts: str
    probationary: bool
    temporary: bool
    summoned: bool
    state: str
    state_name: str
    arrived_at: datetime | None
    left_at: datetime | None
    excused_beforehand: bool


@dataclass(frozen=True)
class GuestLine:
    """One guest."""

    id: int
    name: str
    post: str
    came: bool


@dataclass(frozen=True)
class RollCounts:
    """The sums of the roll; the exempt count only when they came."""

    present: int
    summoned: int
    excused: int
    unexcused: int
    unknown: int


# Asked by every page of a meeting and after every mark: plain SQL, because building it took
# ten times as long as answering.
_COUNTS = """
SELECT
    COALESCE(SUM(CASE WHEN a.state IN ('present', 'late') THEN 1 ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN i.summoned OR a.state IN ('present', 'late') THEN 1 ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN a.state = 'excused' THEN 1 ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN a.state = 'unexcused' THEN 1 ELSE 0 END), 0),
    COALESCE(SUM(CASE WHEN i.summoned AND a.state IS NULL THEN 1 ELSE 0 END), 0)
FROM meetings_invitation i
LEFT JOIN meetings_attendance a ON a.meeting_id = i.meeting_id AND a.person_id = i.person_id
WHERE i.meeting_id = %s
"""


def roll_counts(meeting: Meeting) -> RollCounts:
    """How many are here, away and not noted; one query a reading."""
    return once(("roll_counts", meeting.pk), lambda: _counted(meeting.pk))


def _counted(meeting_id: int) -> RollCounts:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [meeting_id])
        return RollCounts(*cursor.fetchone())


def home_members(meeting: Meeting) -> int:
    """How many of the roll belong to the cell, without those received for a time."""
    return meeting.invitations.exclude(membership="temporary").count()


def roll_lines(meeting: Meeting, only: int | None = None) -> list[RollLine]:
    """The roll in its order: posts first, then by given name; or the line of one person."""
    noted, invited = meeting.attendances.all(), meeting.invitations.select_related("person")
    if only is not None:
        noted, invited = noted.filter(person=only), invited.filter(person=only)
    by_person = {attendance.person_id: attendance for attendance in noted}
    return [_roll_line(invitation, by_person.get(invitation.person_id)) for invitation in invited]


def _roll_line(invitation: Invitation, attendance: Attendance | None) -> RollLine:
    exempt = not invitation.summoned and attendance is None
    return RollLine(
        person_id=invitation.person_id,
        name=invitation.person.full_name,
        posts=invitation.posts,
        probationary=invitation.stage == "probationary",
        temporary=invitation.membership == "temporary",
        summoned=invitation.summoned,
        state=attendance.state if attendance else ("exempt" if exempt else ""),
        state_name=attendance.get_state_display()
        if attendance
        else (str(Attendance.State.EXEMPT.label) if exempt else ""),
        arrived_at=attendance.arrived_at if attendance else None,
        left_at=attendance.left_at if attendance else None,
        excused_beforehand=invitation.answer == Invitation.Answer.EXCUSED,
    )


def guest_lines(meeting: Meeting) -> list[GuestLine]:
    """The guests, as invited."""
    return [
        GuestLine(guest.pk, guest.name, guest.post, guest.came) for guest in meeting.guests.all()
    ]


def everybody_invited(meeting: Meeting) -> list[Person]:
    """The summoned, and the guests who are on our rolls."""
    summoned = meeting.invitations.filter(summoned=True).select_related("person")
    guests = meeting.guests.filter(person__isnull=False).select_related("person")
    invited = [row.person for row in summoned]
    return [*invited, *(row.person for row in guests if row.person is not None)]


def everybody_here(meeting: Meeting) -> list[Person]:
    """Those on the roll as present, late ones included."""
    rows = meeting.attendances.select_related("person")
    return [row.person for row in rows if row.counts_as_present]


def excuses(meeting: Meeting) -> dict[int, str]:
    """Why people are absent, for the secretary's eyes: person id → reason."""
    found = dict(meeting.invitations.exclude(reason="").values_list("person_id", "reason"))
    found.update(meeting.attendances.exclude(reason="").values_list("person_id", "reason"))
    return found


def own_attendance(person: Person, meeting: Meeting) -> str:
    """How this person stands on the roll; empty when not noted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT state FROM meetings_attendance WHERE meeting_id = %s AND person_id = %s",
            [meeting.pk, person.pk],
        )
        row = cursor.fetchone()
    return row[0] if row else ""


def people_choices(meeting: Meeting) -> list[tuple[int, str]]:
    """The people of the roll, for a list to choose from."""
    rows = meeting.invitations.select_related("person")
    return once_for_all(
        meeting,
        "people_choices",
        lambda: [(row.person_id, row.person.full_name) for row in rows],
    )


def person_in(meeting: Meeting, person_id: int | None) -> Person | None:
    """The person of the roll with this id; None for none, or for somebody else's id."""
    if person_id is None:
        return None
    row = meeting.invitations.select_related("person").filter(person_id=person_id).first()
    return row.person if row else None


def may_speak_now(person: Person, meeting: Meeting) -> bool:
    """Whether the composer is offered: the person has the right and the meeting takes opinions."""
    return takes_opinions(meeting.state) and may(person, Right.MEETINGS_POST_OPINION, meeting)


def on_roll(meeting: Meeting, person_id: int) -> Person:
    """The person of the roll with this id.

    Raises:
        Invalid: nobody on the roll of this meeting has it.
    """
    found = person_in(meeting, person_id)
    if found is None:
        raise Invalid(_("Đồng chí này không có trong danh sách của buổi sinh hoạt."))
    return found


def guest_for(meeting: Meeting, guest_id: int) -> Guest:
    """A guest of the meeting.

    Raises:
        Missing: the meeting has no such guest.
    """
    guest = meeting.guests.filter(pk=guest_id).first()
    if guest is None:
        raise Missing(_("Không tìm thấy đại biểu này."))
    guest.meeting = meeting
    return guest


def speaking_request_for(meeting: Meeting, request_id: int) -> SpeakingRequest:
    """A hand on the speaking list of the meeting.

    Raises:
        Missing: there is none.
    """
    hand = meeting.speaking_requests.filter(pk=request_id).first()
    if hand is None:
        raise Missing(_("Không tìm thấy lượt đăng ký phát biểu này."))
    hand.meeting = meeting
    return hand


@dataclass(frozen=True)
class OwnNote:
    """One's own note: all its words, and the moment to which a page that shows it has seen."""

    words: str
    seen: str


def note_of(person: Person, meeting: Meeting, paper: MeetingPaper | None = None) -> OwnNote:
    """The person's own note; this and ``notes_of`` are the only doors to notes."""
    if paper is None:
        row = _NOTE.first(meeting.pk, person.pk)
    else:
        row = _NOTE_BESIDE.first(meeting.pk, person.pk, paper.pk)
    if row is None:
        return OwnNote("", "")
    words = notes.whole(notes.Note(row.text, row.aside, row.page, row.edited_at))
    return OwnNote(words, row.edited_at.isoformat(timespec="microseconds"))


_OWN = "meeting_id = %s AND person_id = %s"
_NOTE = Statement(PrivateNote.objects.all, f"{_OWN} AND paper_id IS NULL")
_NOTE_BESIDE = Statement(PrivateNote.objects.all, f"{_OWN} AND paper_id = %s")


def notes_of(person: Person) -> list[PrivateNote]:
    """All notes of the person's own, the latest first."""
    rows = PrivateNote.objects.filter(person=person).select_related("meeting", "paper")
    return list(rows.order_by("-edited_at", "-pk"))
