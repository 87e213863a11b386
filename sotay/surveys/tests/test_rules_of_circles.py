"""Everybody stands in one circle; nobody in an anonymous one of fewer than five."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.circles import LEAST, MOST, cut, kept_sealed, too_few

populations = st.dictionaries(st.integers(1, 12), st.integers(0, 130), max_size=6).map(
    lambda sizes: {
        unit: [1000 * unit + number for number in range(size)] for unit, size in sizes.items()
    }
)


def backwards(people: list[int]) -> None:
    people.reverse()


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({1: 8, 2: 9}, [(1, 8), (2, 9)]),
        ({1: 8, 2: 3, 3: 4}, [(1, 8), (None, 7)]),
        ({1: 80, 2: 6, 3: 2}, [(None, 8), (1, 40), (1, 40)]),
        ({1: 2, 2: 3}, [(None, 5)]),
        ({1: 41}, [(1, 20), (1, 21)]),
    ],
    ids=range(5),
)
def test_small_units_are_joined_and_large_ones_divided(
    sizes: dict[int, int], expected: list[tuple[int | None, int]]
) -> None:
    people = {unit: [100 * unit + n for n in range(size)] for unit, size in sizes.items()}
    found = [(one.unit, len(one.people)) for one in cut(people, anonymous=True, shuffle=backwards)]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_of_a_named_survey_every_unit_keeps_its_own_circle() -> None:
    found = cut({1: [11], 2: [21, 22]}, anonymous=False, shuffle=backwards)
    assert [(one.unit, one.people) for one in found] == [(1, (11,)), (2, (22, 21))]


def test_the_order_in_a_circle_comes_from_the_shuffle_alone() -> None:
    [one] = cut({1: [1, 2, 3, 4, 5]}, anonymous=True, shuffle=backwards)
    assert one.people == (5, 4, 3, 2, 1)


@given(populations, st.booleans())
def test_everybody_stands_in_one_circle(people: dict[int, list[int]], anonymous: bool) -> None:
    found = cut(people, anonymous=anonymous, shuffle=backwards)
    everybody = sorted(person for members in people.values() for person in members)
    assert sorted(person for one in found for person in one.people) == everybody
    assert all(0 < len(one.people) <= MOST for one in found)
    for one in found:
        assert one.unit is None or set(one.people) <= set(people[one.unit])
    if anonymous and len(everybody) >= LEAST:
        assert all(len(one.people) >= LEAST for one in found)


@pytest.mark.parametrize(
    ("sheets", "sealed"),
    [
        ({1: 20, 2: 9}, set()),
        ({1: 20, 2: 3, 3: 4}, {2, 3}),
        ({1: 20, 2: 9, 3: 4}, {2, 3}),
        ({1: 20, 2: 9, 3: 1, 4: 1}, {2, 3, 4}),
        ({1: 20, 2: 0}, set()),
        ({1: 4}, {1}),
    ],
    ids=range(6),
)
def test_counts_of_few_stay_sealed_and_others_with_a_lone_one(
    sheets: dict[int, int], sealed: set[int]
) -> None:
    assert kept_sealed(sheets) == sealed


@given(st.dictionaries(st.integers(1, 30), st.integers(0, 40), max_size=12))
def test_what_is_sealed_comes_out_by_no_subtraction(sheets: dict[int, int]) -> None:
    sealed = kept_sealed(sheets)
    assert all(count == 0 or count >= LEAST or one in sealed for one, count in sheets.items())
    others = [one for one, count in sheets.items() if count and one not in sealed]
    if sealed and others:
        assert len(sealed) >= 2
        assert sum(sheets[one] for one in sealed) >= LEAST


@pytest.mark.parametrize(
    ("anonymous", "asked", "refused"),
    [(True, 4, True), (True, 5, False), (False, 1, False), (False, 0, True)],
    ids="abcd",
)
def test_too_few_are_not_asked(*, anonymous: bool, asked: int, refused: bool) -> None:
    assert bool(too_few(anonymous=anonymous, asked=asked)) is refused
