"""Quick polls of a meeting: to know what the room thinks; they are no votes."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Forbidden
from sotay.meetings.models import Meeting
from sotay.org.models import Person
from sotay.surveys.models import Invitation, Survey
from sotay.surveys.queries import polls
from sotay.surveys.queries.polls import PollLine


def host_of(meeting: Meeting) -> str:
    """What a poll of this meeting names as its host."""
    return f"meeting:{meeting.pk}"


def poll_lines(meeting: Meeting) -> list[PollLine]:
    """The polls of the meeting, the newest first."""
    return polls.polls_of(host_of(meeting))


def open_poll(meeting: Meeting) -> str:
    """What the room is asked now; empty when nothing is. No query while it is not going on."""
    if meeting.state != Meeting.State.OPEN:
        return ""
    found = polls.open_poll_of(host_of(meeting))
    return found[1] if found else ""


def poll_of(meeting: Meeting, poll_id: int) -> Survey:
    """A poll of this meeting.

    Raises:
        Missing: there is none.
    """
    return polls.poll_in(host_of(meeting), poll_id)


def asked_in(poll: Survey, person: Person) -> Invitation:
    """What makes somebody one of those who are asked.

    Raises:
        Forbidden: they were not on the roll as present when it was asked.
    """
    found = polls.invitation_to_poll(poll, person)
    if found is None:
        raise Forbidden(
            _(
                "Câu này hỏi các đồng chí đã được điểm danh có mặt lúc bắt đầu hỏi, nên không có "
                "phiếu cho đồng chí. Đồng chí nói với chủ trì nếu muốn được hỏi."
            )
        )
    return found


def answered_polls(meeting: Meeting, person: Person) -> list[int]:
    """The ids of the meeting's polls that the person has answered."""
    return polls.answered_by(host_of(meeting), person)
