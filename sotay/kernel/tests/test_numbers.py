"""Numbers are exact, and printed with dots for thousands and a comma for decimals."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import numbers

COUNTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=9).filter(any)

# Rows of a printed survey of 1.277 members: counts, and shares forced to add up to 100.
SURVEY = [
    ((474, 802, 1), "37.12 62.80 0.08"),
    ((241, 1029, 7), "18.87 80.58 0.55"),
    ((291, 975, 11), "22.79 76.35 0.86"),
    ((275, 981, 21), "21.53 76.82 1.65"),
    ((299, 927, 51), "23.41 72.59 4.00"),
    ((447, 820, 10), "35.00 64.21 0.79"),
    ((479, 783, 15), "37.51 61.32 1.17"),
    ((439, 829, 9), "34.38 64.92 0.70"),
    ((636, 613, 28), "49.80 48.00 2.20"),
    ((577, 670, 30), "45.18 52.47 2.35"),
    ((545, 690, 42), "42.68 54.03 3.29"),
    ((622, 632, 23), "48.71 49.49 1.80"),
]


def test_thousands_take_a_dot() -> None:
    assert [numbers.thousands(n) for n in (7, 1277, 1234567)] == ["7", "1.277", "1.234.567"]


def test_a_count_of_one_digit_is_padded() -> None:
    assert [numbers.padded(n) for n in (0, 7, 10, 1277)] == ["00", "07", "10", "1.277"]


def test_a_share_takes_a_comma_and_keeps_its_places() -> None:
    assert numbers.percent(474, 1277) == "37,12%"
    assert numbers.percent(128, 129, 1) == "99,2%"
    assert numbers.percent(1, 2) == "50,00%"
    assert numbers.percent(1, 3, 0) == "33%"


def test_points_are_printed_without_empty_places() -> None:
    written = {0: "0", 5: "0,05", 9000: "90", 9250: "92,5", 8999: "89,99", 123450: "1.234,5"}
    assert {n: numbers.hundredths(n) for n in written} == written


def test_halves_go_up() -> None:
    assert numbers.share(1, 8, 2) == Decimal("12.50")
    assert numbers.share(1, 8, 1) == Decimal("12.5")
    assert numbers.share(1, 8, 0) == Decimal(13)
    assert numbers.rounded(Decimal("0.125")) == Decimal("0.13")


def test_there_is_no_share_of_nothing() -> None:
    assert numbers.percent(0, 0) == "–"
    with pytest.raises(ValueError, match="nothing"):
        numbers.share(1, 0)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_a_share_is_never_off_by_more_than_half_a_place(
    count: int, whole: int, places: int
) -> None:
    exact = Fraction(100 * count, whole)
    assert abs(Fraction(numbers.share(count, whole, places)) - exact) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(("counts", "printed"), SURVEY)
def test_the_difference_goes_to_the_last_option(counts: tuple[int, ...], printed: str) -> None:
    assert [str(part) for part in numbers.forced_to_hundred(counts)] == printed.split()


@given(COUNTS, st.integers(0, 3))
def test_forced_shares_add_up_and_none_is_negative(counts: list[int], places: int) -> None:
    shares = numbers.forced_to_hundred(counts, places)
    assert sum(shares) == 100
    assert min(shares) >= 0


@pytest.mark.parametrize("counts", [[], [0, 0], [3, -1]])
def test_shares_of_no_answers_cannot_be_forced(counts: list[int]) -> None:
    with pytest.raises(ValueError, match=r"nothing|nought"):
        numbers.forced_to_hundred(counts)


def test_points_are_lettered_in_the_vietnamese_order() -> None:
    assert "".join(numbers.letter(n) for n in range(1, 12)) == "abcdđeghikl"
    assert [numbers.letter(n) for n in (23, 24, 46, 47)] == ["y", "aa", "ay", "ba"]
    with pytest.raises(ValueError, match="begin at 1"):
        numbers.letter(0)


def test_parts_are_numbered_in_roman() -> None:
    parts = {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 1994: "MCMXCIV", 2026: "MMXXVI"}
    assert {n: numbers.roman(n) for n in parts} == parts
    with pytest.raises(ValueError, match="1 to 3999"):
        numbers.roman(0)
