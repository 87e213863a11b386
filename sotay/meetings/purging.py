"""What meetings kept of the words of a file goes when the file is destroyed."""

from django.utils.translation import gettext as _

from sotay.files.models import Blob
from sotay.meetings.models import MeetingPaper


def forget_words(blob: Blob) -> None:
    """Blank the titles of the papers that held the file; called in the act's transaction."""
    MeetingPaper.objects.filter(file__blob=blob).update(title=_("Tài liệu đã gỡ bỏ"))
