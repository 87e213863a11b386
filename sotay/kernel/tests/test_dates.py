"""Dates read as on a screen and as in a paper; terms run in working days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import dates

EVENING = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
DAYS = st.dates(min_value=date(1930, 2, 3), max_value=date(2100, 1, 1))


def test_a_screen_says_the_weekday_the_day_and_the_hour_in_vietnam() -> None:
    assert dates.short(date(2026, 11, 3)) == "03/11/2026"
    assert dates.weekday_long(date(2026, 11, 3)) == "thứ Ba, 03/11/2026"
    assert dates.weekday_long(date(2026, 11, 8)) == "Chủ nhật, 08/11/2026"
    assert dates.moment(EVENING) == "thứ Ba, 03/11/2026, 19:30"


def test_the_day_in_vietnam_may_be_tomorrow_in_london() -> None:
    assert dates.moment(datetime(2026, 11, 2, 23, 5, tzinfo=UTC)) == "thứ Ba, 03/11/2026, 06:05"


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.hour(datetime(2026, 11, 3, 19, 30))  # noqa: DTZ001 - the very mistake


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 2), "ngày 02 tháng 9 năm 2026"),
        (date(2026, 11, 13), "ngày 13 tháng 11 năm 2026"),
    ],
)
def test_a_paper_pads_the_day_and_only_the_first_two_months(day: date, written: str) -> None:
    assert dates.official(day) == written


def test_a_paper_says_the_hour_in_words() -> None:
    assert dates.official_hour(EVENING) == "19 giờ 30 phút"
    assert dates.official_hour(EVENING.replace(hour=1, minute=0)) == "08 giờ 00 phút"


def test_a_meeting_is_named_after_its_month() -> None:
    assert dates.month_name(date(2026, 11, 3)) == "tháng 11 năm 2026"
    assert dates.month_name(date(2026, 2, 3)) == "tháng 02 năm 2026"


def test_a_length_is_said_in_hours_and_minutes() -> None:
    assert [dates.length(n) for n in (45, 90, 120)] == ["45 phút", "1 giờ 30 phút", "2 giờ"]


def test_probation_ends_twelve_months_after_admission() -> None:
    assert dates.add_months(date(2025, 5, 19), 12) == date(2026, 5, 19)
    assert dates.add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_months_are_counted_over_the_end_of_the_year_both_ways() -> None:
    assert dates.add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert dates.add_months(date(2026, 1, 31), -1) == date(2025, 12, 31)


@given(DAYS, st.integers(-600, 600))
def test_months_later_is_in_the_right_month(day: date, months: int) -> None:
    later = dates.add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_weekends_and_holidays_are_not_counted() -> None:
    friday, the_second = date(2026, 8, 28), {date(2026, 9, 1), date(2026, 9, 2)}
    assert dates.add_working_days(friday, 1) == date(2026, 8, 31)
    assert dates.add_working_days(friday, 3, the_second) == date(2026, 9, 4)
    assert dates.working_days_between(friday, date(2026, 9, 4), the_second) == 3


@given(DAYS, st.integers(1, 80), st.sets(DAYS, max_size=20))
def test_a_term_ends_on_a_working_day_and_has_its_length(
    day: date, count: int, holidays: set[date]
) -> None:
    last = dates.add_working_days(day, count, holidays)
    assert dates.is_working_day(last, holidays)
    assert dates.working_days_between(day, last, holidays) == count
