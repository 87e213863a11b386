"""Votes are counted in integers, over all who have a vote."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.refusals import Invalid
from sotay.meetings.rules import voting
from sotay.profiles import parsing, shipped

RULES = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).voting
COUNTS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("agree", "denominator", "carried"),
    [(10, 20, False), (11, 20, True), (10, 19, True), (9, 19, False), (1, 1, True), (0, 0, False)],
)
def test_a_majority_is_more_than_a_half_of_all(agree: int, denominator: int, carried: bool) -> None:
    assert voting.is_carried(agree, denominator, "gt_half") is carried


@pytest.mark.parametrize(
    ("agree", "denominator", "carried"),
    [(13, 20, False), (14, 20, True), (12, 18, True), (11, 18, False), (2, 3, True), (0, 0, False)],
)
def test_two_thirds_are_two_thirds_or_more(agree: int, denominator: int, carried: bool) -> None:
    assert voting.is_carried(agree, denominator, "ge_two_thirds") is carried


@given(COUNTS, COUNTS)
def test_thresholds_are_exact(agree: int, denominator: int) -> None:
    if denominator:
        part = Fraction(agree, denominator)
        assert voting.is_carried(agree, denominator, "gt_half") == (part > Fraction(1, 2))
        assert voting.is_carried(agree, denominator, "ge_two_thirds") == (part >= Fraction(2, 3))


@given(st.integers(1, 400), st.sampled_from(["gt_half", "ge_two_thirds"]))
def test_the_fewest_votes_needed_are_the_fewest_that_carry(denominator: int, which: str) -> None:
    least = voting.needed(denominator, which)
    assert voting.is_carried(least, denominator, which)
    assert not voting.is_carried(least - 1, denominator, which)
    assert least <= denominator


def test_a_threshold_nobody_knows_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="half"):
        voting.needed(10, "half")


def test_ten_of_twenty_do_not_carry_although_three_are_absent() -> None:
    result = voting.outcome(
        agree=10, disagree=5, other=1, present=17, denominator=20, threshold="gt_half"
    )
    assert (result.carried, result.needed, result.silent) == (False, 11, 1)
    assert result.share == "50,00%"


@given(*[st.integers(0, 40)] * 5)
def test_an_outcome_accounts_for_everybody_in_the_room(
    agree: int, disagree: int, other: int, silent: int, absent: int
) -> None:
    present = agree + disagree + other + silent
    result = voting.outcome(
        agree=agree,
        disagree=disagree,
        other=other,
        present=present,
        denominator=present + absent,
        threshold="gt_half",
    )
    assert result.agree + result.disagree + result.other + result.silent == present
    assert not (result.carried and result.disagree > result.agree)


def test_more_votes_than_voters_are_refused() -> None:
    with pytest.raises(Invalid, match=r"\(18\) nhiều hơn .* \(17\)") as refusal:
        voting.check_count(agree=15, disagree=2, other=1, present=17)
    assert refusal.value.field == "agree"


def test_fewer_than_no_votes_are_refused() -> None:
    with pytest.raises(Invalid, match="nhỏ hơn 0") as refusal:
        voting.check_count(agree=1, disagree=-1, other=0, present=17)
    assert refusal.value.field == "disagree"


def test_the_room_has_no_more_votes_than_the_cell() -> None:
    with pytest.raises(Invalid, match="có mặt nhiều hơn"):
        voting.outcome(agree=1, disagree=0, other=0, present=5, denominator=4, threshold="gt_half")


@pytest.mark.parametrize(
    ("question", "form", "allowed"),
    [
        ("resolution", "hands", True),
        ("resolution", "phones", True),
        ("resolution", "paper", False),
        ("admission", "paper", True),
        ("admission", "phones", False),
        ("election", "paper", True),
        ("election", "phones", False),
        ("discipline", "hands", False),
    ],
)
def test_a_question_is_voted_in_its_forms_only(question: str, form: str, allowed: bool) -> None:
    if allowed:
        voting.check_form(question, form, RULES)
        return
    with pytest.raises(Invalid, match="chỉ được biểu quyết bằng hình thức") as refusal:
        voting.check_form(question, form, RULES)
    assert refusal.value.field == "form"


def test_a_question_nobody_knows_is_refused() -> None:
    with pytest.raises(Invalid, match="Chọn loại nội dung"):
        voting.threshold_of("lottery", RULES)


PAPER: dict[str, Any] = {
    "issued": 18,
    "returned": 17,
    "valid": 16,
    "invalid": 1,
    "lines": [16, 12, 4],
    "present": 18,
}


def test_a_sound_counting_record_passes() -> None:
    voting.check_paper_count(**PAPER)
    voting.check_paper_count(**PAPER, marks=2)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"issued": 19}, "issued", "phát ra (19) nhiều hơn số người có mặt (18)"),
        ({"returned": 19}, "returned", "thu về (19) nhiều hơn số phiếu phát ra (18)"),
        ({"valid": 15}, "valid", "hợp lệ (15) cộng phiếu không hợp lệ (1)"),
        ({"lines": [17]}, "lines", "một dòng (17) nhiều hơn số phiếu hợp lệ (16)"),
        ({"lines": [16, 17, 0]}, "lines", "(17)"),
        ({"lines": []}, "lines", "Ghi số phiếu"),
        ({"lines": [-1]}, "lines", "nhỏ hơn 0"),
        ({"invalid": -1}, "invalid", "nhỏ hơn 0"),
        ({"marks": 1}, "lines", "các dòng (32) nhiều hơn mức tối đa (16)"),
    ],
)
def test_a_counting_record_that_contradicts_itself_is_refused(
    changes: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        voting.check_paper_count(**(PAPER | changes))
    assert refusal.value.field == field
    assert said in str(refusal.value)


def test_each_name_of_a_ballot_is_measured_alone() -> None:
    assert voting.carried_lines([16, 11, 10], 20, "gt_half") == (0, 1)


def test_a_resolution_ends_with_its_votes() -> None:
    assert voting.sentence(9, 10).startswith("09/10 đảng viên chính thức")
    assert voting.sentence(17, 20).endswith("đạt 85,00%")
