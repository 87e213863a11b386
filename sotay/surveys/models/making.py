"""What is prepared and reaches nobody yet: changed questions, days of reminding."""

from django.db import models

from sotay.org.models import Person
from sotay.surveys.models.survey import Survey


class WorkingCopy(models.Model):
    """What an open survey shall ask next: until it is issued as a version, nobody is asked it."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="working_copy")
    definition = models.JSONField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.survey_id} changed"


class Reminder(models.Model):
    """Whoever has not answered is reminded by itself, so many days before the closing hour."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "days"], name="one_reminder_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} −{self.days}"
