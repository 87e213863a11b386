"""Nobody is told from the figures of an anonymous survey: by no small unit, by no subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.hiding import LEAST, hidden, too_few
from sotay.surveys.rules.units import UnitTally, joined, unit_lines

units = st.dictionaries(st.integers(1, 30), st.integers(0, 12), max_size=12)


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"A": 20, "B": 9}, ""),
        ({"A": 20, "B": 3, "C": 4}, "BC"),
        ({"A": 20, "B": 9, "C": 4}, "BC"),
        ({"A": 20, "B": 9, "C": 1, "D": 1}, "BCD"),
        ({"A": 20, "B": 0}, ""),
        ({"A": 4}, "A"),
        ({"A": 4, "B": 20}, "AB"),
        ({}, ""),
    ],
    ids=range(8),
)
def test_small_units_are_hidden_and_another_with_a_lone_one(
    sheets: dict[str, int], expected: str
) -> None:
    assert hidden(sheets) == set(expected)


@given(units)
def test_what_is_hidden_cannot_be_had_by_taking_the_shown_from_the_total(
    sheets: dict[int, int],
) -> None:
    not_shown = hidden(sheets)
    assert all(sheets[unit] >= LEAST or not sheets[unit] for unit in sheets.keys() - not_shown)
    remaining = [sheets[unit] for unit in not_shown]
    if not_shown and sum(sheets.values()) >= LEAST:
        assert sum(remaining) >= LEAST
        others = [unit for unit, count in sheets.items() if count and unit not in not_shown]
        assert len(remaining) >= 2 or not others


@pytest.mark.parametrize(("respondents", "hides"), [(0, True), (4, True), (5, False)])
def test_fewer_than_five_altogether_have_no_figures(respondents: int, hides: bool) -> None:
    assert too_few(respondents) == hides


def circle(unit: int | None, name: str, invited: int, sheets: int) -> UnitTally:
    return UnitTally(unit, name, invited, {"sheets": sheets, "days": {}, "questions": {}})


def test_circles_of_one_unit_are_counted_together() -> None:
    found = joined(
        [circle(1, "Chi bộ 1", 40, 30), circle(2, "Chi bộ 2", 9, 4), circle(1, "Chi bộ 1", 12, 2)]
    )
    assert [(unit.name, unit.invited, unit.answered) for unit in found] == [
        ("Chi bộ 1", 52, 32), ("Chi bộ 2", 9, 4),
    ]  # fmt: skip


def test_taking_part_is_always_told_and_answers_are_not() -> None:
    units = [circle(1, "Một", 40, 30), circle(2, "Hai", 20, 14), circle(3, "Ba", 9, 4)]
    lines = unit_lines(units, anonymous=True)
    assert [(line.answered, line.shown) for line in lines] == [(30, True), (14, False), (4, False)]
    assert all(line.shown for line in unit_lines(units, anonymous=False))
