"""The doors: the only ways to find a meeting, for one person."""

from collections.abc import Collection

from django.db import connection
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Attendance, Guest, Invitation, Meeting, Motion
from sotay.meetings.queries.votes import is_voter
from sotay.org.connections import Connection
from sotay.org.models import Person
from sotay.org.queries import body_member, connections
from sotay.policy import Relation, Right, may
from sotay.statements import Statement

State = Meeting.State
PREPARING = frozenset({State.DRAFT, State.AGREED})
# A meeting may come to this without ever having been announced.
_EVEN_BEFORE_IT_WAS_SENT = frozenset({State.CANCELLED, State.POSTPONED})

_OF_THE_UNIT = {
    Connection.MEMBER: Relation.MEMBER,
    Connection.TEMPORARY_MEMBER: Relation.MEMBER,
    Connection.AWAY_MEMBER: Relation.MEMBER,
    Connection.EXEMPT_MEMBER: Relation.EXEMPT_MEMBER,
    Connection.COMMITTEE: Relation.COMMITTEE,
    Connection.HEAD: Relation.HEAD,
    Connection.DEPUTY: Relation.DEPUTY,
    Connection.SUPERIOR_COMMITTEE: Relation.SUPERIOR_COMMITTEE,
    Connection.IN_CHARGE: Relation.IN_CHARGE,
    Connection.ADMINISTRATOR: Relation.ADMINISTRATOR,
    Connection.CLERK: Relation.CLERK,
}
# A committee's meeting is its members': belonging to the unit is not enough.
_ONLY_FOR_ITS_CIRCLE = frozenset({Relation.MEMBER, Relation.EXEMPT_MEMBER, Relation.COMMITTEE})


def relations_to_meeting(person: Person, meeting: Meeting) -> frozenset[Relation]:
    """What ``person`` is to ``meeting``: by the unit, by the invitation, by a role in it."""
    found = _by_the_unit(person, meeting) | _by_role(person, meeting)
    if meeting.state not in PREPARING:
        found |= _by_invitation(person, meeting)
    return frozenset(found)


def relations_to_meetings(
    person: Person, meetings: Collection[Meeting]
) -> dict[int, frozenset[Relation]]:
    """The same for many, by the meeting's id; the invitations are asked for once."""
    invited = {
        relation: set(
            rows.filter(person=person, meeting__in=meetings).values_list("meeting", flat=True)
        )
        for relation, rows in _ROWS.items()
    }
    found: dict[int, frozenset[Relation]] = {}
    for meeting in meetings:
        of_it = _by_the_unit(person, meeting) | _by_role(person, meeting)
        if meeting.state not in PREPARING:
            of_it |= {relation for relation, ids in invited.items() if meeting.pk in ids}
        found[meeting.pk] = frozenset(of_it)
    return found


_ROWS = {
    Relation.SUMMONED: Invitation.objects.filter(summoned=True),
    Relation.GUEST: Guest.objects.all(),
    Relation.PRESENT: Attendance.objects.filter(
        state__in=(Attendance.State.PRESENT, Attendance.State.LATE)
    ),
}


def _by_the_unit(person: Person, meeting: Meeting) -> set[Relation]:
    day = clock.today()
    found = {
        _OF_THE_UNIT[connection]
        for connection in connections(person, meeting.unit, day)
        if connection in _OF_THE_UNIT
    }
    if meeting.is_committee_meeting:
        leads = Relation.COMMITTEE in found
        found -= _ONLY_FOR_ITS_CIRCLE
        if leads if meeting.body is None else body_member(person, meeting.body, day):
            found |= {Relation.MEMBER, Relation.COMMITTEE}
    return found


def _by_role(person: Person, meeting: Meeting) -> set[Relation]:
    roles = {Relation.CHAIR: meeting.chair_id, Relation.SECRETARY: meeting.secretary_id}
    return {relation for relation, held_by in roles.items() if held_by == person.pk}


# Asked before everything that anybody does in a meeting: plain SQL, see ``roll_counts``.
_IN_THE_ROOM = """
SELECT
    EXISTS (SELECT 1 FROM meetings_invitation WHERE meeting_id = %s AND person_id = %s
        AND summoned),
    EXISTS (SELECT 1 FROM meetings_guest WHERE meeting_id = %s AND person_id = %s),
    EXISTS (SELECT 1 FROM meetings_attendance WHERE meeting_id = %s AND person_id = %s
        AND state IN ('present', 'late'))
"""


def _by_invitation(person: Person, meeting: Meeting) -> set[Relation]:
    with connection.cursor() as cursor:
        cursor.execute(_IN_THE_ROOM, 3 * [meeting.pk, person.pk])
        answers = cursor.fetchone()
    relations = (Relation.SUMMONED, Relation.GUEST, Relation.PRESENT)
    return {relation for relation, yes in zip(relations, answers, strict=True) if yes}


def relations_to_motion(person: Person, motion: Motion) -> frozenset[Relation]:
    """What ``person`` is to a motion: what they are to its meeting, and whether they vote."""
    found = relations_to_meeting(person, motion.meeting)
    return found | {Relation.VOTER} if is_voter(person, motion) else found


_MEETING = Statement(
    lambda: Meeting.objects.select_related("unit", "body", "chair", "secretary", "profile"),
    "meetings_meeting.id = %s",
)


def meeting_for(person: Person, meeting_id: int) -> Meeting:
    """The meeting, if this person may see it in its present state.

    Raises:
        Missing: there is none, or it is not for this person; the two look alike.
    """
    meeting = _MEETING.first(meeting_id)
    if meeting is not None and may(person, right_to_see(meeting), meeting):
        return meeting
    raise Missing(_("Không tìm thấy buổi sinh hoạt này."))


def right_to_see(meeting: Meeting) -> Right:
    """A meeting in preparation is seen by those who prepare it, later by its people."""
    return Right.MEETINGS_SEE if is_announced(meeting) else Right.MEETINGS_SEE_DRAFT


def is_announced(meeting: Meeting) -> bool:
    """Whether its people were told of it at some time."""
    never = meeting.state in PREPARING or (
        meeting.state in _EVEN_BEFORE_IT_WAS_SENT and not meeting.editions.exists()
    )
    return not never


def motion_of(meeting: Meeting, motion_id: int) -> Motion:
    """A motion of a meeting that somebody was let into.

    Raises:
        Missing: there is none.
    """
    motion = _MOTION.first(meeting.pk, motion_id)
    if motion is None:
        raise Missing(_("Không tìm thấy nội dung biểu quyết này."))
    motion.meeting = meeting
    return motion


_MOTION = Statement(Motion.objects.all, "meeting_id = %s AND id = %s")
