"""Invitations: who is summoned, in which standing, and what they answer."""

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.states import locked
from sotay.meetings.models import Invitation, Meeting
from sotay.meetings.queries.summoned import SummonedLine, summoned_to
from sotay.org.models import Person
from sotay.policy import Right, require

_POSTS = Invitation._meta.get_field("posts").max_length or 300


def invite_roll(meeting: Meeting, *, keep_answers: bool = True) -> None:
    """Make the invitations fit the roll of the meeting's day; the caller holds the meeting.

    The standing of that day is kept on each row, so that the figures of the minutes do not
    move when somebody's standing does.
    """
    lines = summoned_to(meeting)
    there = {row.person_id: row for row in meeting.invitations.all()}
    gone = there.keys() - {line.person.pk for line in lines}
    meeting.invitations.filter(person__in=gone).delete()
    happenings.roles_changed(there[person_id].person for person_id in gone)
    for position, line in enumerate(lines, start=1):
        row = there.get(line.person.pk) or Invitation(meeting=meeting, person=line.person)
        _fill(row, line, position)
        if not keep_answers:
            row.answer, row.reason, row.answered_at = Invitation.Answer.NONE, "", None
        row.save()


def _fill(row: Invitation, line: SummonedLine, position: int) -> None:
    row.position = position
    row.posts = ", ".join(line.posts)[:_POSTS]
    row.stage = line.standing.stage
    row.membership = line.standing.membership
    row.status = line.standing.status
    row.away = line.standing.away
    row.summoned = line.summoned


@one_act()
def answer_invitation(*, by: Person, meeting: Meeting, answer: str, reason: str = "") -> Invitation:
    """Say "dự" or "xin vắng"; it may be changed until the meeting opens.

    The same answer twice is one answer.

    Raises:
        Forbidden: ``by`` is not summoned.
        Conflict: the meeting has begun, or is put off or called off.
        Invalid: asking to be excused without a reason.
    """
    require(by, Right.MEETINGS_ANSWER, meeting)
    held = locked(meeting)
    row = held.invitations.get(person=by)
    why = text.tidy(reason) if answer == Invitation.Answer.EXCUSED else ""
    if answer == Invitation.Answer.EXCUSED and not why:
        raise Invalid(_("Đồng chí ghi lý do xin vắng."), field="reason")
    if (row.answer, row.reason) == (answer, why):
        return row
    if held.state != Meeting.State.ANNOUNCED:
        raise Conflict(
            _("Buổi sinh hoạt %(state)s nên không nhận trả lời nữa.")
            % {"state": held.get_state_display()}
        )
    row.answer, row.reason, row.answered_at = answer, why, clock.now()
    row.save(update_fields=["answer", "reason", "answered_at"])
    happenings.roll_changed("invitation_answered", held, by=by, person=by, answer=answer)
    return row
