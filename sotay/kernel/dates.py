"""Dates and hours as they are read on a screen and in an official paper; working days."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel.clock import VIETNAM

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
SATURDAY = 5


def short(day: date) -> str:
    """``03/11/2026``."""
    return day.strftime("%d/%m/") + f"{day.year:04d}"


def weekday(day: date) -> str:
    """``thứ Ba``."""
    return str(WEEKDAYS[day.weekday()])


def weekday_long(day: date) -> str:
    """``thứ Ba, 03/11/2026``."""
    return f"{weekday(day)}, {short(day)}"


def hour(at: datetime) -> str:
    """``19:30``, in Vietnam."""
    return _in_vietnam(at).strftime("%H:%M")


def hour_with_seconds(at: datetime) -> str:
    """``19:30:05``, in Vietnam: for a wait that is shorter than a minute."""
    return _in_vietnam(at).strftime("%H:%M:%S")


def moment(at: datetime) -> str:
    """``thứ Ba, 03/11/2026, 19:30``, in Vietnam."""
    return f"{weekday_long(_in_vietnam(at).date())}, {hour(at)}"


def official(day: date) -> str:
    """The date of a paper: ``ngày 03 tháng 02 năm 2026``, ``ngày 13 tháng 3 năm 2026``.

    A day under ten takes a zero, a month only when it is January or February
    (HD 36-HD/VPTW, 03/4/2018 and HD 05-HD/VPTW, 27/5/2026).
    """
    return _("ngày %(day)02d tháng %(month)s năm %(year)d") % {
        "day": day.day,
        "month": official_month(day),
        "year": day.year,
    }


def official_month(day: date) -> str:
    """``02`` or ``3``: the month's number as a paper writes it."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def official_hour(at: datetime) -> str:
    """``19 giờ 30 phút``; a full hour is ``19 giờ 00 phút``."""
    return _("%(hour)02d giờ %(minute)02d phút") % {
        "hour": _in_vietnam(at).hour,
        "minute": _in_vietnam(at).minute,
    }


def month_name(day: date) -> str:
    """``tháng 11 năm 2026``, as it stands in the title of a monthly meeting."""
    return _("tháng %(month)s năm %(year)d") % {"month": official_month(day), "year": day.year}


def length(minutes: int) -> str:
    """``45 phút``, ``2 giờ``, ``1 giờ 30 phút``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d phút") % {"minutes": rest}
    if not rest:
        return _("%(hours)d giờ") % {"hours": hours}
    return _("%(hours)d giờ %(minutes)d phút") % {"hours": hours, "minutes": rest}


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month when it has no such day."""
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    month = month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday and no holiday. Holidays are data: Tết and the days off round it."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The last day of a term of ``count`` working days that runs from the day after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def working_days_between(after: date, until: date, holidays: Collection[date] = ()) -> int:
    """How many working days lie after ``after``, up to and with ``until``."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def _in_vietnam(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at.astimezone(VIETNAM)
