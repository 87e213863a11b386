"""Dates as people type them into a list, and as spreadsheets turn them over."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sotay.kernel import text

# What a spreadsheet counts from; its 29/02/1900 is behind every date that matters here.
_DAY_ZERO = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1900, 2100
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - _DAY_ZERO).days
_WORDS = re.compile(r"^ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$")
_MONTH = re.compile(r"^(\d{1,2})[/.\-](\d{4})$")
_YEAR = re.compile(r"^\d{4}$")
_EIGHT = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


@dataclass(frozen=True)
class FoundDate:
    """A date, and whether only its month or year was written (then it is the first day)."""

    day: date
    whole: bool = True


def read_date(value: object, *, latest_year: int) -> FoundDate | None:
    """The date in a cell; None when it is none.

    Takes a spreadsheet's own dates and serial numbers, ``05/3/1980``, ``5-3-80``, ``5.3.1980``,
    ``05031980``, ``1980-03-05``, ``ngày 05 tháng 3 năm 1980``, ``3/1980`` and ``1980``. The day
    stands first, as in Vietnam; ``12/25/1980`` is no date rather than a guess.

    Args:
        value: what stands in the cell.
        latest_year: two digits mean the year up to this one.
    """
    if isinstance(value, datetime):
        return _within(value.date())
    if isinstance(value, date):
        return _within(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and not value.is_integer():
        value = int(value)  # the hour of a serial number
    if isinstance(value, int | float):
        return _from_number(int(value))
    return _from_text(text.tidy(str(value or "")).strip(" .'"), latest_year)


def _from_number(number: int) -> FoundDate | None:
    if FIRST_YEAR <= number <= LAST_YEAR:
        return FoundDate(date(number, 1, 1), whole=False)
    if LAST_YEAR < number <= _LAST_SERIAL:
        return FoundDate(_DAY_ZERO + timedelta(days=number))
    # 05031980 whose zero a spreadsheet dropped.
    return _from_text(f"{number:08d}", LAST_YEAR) if number >= 10**6 else None


def _from_text(words: str, latest_year: int) -> FoundDate | None:
    if found := _WORDS.match(text.fold(words)) or _DAY_FIRST.match(words) or _EIGHT.match(words):
        day, month, year = found.groups()
        return _on(_year(year, latest_year), int(month), int(day))
    if found := _YEAR_FIRST.match(words):
        return _on(*map(int, found.groups()))
    if found := _MONTH.match(words):
        whole = _on(int(found[2]), int(found[1]), 1)
        return whole and FoundDate(whole.day, whole=False)
    if words.isascii() and words.isdecimal() and len(words) <= len(str(_LAST_SERIAL)):
        return _from_number(int(words))
    return None


def _year(digits: str, latest_year: int) -> int:
    if len(digits) == 4:
        return int(digits)
    century = latest_year - latest_year % 100
    return century + int(digits) - (100 if century + int(digits) > latest_year else 0)


def _on(year: int, month: int, day: int) -> FoundDate | None:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return None


def _within(day: date) -> FoundDate | None:
    return FoundDate(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
