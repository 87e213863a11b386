"""Who opened whose file, what people want corrected, when timers and checks last ran."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person


class FileOpening(models.Model):
    """Somebody opened another person's file on a day; once a day, person and kind is enough.

    Read by the person it is about. Forgotten by its timer, after at least a year.
    """

    class What(models.TextChoices):
        """What was opened."""

        PAGE = "page", _("trang hồ sơ")
        DETAILS = "details", _("hồ sơ chi tiết")
        HISTORY = "history", _("quá trình sinh hoạt")
        EXPORT = "export", _("danh sách tải về")
        CORRECTION = "correction", _("đề nghị sửa thông tin")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="file_openings")
    viewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="files_opened")
    what = models.CharField(max_length=12, choices=What.choices)
    on = models.DateField(db_index=True)
    first_at = models.DateTimeField()
    # What the viewer was to the person: the right came from it.
    relations = models.JSONField(default=list)

    class Meta:
        ordering = ["-first_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "viewer", "what", "on"], name="one_opening_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.what} {self.on}"


class CorrectionRequest(models.Model):
    """A person says that something kept about them is wrong. Kept with its answer."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="corrections")
    # ``person.phone`` or ``membership.12``; what it was called and what it said then.
    fact = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    shown = models.CharField(max_length=600)
    words = models.TextField()
    sent_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.fact}"


class CorrectionAnswer(models.Model):
    """What the unit's administrator did with a request: corrected it, or says why not."""

    request = models.OneToOneField(
        CorrectionRequest, on_delete=models.CASCADE, related_name="answer"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    accepted = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted=True) | ~models.Q(words=""),
                name="a_refused_correction_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.accepted}"


class LedgerLook(models.Model):
    """What the last check of the ledger found; one row, written over every day."""

    at = models.DateTimeField()
    entries = models.PositiveBigIntegerField()
    broken_at = models.PositiveBigIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y} {self.entries}"


class TimerRun(models.Model):
    """When a retention timer last ran, and how much it forgot. One row a timer."""

    timer = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField()
    forgotten = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.timer} {self.forgotten}"
