"""What can happen to a task; the ledger keeps it. Ids and dates only, no words of people."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.ledger.actions import record
from sotay.notices.actions import notify
from sotay.org.models import Person
from sotay.tasks.models import Task, TaskUpdate


def task_given(task: Task, *, by: Person) -> None:
    """A member has a new task."""
    record(
        by=by,
        act="tasks.given",
        about=task,
        unit=task.unit,
        details={"assignee": task.assignee_id, "due_on": task.due_on.isoformat()},
    )
    notify(
        by=by,
        people=[task.assignee],
        kind="tasks.given",
        about=f"task:{task.pk}",
        words=_("Đồng chí được giao nhiệm vụ: %(title)s, hạn %(day)s.")
        % {"title": task.title, "day": dates.weekday_long(task.due_on)},
        address=reverse("tasks:task", args=[task.pk]),
    )


def task_reported(update: TaskUpdate, *, by: Person) -> None:
    """Somebody said how a task stands."""
    task = update.task
    details: dict[str, str | int] = {"state": update.state}
    if update.behalf_reason:
        details |= {"behalf_of": task.assignee_id, "reason": update.behalf_reason}
    record(by=by, act="tasks.reported", about=task, unit=task.unit, details=details)


def due_changed(task: Task, *, by: Person) -> None:
    """A task has another deadline."""
    record(
        by=by,
        act="tasks.due_changed",
        about=task,
        unit=task.unit,
        details={"due_on": task.due_on.isoformat()},
    )
