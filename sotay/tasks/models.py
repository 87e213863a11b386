"""Tasks given to members, and what became of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.org.behalf import Reason
from sotay.org.models import Person, Unit


class Task(models.Model):
    """A piece of work that a unit gives to a person, with a day by which it is due.

    Its state is not a flag: it is the newest ``TaskUpdate``.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    assignee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tasks")
    due_on = models.DateField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tasks_given")
    given_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["assignee", "due_on"])]

    def __str__(self) -> str:
        return self.title


class TaskUpdate(models.Model):
    """Somebody says how a task stands."""

    class State(models.TextChoices):
        """How far a task is. ``CANCELLED`` keeps the task and its reason."""

        RECEIVED = "received", _("đã nhận")
        DOING = "doing", _("đang làm")
        DONE = "done", _("đã xong")
        NOT_DONE = "not_done", _("không làm được")
        CANCELLED = "cancelled", _("thôi giao")

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="updates")
    state = models.CharField(max_length=12, choices=State.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Why ``by`` says it for the one who has the task; empty when in the own name.
    behalf_reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    behalf_note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["not_done", "cancelled"]) | ~Q(note=""),
                name="a_task_not_done_says_why",
            ),
        ]
