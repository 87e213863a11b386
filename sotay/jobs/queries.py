"""What was asked for."""

from datetime import datetime

from django_tasks_db.models import DBTaskResult


def last_asked_for(path: str) -> datetime | None:
    """When the job whose function has this dotted path was last asked for."""
    rows = DBTaskResult.objects.filter(task_path=path).order_by("-enqueued_at")
    return rows.values_list("enqueued_at", flat=True).first()


def waiting_count() -> int:
    """Jobs that wait for the worker."""
    return DBTaskResult.objects.ready().count()
