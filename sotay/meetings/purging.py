"""What meetings do when a file is destroyed, and when its words are there."""

from django.utils.translation import gettext as _

from sotay.files.models import Blob
from sotay.meetings.models import MeetingPaper
from sotay.meetings.searching import PAPER
from sotay.search.actions import mark_all


def forget_words(blob: Blob) -> None:
    """Blank the titles of the papers that held the file; called in the act's transaction."""
    MeetingPaper.objects.filter(file__blob=blob).update(title=_("Tài liệu đã gỡ bỏ"))
    find_anew(blob)


def find_anew(blob: Blob) -> None:
    """Words of a file have come, or have gone: its papers are found by others now."""
    papers = MeetingPaper.objects.filter(file__blob=blob, removed_at__isnull=True)
    mark_all(source=PAPER, things=papers.values_list("pk", flat=True))
