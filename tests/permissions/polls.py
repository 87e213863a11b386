"""What the room of the matrix is asked quickly: with names, for few are in it."""

from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.org.tests.cast import Cast


def a_poll(cast: Cast, meeting: Meeting) -> dict[str, int]:
    """The id that addresses need."""
    poll = actions.ask_room(
        by=cast.dung,
        meeting=meeting,
        words="Đổi giờ họp sang 19 giờ?",
        answers=["Có", "Không"],
        anonymous=False,
    )
    return {"poll_id": poll.pk}
