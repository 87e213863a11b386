"""The clock can be held still."""

from datetime import UTC, date, datetime

from sotay.kernel import clock


def test_a_held_clock_says_the_time_in_vietnam() -> None:
    with clock.held_at(datetime(2026, 11, 2, 23, 5, tzinfo=UTC)):
        assert clock.now().hour == 6
        assert clock.today() == date(2026, 11, 3)


def test_the_clock_runs_again_afterwards() -> None:
    with clock.held_at(datetime(2001, 1, 1, tzinfo=UTC)):
        pass
    assert clock.now().year > 2001
