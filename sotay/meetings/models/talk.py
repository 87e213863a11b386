"""What is said in a meeting, by whom, for whose eyes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.meetings.models.agenda import AgendaItem, MeetingPaper
from sotay.meetings.models.meeting import Meeting
from sotay.org.behalf import Reason
from sotay.org.models import Person


class Opinion(models.Model):
    """An opinion, seen by the whole cell unless its author kept it for the committee."""

    class Audience(models.TextChoices):
        """The whole cell is the rule; the committee alone is the exception."""

        CELL = "cell", _("gửi cả chi bộ")
        COMMITTEE = "committee", _("chỉ gửi chi ủy")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="opinions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT)
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    # A guest without an account speaks, and the secretary writes it down.
    author_name = models.CharField(max_length=120)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Why somebody else typed it; empty for one's own, and for what was merely said aloud.
    behalf_reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    behalf_note = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.CELL)
    spoken = models.BooleanField(default=False)
    beforehand = models.BooleanField(default=False)
    in_minutes = models.BooleanField(default=True)
    said_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["said_at", "id"]
        indexes = [models.Index(fields=["meeting", "said_at"])]


class OpinionReply(models.Model):
    """What the chair answers to an opinion (tiếp thu, giải trình)."""

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="reply")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SpeakingRequest(models.Model):
    """A hand up: somebody asks to speak; called and ended by the one who runs the meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="speaking_requests")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["asked_at", "id"]


class PrivateNote(models.Model):
    """A member's own note beside the papers. Only the author's door finds it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    paper = models.ForeignKey(MeetingPaper, null=True, blank=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    # What another device wrote without having seen ``text``; the next page brings both.
    aside = models.TextField(blank=True, default="")
    # The page that wrote it last: it may write over its own words.
    page = models.UUIDField(null=True)
    edited_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "paper"],
                name="one_note_each",
                nulls_distinct=False,
            ),
        ]


class ReadingMark(models.Model):
    """How far a member has read a paper. For the member alone; nobody counts it."""

    paper = models.ForeignKey(MeetingPaper, on_delete=models.CASCADE, related_name="reading_marks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    page = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "person"], name="one_reading_mark_each"),
        ]
