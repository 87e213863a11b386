"""Bytes by their content, and the names people gave them."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.files import places
from sotay.org.models import Person


class Blob(models.Model):
    """Bytes, once. Immutable: other bytes are another blob.

    The bytes lie under ``FILES_ROOT`` at a place that follows from their SHA-256, so a
    backup that copies the folder while people write is never torn.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    # Pages of a PDF, counted once when it came; one of a picture; of an office file as many as
    # it was printed to, if it was. None: it is read as words.
    pages = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    # When its bytes were destroyed, by accident here; the digest stays, so that they stay away.
    purged_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"

    @property
    def path(self) -> Path:
        """Where the bytes lie on this machine."""
        return places.of_blob(Path(settings.FILES_ROOT), self.sha256)


class StoredFile(models.Model):
    """A file as somebody gave it: the bytes, and the name exactly as it was sent.

    The name is for people and for downloads only; it is never part of a path.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="files")
    original_name = models.CharField(max_length=255)
    # None: the product made the file itself.
    uploaded_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.original_name


class Preview(models.Model):
    """What is read of a file without opening it: pictures of its pages, and its words.

    Made once, in the background, and kept beside the bytes; it can be made again.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("đang chuẩn bị")
        READY = "ready", _("đã sẵn sàng")
        FAILED = "failed", _("không đọc được")

    class Printing(models.TextChoices):
        """Whether an office file became pages."""

        NONE = "", _("chưa in")
        DONE = "done", _("đã in thành trang")
        FAILED = "failed", _("không in được")

    blob = models.OneToOneField(
        Blob, primary_key=True, on_delete=models.CASCADE, related_name="preview"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # Why it failed, as the sentence for people.
    reason = models.CharField(max_length=300, blank=True)
    # Per page drawn so far: [[pixels across, pixels down, bytes], …], one for each width.
    sheets = models.JSONField(default=list, blank=True)
    # Readers that died over this file.
    deaths = models.PositiveSmallIntegerField(default=0)
    printing = models.CharField(
        max_length=6, choices=Printing.choices, default=Printing.NONE, blank=True
    )
    # Pages (from 1) that are pictures of words which nobody has recognised yet.
    scans = models.JSONField(default=list, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.state} {self.blob_id}"


class Sending(models.Model):
    """A file that comes piece by piece over a bad network, and how far it has come.

    Its bytes gather beside the others; it is its sender's alone, and swept when it is left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    # What tells it from another file of the same name and length: when that was changed.
    stamp = models.CharField(max_length=40, blank=True)
    # The page on which it was chosen, so that it is offered there again.
    place = models.CharField(max_length=200, blank=True)
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["touched_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(offset__lte=models.F("length")), name="sending_within_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offset}/{self.length} {self.pk}"
