from datetime import date, timedelta

import pytest

from sotay.tasks import rules

TODAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("state", "days", "said"),
    [
        ("received", 3, ("còn 3 ngày", "brand")),
        ("doing", 0, ("hạn hôm nay", "warn")),
        ("doing", -2, ("quá hạn 2 ngày", "warn")),
        ("not_done", -2, ("quá hạn 2 ngày", "warn")),
        ("not_done", 20, ("tên", "warn")),
        ("received", 20, ("tên", "info")),
        ("done", -2, ("tên", "ok")),
        ("cancelled", -2, ("tên", "plain")),
    ],
)
def test_the_chip_says_how_long_there_is(state: str, days: int, said: tuple[str, str]) -> None:
    assert rules.chip(state, "tên", TODAY + timedelta(days=days), TODAY) == said


def test_the_day_of_the_deadline_is_not_late() -> None:
    assert not rules.is_overdue("doing", TODAY, TODAY)
    assert rules.is_overdue("doing", TODAY - timedelta(days=1), TODAY)
    assert not rules.is_overdue("done", TODAY - timedelta(days=1), TODAY)
