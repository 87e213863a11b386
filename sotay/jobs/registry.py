"""Jobs by their names, and those that come round by themselves."""

from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any

from django_tasks.base import Task

_round: dict[str, timedelta] = {}


def find(name: str) -> Task[Any, Any]:
    """The job called ``folder.function``, which stands in ``sotay/folder/jobs.py``.

    By name, because the actions that ask for a job stand below the jobs, which call actions.

    Raises:
        LookupError: there is no such job.
    """
    folder, _dot, function = name.partition(".")
    try:
        found = getattr(import_module(f"sotay.{folder}.jobs"), function, None)
    except ModuleNotFoundError:
        found = None
    if isinstance(found, Task):
        return found
    raise LookupError(f"no job is called {name!r}")


def every(interval: timedelta, name: str) -> None:
    """Have a job without facts run once in each ``interval``; called in ``AppConfig.ready``.

    It runs soon after the first start, and may run a little late or, on several machines at
    once, twice: it must not mind.
    """
    _round[name] = interval


def timetable() -> Mapping[str, timedelta]:
    """The jobs that come round, with their intervals."""
    return _round
