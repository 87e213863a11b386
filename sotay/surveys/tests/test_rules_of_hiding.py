"""Nobody is told from the figures of an anonymous survey: by no small unit, by no subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.hiding import LEAST, shown_in, too_few
from sotay.surveys.rules.units import EVERYBODY, Branch, Participation, UnitTally, grown, joined

# Units of up to three levels: each stands under one with a smaller number, or under nothing (0).
trees = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 12)), max_size=14)


def hidden(sheets: dict[str, int]) -> set[str]:
    """Of units beside each other, those whose figures are not shown."""
    shown = shown_in({"top": list(sheets)}, sheets, "top")
    return {unit for unit, count in sheets.items() if count} - shown


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


@given(trees)
def test_what_is_hidden_cannot_be_had_by_taking_the_shown_from_a_total(
    drawn: list[tuple[int, int]],
) -> None:
    sheets = {number: count for number, (_above, count) in enumerate(drawn, 1)}
    parts: dict[int, list[int]] = {}
    for number, (above, _count) in enumerate(drawn, 1):
        parts.setdefault(above % number, []).append(number)
    shown = shown_in(parts, sheets, 0)

    def under(unit: int) -> list[int]:
        return [unit, *(one for part in parts.get(unit, ()) for one in under(part))]

    def left(unit: int) -> list[int]:
        """Whose sheets remain when everything shown below is taken away."""
        alone = [unit] if sheets.get(unit) else []
        others = [part for part in parts.get(unit, ()) if part not in shown]
        return alone + [one for part in others for one in left(part)]

    for unit in shown:
        assert sum(sheets[one] for one in under(unit)) >= LEAST
    for unit in {0, *shown}:
        remaining = left(unit)
        small = [one for one in remaining if sheets[one] < LEAST]
        if small and sum(sheets.values()) >= LEAST:
            assert sum(sheets[one] for one in remaining) >= LEAST
            assert len(remaining) >= 2


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


def asked(top: int, units: list[UnitTally], *, anonymous: bool = True, **above: int) -> Branch:
    """The units under ``top``; ``above`` says what else stands over one (``u3=2``)."""
    over = {one.unit: (top, one.name) for one in units if one.unit}
    over |= {int(unit[1:]): (upper, f"Chi bộ {unit[1:]}") for unit, upper in above.items()}
    people = [
        Participation(one.unit, one.name, one.invited, one.answered) for one in units if one.unit
    ]
    return grown(top, people, units, {**over, top: (None, "Đảng bộ")}, anonymous=anonymous)


def shown_of(branch: Branch) -> dict[int, bool]:
    return {one.unit: one.shown for one in branch.all() if one.unit != EVERYBODY}


def test_taking_part_is_always_told_and_answers_are_not() -> None:
    units = [circle(1, "Một", 40, 30), circle(2, "Hai", 20, 14), circle(3, "Ba", 9, 4)]
    lines = {one.unit: (one.answered, one.shown) for one in asked(9, units).parts}
    assert lines == {1: (30, True), 2: (14, False), 3: (4, False)}
    assert all(one.shown for one in asked(9, units, anonymous=False).parts)


def test_a_unit_between_has_the_figures_of_those_under_it() -> None:
    units = [circle(3, "Ba", 40, 30), circle(4, "Bốn", 20, 14), circle(5, "Năm", 20, 6)]
    found = asked(9, units, u3=2, u4=2, u2=9)
    assert [(one.unit, one.invited, one.sheets, one.shown) for one in found.parts] == [
        (2, 60, 44, True), (5, 20, 6, True),
    ]  # fmt: skip
    assert shown_of(found) == {2: True, 3: True, 4: True, 5: True}


def test_a_lone_small_unit_hides_the_one_above_it_too() -> None:
    units = [circle(3, "Ba", 40, 30), circle(4, "Bốn", 9, 2), circle(5, "Năm", 20, 6)]
    found = asked(9, units, u3=2, u4=2, u2=9)
    # With 2 and 3 shown, 4 would be the difference; with 5 shown, what is left of everybody.
    assert shown_of(found) == {2: False, 3: True, 4: False, 5: False}


def test_where_people_are_counted_elsewhere_the_unit_above_has_no_total() -> None:
    people = [Participation(3, "Ba", 40, 30), Participation(4, "Bốn", 3, 3)]
    tallies = [circle(3, "Ba", 40, 30), circle(None, "Các đơn vị nhỏ", 8, 7)]
    above = {3: (2, "Ba"), 4: (2, "Bốn"), 2: (9, "Hai"), 9: (None, "Đảng bộ")}
    found = grown(9, people, tallies, above, anonymous=True)
    assert shown_of(found) == {2: False, 3: True, 4: False}
    assert found.invited == 43


def test_people_of_the_unit_itself_and_units_from_elsewhere_are_parts_too() -> None:
    units = [circle(9, "Đảng bộ", 12, 10), circle(7, "Nơi khác", 8, 8)]
    found = grown(
        9,
        [Participation(9, "Đảng bộ", 12, 10), Participation(7, "Nơi khác", 8, 8)],
        units,
        {9: (1, "Đảng bộ"), 1: (None, "Tỉnh"), 7: (1, "Nơi khác")},
        anonymous=True,
    )
    assert shown_of(found) == {9: True, 7: True}
