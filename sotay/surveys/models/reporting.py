"""What people put together from the answers: points of the report, how it is printed, editions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.files.models import StoredFile
from sotay.org.models import Person
from sotay.surveys.rules.report import Chapter


class OpinionPoint(models.Model):
    """One point of the report's last parts: words of a person, with the answers they stand for.

    ``sources`` are pairs of a question's key and the words of an answer, never of a sheet: so a
    point of an anonymous survey leads back to what was written, and to nobody.
    """

    class Place(models.TextChoices):
        """In which list it stands."""

        OPINIONS = Chapter.OPINIONS.value, _("Các ý kiến phản ánh khác")
        SOLUTIONS = Chapter.SOLUTIONS.value, _("Đề xuất hướng giải quyết khó khăn")
        REQUESTS = Chapter.REQUESTS.value, _("Kiến nghị, đề xuất")

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="points")
    chapter = models.CharField(max_length=10, choices=Place.choices)
    heading = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    position = models.PositiveIntegerField()
    sources = models.JSONField(default=list)
    # Raised with every change: a second writer sees that somebody else wrote.
    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["chapter", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_point_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.chapter} {self.position}"


class ReportPlan(models.Model):
    """How the report of a survey is printed; without a row, as usual."""

    survey = models.OneToOneField(
        "surveys.Survey", on_delete=models.CASCADE, related_name="report_plan"
    )
    attached_to = models.CharField(max_length=300, blank=True)
    forced = models.BooleanField(default=False)
    charts = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.survey_id} {self.edition}"


class PublishedReport(models.Model):
    """The report as it was published: figures and files of that hour, which never change.

    A correction is another one with the next number.
    """

    survey = models.ForeignKey(
        "surveys.Survey", on_delete=models.PROTECT, related_name="published_reports"
    )
    number = models.PositiveSmallIntegerField()
    # The shape of ``rules.shape``, with its version.
    figures = models.JSONField()
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"], name="an_edition_of_a_report_has_its_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.number}"
