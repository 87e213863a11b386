"""What may be asked of a meeting: why one sees it; and whether there has been one at all."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sotay.meetings.models import Meeting
from sotay.meetings.queries.doors import PREPARING, meeting_for
from sotay.org.explaining import Explained, Subject
from sotay.org.models import Person, Unit
from sotay.org.queries.first import Step
from sotay.policy import Right


def _meeting(viewer: Person, meeting_id: int) -> Subject:
    meeting = meeting_for(viewer, meeting_id)
    return Subject(meeting, meeting.title, meeting.unit)


def first_meeting(unit: Unit, under: set[int]) -> Step:
    """Whether a meeting was ever announced there; it is the secretary who calls it."""
    del unit  # any of those under it
    announced = Meeting.objects.filter(unit__in=under).exclude(state__in=PREPARING)
    return Step(
        title=gettext("Mời họp buổi đầu tiên"),
        line=gettext("Bí thư chi bộ vào mục Sinh hoạt, bấm “Buổi họp mới”."),
        url="",
        done=announced.exists(),
    )


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
