"""A fact ends on the day the next one begins: no gap, no overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.periods import Period, any_overlap

START = date(2026, 1, 1)
PERIODS = st.builds(
    lambda offset, days: Period(
        START + timedelta(days=offset),
        START + timedelta(days=offset + days) if days else None,
    ),
    st.integers(0, 30),
    st.integers(0, 12),
)


def test_the_first_day_is_in_and_the_last_is_out() -> None:
    january = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert january.contains(date(2026, 1, 1))
    assert january.contains(date(2026, 1, 31))
    assert not january.contains(date(2026, 2, 1))
    assert not january.contains(date(2025, 12, 31))


def test_an_open_period_has_no_last_day() -> None:
    assert Period(START).contains(date(2999, 1, 1))


def test_a_period_that_ends_before_it_starts_does_not_exist() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Period(START, START)


def test_neighbours_do_not_overlap() -> None:
    january, february = Period(START, date(2026, 2, 1)), Period(date(2026, 2, 1))
    assert not january.overlaps(february)
    assert not any_overlap([february, january])


@given(PERIODS, PERIODS)
def test_two_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    days = [START + timedelta(days=n) for n in range(60)]
    shared = any(one.contains(day) and other.contains(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one) == any_overlap([one, other]) == shared


@given(st.lists(PERIODS, max_size=5))
def test_an_overlap_is_found_among_many(periods: list[Period]) -> None:
    pairs = [(a, b) for i, a in enumerate(periods) for b in periods[i + 1 :]]
    assert any_overlap(periods) == any(a.overlaps(b) for a, b in pairs)
