"""The doors: the only ways to find a meeting, for one person."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Attendance, Meeting, Motion
from sotay.meetings.queries.votes import is_voter
from sotay.org.connections import Connection
from sotay.org.models import Person
from sotay.org.queries import body_member, connections
from sotay.policy import Relation, Right, may

State = Meeting.State
PREPARING = frozenset({State.DRAFT, State.AGREED})

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
    if meeting.chair_id == person.pk:
        found.add(Relation.CHAIR)
    if meeting.secretary_id == person.pk:
        found.add(Relation.SECRETARY)
    if meeting.state not in PREPARING:
        found |= _by_invitation(person, meeting)
    return frozenset(found)


def _by_invitation(person: Person, meeting: Meeting) -> set[Relation]:
    found: set[Relation] = set()
    if meeting.invitations.filter(person=person, summoned=True).exists():
        found.add(Relation.SUMMONED)
    if meeting.guests.filter(person=person).exists():
        found.add(Relation.GUEST)
    here = {Attendance.State.PRESENT, Attendance.State.LATE}
    if meeting.attendances.filter(person=person, state__in=here).exists():
        found.add(Relation.PRESENT)
    return found


def relations_to_motion(person: Person, motion: Motion) -> frozenset[Relation]:
    """What ``person`` is to a motion: what they are to its meeting, and whether they vote."""
    found = relations_to_meeting(person, motion.meeting)
    return found | {Relation.VOTER} if is_voter(person, motion) else found


def meeting_for(person: Person, meeting_id: int) -> Meeting:
    """The meeting, if this person may see it in its present state.

    Raises:
        Missing: there is none, or it is not for this person; the two look alike.
    """
    meeting = (
        Meeting.objects.select_related("unit", "body", "chair", "secretary", "profile")
        .filter(pk=meeting_id)
        .first()
    )
    if meeting is not None and may(person, right_to_see(meeting), meeting):
        return meeting
    raise Missing(_("Không tìm thấy buổi sinh hoạt này."))


def right_to_see(meeting: Meeting) -> Right:
    """A meeting in preparation is seen by those who prepare it, later by its people."""
    never_announced = meeting.state in PREPARING or not meeting.editions.exists()
    return Right.MEETINGS_SEE_DRAFT if never_announced else Right.MEETINGS_SEE


def motion_for(person: Person, meeting_id: int, motion_id: int) -> Motion:
    """A motion of a meeting that this person may see.

    Raises:
        Missing: there is none, or its meeting is not for this person.
    """
    meeting = meeting_for(person, meeting_id)
    motion = meeting.motions.filter(pk=motion_id).first()
    if motion is None:
        raise Missing(_("Không tìm thấy nội dung biểu quyết này."))
    motion.meeting = meeting
    return motion
