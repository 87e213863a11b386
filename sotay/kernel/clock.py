"""The time, in one place, so that a test or the sample ward can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    """The present moment, aware, in Vietnam's time zone."""
    return (_held.get() or datetime.now(UTC)).astimezone(VIETNAM)


def today() -> date:
    """The present day in Vietnam."""
    return now().date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at ``moment`` (aware) for the block."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
