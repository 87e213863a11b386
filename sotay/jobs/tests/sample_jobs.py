"""Jobs as bad as they come."""

import os
import signal
import threading
from pathlib import Path

from django_tasks import task

from sotay.kernel.refusals import Invalid


@task
def note(path: str) -> None:
    """Do it."""
    with Path(path).open("a") as file:
        file.write("done\n")


@task
def fail() -> None:
    """Be a job with a fault in it."""
    raise Invalid("hỏng")


@task
def die(path: str) -> None:
    """Take the worker along, as running out of memory does."""
    note.func(path)
    os.kill(os.getpid(), signal.SIGKILL)


@task
def last_for_ever(path: str) -> None:
    """Never come to an end."""
    note.func(path)
    threading.Event().wait()
