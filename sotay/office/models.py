"""Imports of members: the file while it is needed, its rows, and what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person, Unit
from sotay.org.sealed import SealedField


class MemberImport(models.Model):
    """One list that somebody brought, from the file to what it changed."""

    class State(models.TextChoices):
        """Read by a job, looked at by a person, carried out by a job, perhaps undone."""

        READING = "reading", _("đang đọc tệp")
        READY = "ready", _("chờ đồng chí xem")
        UNREADABLE = "unreadable", _("không đọc được")
        IMPORTING = "importing", _("đang nhập")
        DONE = "done", _("đã nhập")
        UNDONE = "undone", _("đã hoàn tác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    # None: on the command line of the server.
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    # Sealed as a whole; taken away once the list is imported, or was left for a week.
    file = models.BinaryField(null=True)
    on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    # Why it could not be read or carried out.
    trouble = models.TextField(blank=True)
    # What the reader says of the file: sheet, columns that are not used, how it was typed.
    remarks = models.JSONField(default=list)
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    # Ids of what the import added, by table; how it is taken back.
    written = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    # The ledger as it stood when the import was entered: what came later was built on it.
    seq = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"


class ImportRow(models.Model):
    """One row of the list and what becomes, or became, of it."""

    belongs_to = models.ForeignKey(MemberImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    warned = models.BooleanField(default=False)
    # A plain number: the row tells of a person whom undoing took away again.
    person_id = models.PositiveBigIntegerField(null=True)
    # JSON: the cells as they were, warnings, errors, changes, and values before them.
    content = SealedField(default="")

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["belongs_to", "outcome", "number"]),
            models.Index(fields=["person_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
