"""Filters of the templates: how a day, an hour, a number and a long text are shown."""

from datetime import date, datetime
from uuid import uuid4

from sotay.kernel import dates, numbers, phones
from sotay.kernel.clock import VIETNAM


def day(value: date) -> str:
    """``03/11/2026``; of a moment, its day in Vietnam."""
    return dates.short(_day_of(value))


def day_long(value: date) -> str:
    """``thứ Ba, 03/11/2026``."""
    return dates.weekday_long(_day_of(value))


def hour(value: datetime) -> str:
    """``19:30``, in Vietnam."""
    return dates.hour(value)


def moment(value: datetime) -> str:
    """``thứ Ba, 03/11/2026, 19:30``, in Vietnam."""
    return dates.moment(value)


def iso(value: date) -> str:
    """For ``datetime`` attributes: ``2026-11-03T19:30:00+07:00`` or ``2026-11-03``."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).isoformat(timespec="seconds")
    return value.isoformat()


def phone(number: str) -> str:
    """``0912 345 678``."""
    return phones.shown(number)


def thousands(value: int) -> str:
    """``1.277``."""
    return numbers.thousands(value)


def percent(part: int, whole: int, places: int = 2) -> str:
    """A part of a whole: 36 of 38 is ``94,74%``."""
    return numbers.percent(part, whole, places)


def first_lines(text: str, length: int = 160) -> str:
    """The beginning of a long text on one line, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length + 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def new_id() -> str:
    """An id for one act, made with the page: the same form sent twice is one act."""
    return str(uuid4())


def _day_of(value: date) -> date:
    return value.astimezone(VIETNAM).date() if isinstance(value, datetime) else value
