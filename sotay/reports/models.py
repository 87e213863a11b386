"""The words that a unit prepares for its reports, and the reports that it issued."""

from django.db import models
from django.db.models import F, Q

from sotay.files.models import StoredFile
from sotay.org.models import Person, Unit


class ReportWords(models.Model):
    """What a unit's next activation report says besides its figures.

    There is one of each unit, and the next report begins with what the last one said. It is
    kept as long as the unit's papers are; figures are no part of it.
    """

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="report_words")
    # ``rules.texts.Texts`` as plain values.
    texts = models.JSONField()
    # Raised with every change: a second writer sees that somebody else wrote.
    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.unit_id} {self.edition}"


class IssuedReport(models.Model):
    """An activation report that was issued: its number, its files, its figures of that hour.

    Nothing of it changes afterwards, and it is kept for good: a report is an archive. It
    holds counts only; who has not activated stands in none of its files.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issued_reports")
    day = models.DateField()
    since = models.DateField()
    texts = models.JSONField()
    # The shape of ``rules.shape``, with its version.
    figures = models.JSONField()
    number = models.OneToOneField("papers.Number", on_delete=models.PROTECT, related_name="+")
    signer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signing_post = models.CharField(max_length=60)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__lte=F("day")), name="a_report_covers_a_period"
            ),
            models.CheckConstraint(
                condition=Q(issued_on__gte=F("day")), name="a_report_is_issued_after_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day:%d/%m/%Y}"
