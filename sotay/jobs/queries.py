"""What was asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def last_asked_for(path: str) -> datetime | None:
    """When the job whose function has this dotted path was last asked for."""
    rows = DBTaskResult.objects.filter(task_path=path).order_by("-enqueued_at")
    return rows.values_list("enqueued_at", flat=True).first()


def waiting_count() -> int:
    """Jobs that wait for the worker."""
    return DBTaskResult.objects.ready().count()


def waits(path: str, facts: Mapping[str, Any]) -> bool:
    """Whether the job whose function has this dotted path waits with exactly these facts."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path)
    return rows.filter(args_kwargs={"args": [], "kwargs": dict(facts)}).exists()
