"""What may be asked of a meeting: why one sees it; and whether there has been one at all."""

from django.utils.translation import gettext_lazy as _

from sotay.meetings.models import Meeting
from sotay.meetings.queries.doors import PREPARING, meeting_for
from sotay.org.explaining import Explained, Subject
from sotay.org.models import Person
from sotay.org.queries.first import Later
from sotay.policy import Right


def _meeting(viewer: Person, meeting_id: int) -> Subject:
    meeting = meeting_for(viewer, meeting_id)
    return Subject(meeting, meeting.title, meeting.unit)


def _called(units: set[int]) -> bool:
    """Whether a meeting of one of the units was ever announced."""
    return Meeting.objects.filter(unit__in=units).exclude(state__in=PREPARING).exists()


MEETING = Explained(
    parameter="meeting_id",
    label=_("buổi họp"),
    find=_meeting,
    rights=(
        Right.MEETINGS_SEE,
        *(
            right
            for right in Right
            if right.value.startswith("meetings:") and right is not Right.MEETINGS_SEE
        ),
    ),
    order=10,
)
FIRST_MEETING = Later(
    code="first_meeting",
    title=_("Mời họp buổi đầu tiên"),
    line=_("Bí thư chi bộ vào mục Sinh hoạt, bấm “Buổi họp mới”."),
    is_done=_called,
    order=10,
)
