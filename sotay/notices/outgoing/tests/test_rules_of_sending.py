from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock, text
from sotay.notices.outgoing.rules import limits, masks, retrying
from sotay.notices.outgoing.rules.segments import Alphabet, parts_of, plain

NOW = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)
MARKED = "Sổ Tay: mã của đồng chí là 482913"


@pytest.mark.parametrize(
    ("words", "alphabet", "units", "parts"),
    [
        ("", Alphabet.GSM, 0, 1),
        ("a" * 160, Alphabet.GSM, 160, 1),
        ("a" * 161, Alphabet.GSM, 161, 2),
        ("a" * 306, Alphabet.GSM, 306, 2),
        ("a" * 307, Alphabet.GSM, 307, 3),
        ("ă" * 70, Alphabet.UCS2, 70, 1),
        ("ă" * 71, Alphabet.UCS2, 71, 2),
        ("ă" * 134, Alphabet.UCS2, 134, 2),
        ("ă" * 135, Alphabet.UCS2, 135, 3),
        # à and é are among the GSM signs; ạ is not, and makes all of it longer
        ("à" * 160, Alphabet.GSM, 160, 1),
        ("a" * 159 + "ạ", Alphabet.UCS2, 160, 3),
        # an escape goes before each of these
        ("{" * 80, Alphabet.GSM, 160, 1),
        ("{" * 81, Alphabet.GSM, 162, 2),
        # no sign is torn: 152 places are filled in each part
        ("a" + "{" * 152, Alphabet.GSM, 305, 2),
        ("{" * 153, Alphabet.GSM, 306, 3),
        ("😀" * 36, Alphabet.UCS2, 72, 2),
    ],
)
def test_parts_as_the_standard_counts_them(
    words: str, alphabet: Alphabet, units: int, parts: int
) -> None:
    found = parts_of(words)
    assert (found.alphabet, found.units, found.parts) == (alphabet, units, parts)


def test_a_code_without_tone_marks_travels_in_the_short_alphabet() -> None:
    assert plain(MARKED) == "So Tay: ma cua dong chi la 482913"
    assert parts_of(MARKED).alphabet is Alphabet.UCS2
    assert parts_of(plain(MARKED)).alphabet is Alphabet.GSM


@given(st.text(max_size=400))
def test_without_marks_it_reads_the_same_to_whoever_types_without_them(words: str) -> None:
    assert text.fold(plain(words).replace('"', "")) == text.fold(
        plain(plain(words)).replace('"', "")
    )


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_words_never_cost_less(words: str, more: str) -> None:
    assert parts_of(words + more).parts >= parts_of(words).parts


@given(st.lists(st.integers(0, 100_000), max_size=30))
def test_whoever_waits_until_then_may_write_and_a_second_before_may_not(ages: list[int]) -> None:
    times = [NOW - timedelta(seconds=age) for age in ages]
    free = limits.free_at(times, NOW)
    assert limits.free_at(times, free) == free
    if free > NOW:
        assert limits.free_at(times, free - timedelta(seconds=1)) == free


def test_three_in_ten_minutes_and_ten_a_day() -> None:
    three = [NOW - timedelta(minutes=minutes) for minutes in (9, 5, 1)]
    assert limits.free_at(three[:2], NOW) == NOW
    assert limits.free_at(three, NOW) == NOW + timedelta(minutes=1)
    ten = [NOW - timedelta(hours=hours) for hours in range(1, 11)]
    assert limits.free_at(ten, NOW) == NOW + timedelta(hours=14)


@given(st.integers(1, 50), st.floats(0, 1))
def test_waits_grow_and_are_never_longer_than_a_good_hour(tries: int, chance: float) -> None:
    far = NOW + timedelta(days=2)
    moment = retrying.next_try(tries, NOW, far, chance)
    assert moment is not None
    assert timedelta(seconds=3) < moment - NOW <= timedelta(minutes=75)
    assert retrying.next_try(tries, NOW, NOW + timedelta(seconds=3), chance) is None


@pytest.mark.parametrize(
    ("about", "life"),
    [("code:activation", timedelta(minutes=5)), ("notice:x", timedelta(days=1))],
)
def test_a_code_lives_shorter_than_a_notice(about: str, life: timedelta) -> None:
    assert retrying.lives_until(about, NOW) == NOW + life


@pytest.mark.parametrize(
    ("channel", "address", "shown"),
    [
        ("sms", "+84912345678", "•••• ••• 678"),
        ("email", "binh.tran@phohoa.example", "b•••@phohoa.example"),
    ],
)
def test_enough_is_shown_to_know_that_it_is_the_right_one(
    channel: str, address: str, shown: str
) -> None:
    assert masks.masked(channel, address) == shown
