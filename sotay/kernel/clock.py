"""The time, in one place, so that a test or the sample ward can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)
_acted: ContextVar[datetime | None] = ContextVar("acted_at", default=None)


def now() -> datetime:
    """The present moment, aware, in Vietnam's time zone."""
    return (_held.get() or datetime.now(UTC)).astimezone(VIETNAM)


def today() -> date:
    """The present day in Vietnam."""
    return now().date()


def acted_at() -> datetime:
    """When the person did what is being written down.

    Earlier than ``now`` if a phone without a network kept it: what happened in a hall carries
    the hour of the hall, not that of the network's return.
    """
    moment = _acted.get()
    return now() if moment is None else moment.astimezone(VIETNAM)


@contextmanager
def acting_at(moment: datetime) -> Iterator[None]:
    """What the block writes was done at ``moment`` (aware)."""
    token = _acted.set(moment)
    try:
        yield
    finally:
        _acted.reset(token)


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at ``moment`` (aware) for the block."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
