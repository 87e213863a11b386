"""Timers: what is forgotten, after how many days, by whom. The days are data."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

SHIPPED = Path(__file__).parent / "data" / "retention.toml"
_LONGEST = 36_500  # days


class BadRetention(ValueError):
    """The table of times is malformed; the text says where and how."""


@dataclass(frozen=True)
class Timer:
    """One kind of data with a time.

    Attributes:
        key: its line in the table.
        what: what is forgotten.
        why: why not earlier and not later.
        forget: forgets what is older than the moment given; returns how many.
    """

    key: str
    what: str | Promise
    why: str | Promise
    forget: Callable[[datetime], int]


@dataclass(frozen=True)
class Kept:
    """One kind of data without a timer, and the reason."""

    what: str | Promise
    how: str | Promise


_timers: dict[str, Timer] = {}
_kept: dict[str, Kept] = {}


def set_timer(timer: Timer) -> None:
    """Have the daily job forget what the timer names; called in ``AppConfig.ready``."""
    _timers[timer.key] = timer


def keep(key: str, what: str | Promise, how: str | Promise) -> None:
    """Say that something is kept, or goes by itself, and how; for the page that shows it."""
    _kept[key] = Kept(what, how)


def timers() -> list[Timer]:
    """The timers in the order of the table."""
    order = list(read_table(SHIPPED))
    return sorted(_timers.values(), key=lambda timer: (order.index(timer.key), timer.key))


def kept() -> list[Kept]:
    """What has no timer."""
    return list(_kept.values())


def days_of(key: str) -> int:
    """How many days the timer waits, here."""
    return times()[key]


@cache
def times() -> dict[str, int]:
    """The days of every timer: the shipped table with the installation's own lines over it.

    Raises:
        BadRetention: the installation's file is malformed, or undercuts a minimum.
    """
    return merged(read_table(SHIPPED), own_table())


def merged(shipped: dict[str, Any], own: dict[str, Any]) -> dict[str, int]:
    """The shipped days with others over them.

    Raises:
        BadRetention: a line that nobody knows, no whole number of days, or too few.
    """
    days = {key: int(line["days"]) for key, line in shipped.items()}
    for key, line in own.items():
        if key not in days:
            raise BadRetention(f"[{key}] is no kind of data that has a time")
        wanted = line.get("days") if isinstance(line, dict) else None
        least = int(shipped[key]["at_least"])
        if type(wanted) is not int or not least <= wanted <= _LONGEST:
            raise BadRetention(f"[{key}] days must be a whole number, {least} at least")
        days[key] = wanted
    return days


def read_table(path: Path) -> dict[str, Any]:
    """The lines of a file.

    Raises:
        BadRetention: it is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRetention(f"{path}: {error}") from None


def own_table() -> dict[str, Any]:
    """The installation's own lines; none without a file.

    Raises:
        BadRetention: it is no TOML.
    """
    path: Path | None = getattr(settings, "RETENTION_FILE", None)
    return read_table(path) if path is not None and path.is_file() else {}
