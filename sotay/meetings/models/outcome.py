"""What comes out of a meeting: conclusions, tasks, a score."""

from django.db import models

from sotay.meetings.models.agenda import AgendaItem
from sotay.meetings.models.meeting import Meeting
from sotay.org.models import Person
from sotay.tasks.models import Task


class Conclusion(models.Model):
    """What the chair concludes on a point of the agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]


class AssignedTask(models.Model):
    """A task that this meeting gave."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="assigned")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="assigned_at")
    conclusion = models.ForeignKey(Conclusion, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["id"]


class CarriedTask(models.Model):
    """A task of an earlier meeting that this one looks at, first table of its resolution."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="carried")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="carried_to")
    state_before = models.CharField(max_length=12, blank=True)
    result = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "task"], name="carried_once"),
        ]


class ScoreLine(models.Model):
    """Points for one criterion: what the record proposes, what a person confirmed.

    Points are whole hundredths of a point, so that sums are exact.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="score_lines")
    criterion = models.CharField(max_length=40)
    proposed = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    points = models.PositiveIntegerField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "criterion"], name="one_line_per_criterion"),
        ]
