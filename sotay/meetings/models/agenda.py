"""What is to be talked about, and the papers it is talked about with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Version
from sotay.files.models import StoredFile
from sotay.meetings.models.meeting import Meeting
from sotay.org.models import Person


class AgendaItem(models.Model):
    """One point of the agenda; it is "now" from ``started_at`` until ``ended_at``."""

    class Part(models.TextChoices):
        """The parts that the guidance names; a thematic part is never mixed in."""

        OPENING = "opening", _("Mở đầu")
        MAIN = "main", _("Tiến hành")
        THEMATIC = "thematic", _("Chuyên đề")
        CLOSING = "closing", _("Kết thúc")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.MAIN)
    title = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(default=10)
    presenter = models.CharField(max_length=120, blank=True)
    # Told to the meeting rather than talked over: the minutes list it under "Báo cáo".
    is_report = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class MeetingPaper(models.Model):
    """A document of the meeting. Removing one after the announcement keeps its row."""

    class Origin(models.TextChoices):
        """Where the paper comes from, and the draft that will be voted on."""

        OWN = "own", _("tài liệu của chi bộ")
        UPPER = "upper", _("văn bản cấp trên")
        DRAFT_RESOLUTION = "draft_resolution", _("dự thảo nghị quyết")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # Where the paper is one of the library: this version of it was used, whatever comes later.
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.OWN)
    position = models.PositiveSmallIntegerField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class PackEdition(models.Model):
    """The papers as they were frozen: edition 1 at the announcement, more when one changes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    papers = models.ManyToManyField(MeetingPaper, related_name="editions")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_edition_per_number"),
        ]
