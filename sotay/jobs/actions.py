"""Asking for work that is done later, by the worker."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sotay.jobs import registry
from sotay.jobs.queries import last_asked_for, waits

Fact = str | int | bool | None

# What somebody is about to look at goes before the rest.
SOON = 10
# Workers that may die over one job; it is then given up, so that the others have their turn.
ATTEMPTS = 3
_GIVEN_UP = "The worker died over this job {attempts} times."


def run_later(
    name: str, /, *, soon: bool = False, at: datetime | None = None, **facts: Fact
) -> None:
    """Have the worker run a job (``"files.make_preview"``) with these facts.

    The wish is a row of the caller's transaction: the worker sees it when the change is
    there, and never without the change. A job may run twice, after a crash: it must be one
    that does no harm again.

    Args:
        name: folder and function, see ``registry.find``.
        soon: whether it goes before what waits already.
        at: not before this moment (aware).
        facts: ids and short texts; the job reads the rows itself, as they are by then.

    Raises:
        LookupError: no job is called so.
    """
    job = registry.find(name)
    job.using(priority=SOON if soon else None, run_after=at).enqueue(**facts)


def run_unless_waiting(name: str, /, *, at: datetime | None = None, **facts: Fact) -> None:
    """``run_later``, unless the same wish waits already.

    For a job that shows what the rows are by then: however often they change, it runs once for
    all that changed until it begins.
    """
    if not waits(registry.find(name).module_path, facts):
        run_later(name, soon=False, at=at, **facts)


def ask_for_what_is_due() -> list[str]:
    """Ask for every job whose time has come round; returns their names."""
    due = []
    for name, interval in registry.timetable().items():
        asked = last_asked_for(registry.find(name).module_path)
        if asked is None or asked <= timezone.now() - interval:
            run_later(name)
            due.append(name)
    return due


@transaction.atomic
def take_up_abandoned(*, machine: str) -> int:
    """Have the jobs run that a worker of this machine left behind when it died.

    A job over which several workers died is given up. Jobs of other machines are theirs.

    Args:
        machine: how the ids of this machine's workers begin.

    Returns:
        How many will run again.
    """
    again = 0
    for row in DBTaskResult.objects.running().select_for_update(skip_locked=True):
        if not row.worker_ids or not row.worker_ids[-1].startswith(machine):
            continue
        if len(row.worker_ids) >= ATTEMPTS:
            row.set_failed(RuntimeError(_GIVEN_UP.format(attempts=ATTEMPTS)))
        else:
            row.status = TaskResultStatus.READY
            row.save(update_fields=["status"])
            again += 1
    return again


@transaction.atomic
def claim(*, worker_id: str) -> DBTaskResult[Any, Any] | None:
    """The next job, which is now this worker's; None when nothing waits."""
    row = DBTaskResult.objects.ready().get_locked()
    if row is not None:
        row.claim(worker_id)
    return row


def put_back(row: DBTaskResult[Any, Any]) -> None:
    """A job that was interrupted, through no fault of its own, waits again."""
    row.status = TaskResultStatus.READY
    row.started_at = row.finished_at = None
    row.worker_ids = row.worker_ids[:-1]
    row.exception_class_path = row.traceback = ""
    row.save()
