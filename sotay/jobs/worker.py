"""The worker: one process beside the pages that runs what was asked for, one after another.

It is django-tasks-db's own worker, with three habits more: it takes up what a killed worker
left behind, it stops in time, and it asks for what comes round every day.
"""

import hashlib
import logging
import signal
import socket
import sys
import threading
import time
import uuid
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import connection
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from sotay.jobs import actions

logger = logging.getLogger(__name__)

INTERVAL = 1.0  # seconds between two looks at the queue
GRACE = 2.5  # seconds a running job has when told to stop; the parent waits for four
ROUND = 60.0  # seconds between two looks at the timetable


class Interrupted(BaseException):
    """The worker has to stop and the job is not done: it will run again."""


class Worker(DatabaseWorker):
    """Runs jobs until told to stop."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=INTERVAL,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{machine()}{uuid.uuid4().hex[:12]}",
            excluded_queue_names=[],
        )
        self._interrupted = False

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop: at once when idle, else after the running job, but never later than ``GRACE``."""
        del signum, frame
        if not self.running_task:
            sys.exit(0)
        self.running = False
        signal.signal(signal.SIGALRM, self._interrupt)
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    def _interrupt(self, signum: int, frame: FrameType | None) -> None:
        if self.running_task:
            self._interrupted = True
            # The library would report a failure; it is none, and the process ends now.
            logging.getLogger("django_tasks").setLevel(logging.CRITICAL)
            raise Interrupted

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one job; whatever it raises is written down, and the worker goes on."""
        super().run_task(db_task_result)
        if self._interrupted:
            actions.put_back(db_task_result)


def machine() -> str:
    """How the ids of this installation's workers begin, today and after a restart."""
    place = f"{socket.gethostname()} {settings.FILES_ROOT}"
    return f"{hashlib.sha256(place.encode()).hexdigest()[:12]}-"


def work() -> None:
    """Run jobs until SIGTERM or SIGINT."""
    # One connection for good: SQLite would tidy up its journal at every closing of the last.
    connection.settings_dict["CONN_MAX_AGE"] = None
    worker = Worker()
    worker.configure_signals()
    actions.take_up_abandoned(machine=machine())
    threading.Thread(target=_keep_the_timetable, name="timetable", daemon=True).start()
    worker.run()


def _keep_the_timetable() -> None:
    while True:
        try:
            actions.ask_for_what_is_due()
        except Exception:  # the next round may be luckier; the jobs must go on
            logger.exception("could not ask for what is due")
        finally:
            connection.close()  # this thread's own
        time.sleep(ROUND)


def run_all() -> list[DBTaskResult[Any, Any]]:
    """Run here and now everything that waits, and return what failed.

    For tests, also inside their transaction, and for commands that prepare a database.
    """
    worker, failed = Worker(), []
    while (row := actions.claim(worker_id=worker.worker_id)) is not None:
        worker.run_task(row)
        if row.status == TaskResultStatus.FAILED:
            failed.append(row)
    return failed
