"""Percentiles are values that were measured; a goal says what it wanted and what it got."""

import pytest

from sotay.bench.figures import Goal, Summary, Tally, number, percentile


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.0, 1), (0.001, 1)]
)
def test_a_percentile_of_a_hundred_values(share: float, value: float) -> None:
    assert percentile(list(range(1, 101)), share) == value


def test_a_percentile_of_few_values_is_one_of_them() -> None:
    assert percentile([1.0, 2.0, 9.0], 0.99) == 9.0
    assert percentile([1.0, 2.0, 9.0], 0.5) == 2.0
    assert percentile([7.0], 0.01) == 7.0
    assert percentile([], 0.5) == 0.0


def test_a_summary_does_not_care_about_the_order() -> None:
    times = Summary.of([0.3, 0.1, 0.2])
    assert (times.count, times.p50, times.most) == (3, 0.2, 0.3)


def test_a_tally_sums_up_kinds_and_counts_errors_by_reason() -> None:
    tally = Tally()
    tally.took("page", 0.1, received=1_000)
    tally.took("ballot", 0.4)
    tally.failed("ballot", "409")
    tally.failed("ballot", "409")
    assert tally.summary().count == 2
    assert tally.summary("ballot").p50 == 0.4
    assert tally.error_count == 2
    assert tally.as_json()["errors"] == {"ballot: 409": 2}
    assert tally.as_json()["kinds"]["page"]["bytes"] == 1_000


@pytest.mark.parametrize(("got", "reached"), [(0.29, True), (0.3, True), (0.31, False)])
def test_a_goal_is_reached_up_to_its_limit(got: float, *, reached: bool) -> None:
    assert Goal.at_most("p95", got, 0.3, "s").reached is reached


@pytest.mark.parametrize(("got", "reached"), [(99.9, False), (100, True)])
def test_a_goal_of_a_least_figure(got: float, *, reached: bool) -> None:
    assert Goal.at_least("opinions", got, 100, "").reached is reached


@pytest.mark.parametrize(
    ("value", "text"), [(0.0123, "0,0123"), (2.5, "2,5"), (123.4, "123"), (12_345, "12 345")]
)
def test_a_number_as_it_is_written(value: float, text: str) -> None:
    assert number(value) == text
