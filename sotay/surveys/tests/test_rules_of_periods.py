"""When a survey asks."""

from datetime import datetime, timedelta

import pytest

from sotay.kernel.clock import VIETNAM
from sotay.surveys.rules.periods import fault_of_period, reminder_at

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=VIETNAM)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (None, None, ""),
        (NOW + HOUR, None, ""),
        (None, NOW + DAY, ""),
        (NOW - DAY, NOW + DAY, ""),
        (NOW + DAY, NOW + 2 * DAY, ""),
        (None, NOW, "Giờ đóng đã qua"),
        (NOW + DAY, NOW + HOUR, "sau giờ mở"),
        (None, NOW + timedelta(minutes=9), "sau giờ mở"),
        (None, NOW + 367 * DAY, "nhiều nhất một năm"),
    ],
)
def test_a_period_lies_ahead_and_has_a_length(
    opens: datetime | None, closes: datetime | None, words: str
) -> None:
    field, sentence = fault_of_period(opens, closes, NOW)

    assert words in sentence
    assert bool(field) is bool(words)


def test_a_reminder_comes_days_before_the_end() -> None:
    assert reminder_at(NOW + 3 * DAY, 2) == NOW + DAY
