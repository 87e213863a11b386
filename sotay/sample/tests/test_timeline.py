from datetime import UTC, datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.sample.actions.timeline import Script, Timeline, act_id

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_scripts_are_played_together_each_at_its_moment() -> None:
    seen: list[tuple[str, datetime]] = []

    def script(name: str, *hours: int) -> Script:
        for hour in hours:
            yield NOON + hour * HOUR
            seen.append((name, clock.now()))

    timeline = Timeline()
    timeline.add(script("a", 0, 3))
    timeline.add(script("b", 1, 2))
    timeline.play(until=NOON + 9 * HOUR)
    assert [name for name, _at in seen] == ["a", "b", "b", "a"]
    assert [at for _name, at in seen] == [NOON + hour * HOUR for hour in range(4)]


def test_what_lies_after_the_end_never_happens() -> None:
    done: list[int] = []

    def script() -> Script:
        yield NOON
        done.append(1)
        yield NOON + 2 * HOUR
        done.append(2)

    timeline = Timeline()
    timeline.add(script())
    timeline.play(until=NOON + HOUR)
    assert done == [1]


def test_a_script_that_goes_back_in_time_is_a_mistake() -> None:
    def script() -> Script:
        yield NOON
        yield NOON - HOUR

    timeline = Timeline()
    timeline.add(script())
    with pytest.raises(ValueError, match="goes back"):
        timeline.play(until=NOON + HOUR)


def test_an_act_has_the_same_id_every_time() -> None:
    assert act_id("tdp3", 1) == act_id("tdp3", 1)
    assert act_id("tdp3", 1) != act_id("tdp3", 2)
