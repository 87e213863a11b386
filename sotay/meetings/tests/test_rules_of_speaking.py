"""Everybody is heard before anybody is heard twice."""

from datetime import UTC, datetime, timedelta

from sotay.meetings.rules.speaking import Hand, on_the_floor, speakers, waiting

START = datetime(2026, 11, 3, 13, 0, tzinfo=UTC)
AN, BINH, CUONG = 1, 2, 3


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


SPOKE = Hand(1, AN, at(0), called_at=at(1), ended_at=at(4))
SPEAKS = Hand(2, BINH, at(2), called_at=at(4))
AGAIN = Hand(3, AN, at(5))
LATER = Hand(4, CUONG, at(6))
TAKEN_BACK = Hand(5, CUONG, at(3), withdrawn_at=at(4))
PASSED_OVER = Hand(6, CUONG, at(3), ended_at=at(4))


def test_who_has_not_spoken_goes_before_who_has() -> None:
    assert waiting([SPOKE, SPEAKS, AGAIN, LATER]) == [LATER, AGAIN]


def test_among_equals_the_earlier_hand_goes_first() -> None:
    early, late = Hand(8, AN, at(1)), Hand(7, BINH, at(2))
    assert waiting([late, early]) == [early, late]


def test_a_hand_taken_down_or_passed_over_does_not_wait_and_is_no_turn() -> None:
    assert waiting([TAKEN_BACK, PASSED_OVER]) == []
    assert speakers([TAKEN_BACK, PASSED_OVER]) == frozenset()


def test_one_has_the_floor() -> None:
    assert on_the_floor([SPOKE, SPEAKS, AGAIN]) == SPEAKS
    assert on_the_floor([SPOKE, AGAIN]) is None


def test_should_two_be_called_the_last_one_speaks() -> None:
    second = Hand(9, CUONG, at(3), called_at=at(6))
    assert on_the_floor([SPEAKS, second]) == second


def test_speakers_are_those_who_had_the_floor() -> None:
    assert speakers([SPOKE, SPEAKS, AGAIN, LATER]) == {AN, BINH}
