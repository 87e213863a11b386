"""Minutes, resolution, conclusion: versions with an author, amendments, approvals, papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.files.models import StoredFile
from sotay.meetings.models.meeting import Meeting
from sotay.org.models import Person


class Record(models.Model):
    """One written outcome of a meeting. Its text is the newest version's."""

    class Kind(models.TextChoices):
        """A cell issues a resolution or a conclusion, or keeps only the minutes."""

        MINUTES = "minutes", _("Biên bản")
        RESOLUTION = "resolution", _("Nghị quyết")
        CONCLUSION = "conclusion", _("Kết luận")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    amendments_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], name="one_record_per_kind"),
        ]


class RecordVersion(models.Model):
    """The text of a record at one time.

    ``content`` is the list of sections as ``rules.writing`` makes and reads it.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="one_version_per_number"),
        ]


class Amendment(models.Model):
    """Somebody who was there proposes a change to the minutes, until the deadline."""

    class Answer(models.TextChoices):
        """What the secretary did with it."""

        ACCEPTED = "accepted", _("đã tiếp thu")
        DECLINED = "declined", _("giữ nguyên")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="amendments")
    version = models.ForeignKey(RecordVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_note = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]


class Approval(models.Model):
    """The chair or the secretary approves exactly this version, under one title."""

    class Role(models.TextChoices):
        """Two approvals freeze a record."""

        CHAIR = "chair", _("chủ trì")
        SECRETARY = "secretary", _("thư ký")

    version = models.ForeignKey(RecordVersion, on_delete=models.PROTECT, related_name="approvals")
    role = models.CharField(max_length=10, choices=Role.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The one title the act carries ("BÍ THƯ"), chosen in the switch "tư cách".
    capacity = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "role"], name="one_approval_per_role"),
        ]


class RecordPaper(models.Model):
    """A record issued as a paper: its number and the two files made of it, once."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="paper")
    version = models.ForeignKey(RecordVersion, on_delete=models.PROTECT, related_name="+")
    number = models.OneToOneField(
        "papers.Number", null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")


class RecordScan(models.Model):
    """A scan of the paper as it was signed by hand. The newest one is the original."""

    paper = models.ForeignKey(RecordPaper, on_delete=models.PROTECT, related_name="scans")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    attached_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_scan_per_number"),
        ]
