"""How old news is when it is published: the median of a unit and a month."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.news import queries
from sotay.news.rules.timeliness import Month, age, by_month, of_period
from sotay.news.tests.conftest import MORNING
from sotay.news.tests.writing import a_draft, published
from sotay.org.tests.cast import Cast

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_a_month_by_hand() -> None:
    told = [
        (date(2026, 11, 1), date(2026, 11, 2)),
        (date(2026, 11, 1), date(2026, 11, 5)),
        (date(2026, 10, 30), date(2026, 11, 9)),
        (date(2026, 11, 3), date(2026, 11, 6)),
        (date(2026, 11, 20), date(2026, 11, 6)),  # an announcement: told beforehand
        (date(2026, 10, 1), date(2026, 10, 1)),
    ]
    assert by_month(told) == [
        Month(2026, 11, 4, Decimal("3.5")),
        Month(2026, 10, 1, Decimal(0)),
    ]


def test_a_period_is_one_median_over_all_its_months() -> None:
    told = [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 11, 1), date(2026, 11, 2)),
        (date(2026, 11, 1), date(2026, 11, 10)),
        (date(2026, 11, 20), date(2026, 11, 6)),
    ]
    found = of_period(told)
    assert found is not None
    assert (found.count, found.age, len(found.months)) == (3, Decimal(1), 2)
    assert of_period(told[3:]) is None


@given(st.lists(st.tuples(DAYS, DAYS)))
def test_the_median_lies_among_the_ages_and_every_article_is_counted_once(
    told: list[tuple[date, date]],
) -> None:
    months = by_month(told)
    counted = [pair for pair in told if age(*pair) is not None]
    assert sum(month.count for month in months) == len(counted)
    for month in months:
        ages = [
            (at - event).days
            for event, at in counted
            if (at.year, at.month) == (month.year, month.month)
        ]
        assert min(ages) <= month.age <= max(ages)
        assert 2 * sum(one <= month.age for one in ages) >= len(ages)
        assert 2 * sum(one >= month.age for one in ages) >= len(ages)


@pytest.mark.django_db
def test_a_unit_s_figure_counts_what_was_read(cast: Cast) -> None:
    today = MORNING.date()
    for days in (1, 2, 6):
        published(cast.binh, cast.cell, event_on=today - timedelta(days=days))
    published(cast.binh, cast.cell)
    a_draft(cast.binh, cast.cell, event_on=today)
    ids = [cast.cell.pk, cast.ward.pk]
    found = queries.timeliness_of(ids, since=date(2026, 1, 1), until=today + timedelta(days=1))
    assert found == {cast.cell.pk: [Month(2026, 11, 3, Decimal(2))], cast.ward.pk: []}
    with clock.held_at(MORNING + timedelta(days=60)):
        later = queries.timeliness_of(ids, since=date(2026, 12, 1), until=date(2027, 2, 1))
    assert later[cast.cell.pk] == []
