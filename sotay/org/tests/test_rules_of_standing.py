"""Who is summoned, who counts, who votes: from the standing of a day."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.org.rules import (
    Stage,
    Standing,
    attendance_denominator,
    committee_of_cell_needed,
    is_summoned,
    may_vote,
    must_attend,
    voting_denominator,
)
from sotay.profiles import parsing, shipped

RULES = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).voting


def standing(person_id: int = 1, **changes: Any) -> Standing:
    """An ordinary official member at home, with changes."""
    plain: dict[str, Any] = {
        "stage": Stage.OFFICIAL,
        "membership": "home",
        "away": False,
        "status": "active",
    }
    return Standing(person_id, **(plain | changes))


ANY_STANDING = st.builds(
    standing,
    stage=st.sampled_from(Stage),
    membership=st.sampled_from(["home", "temporary"]),
    away=st.booleans(),
    status=st.sampled_from(["active", "exempt_age", "exempt_other", "suspended"]),
)
ROLLS = st.lists(ANY_STANDING, max_size=25).map(
    lambda roll: [
        Standing(n, one.stage, one.membership, one.away, one.status) for n, one in enumerate(roll)
    ]
)
EXEMPT = standing(90, status="exempt_age")
AWAY = standing(91, away=True)
RECEIVED = standing(92, membership="temporary")
PROBATIONARY = standing(93, stage=Stage.PROBATIONARY)
SUSPENDED = standing(94, status="suspended")
TWENTY = [standing(n) for n in range(20)]


def denominator(roll: list[Standing], present: set[int], question: str = "resolution") -> int:
    return voting_denominator(roll, present, question, RULES)


def test_ordinary_probationary_and_received_members_are_summoned() -> None:
    assert all(map(is_summoned, [standing(), PROBATIONARY, RECEIVED]))


def test_exempt_away_and_suspended_members_are_not() -> None:
    other = standing(95, status="exempt_other")
    assert not any(map(is_summoned, [EXEMPT, other, AWAY, SUSPENDED]))
    assert not any(map(must_attend, [EXEMPT, other, AWAY, SUSPENDED]))


def test_of_twenty_with_three_absent_a_majority_is_of_twenty() -> None:
    assert denominator(TWENTY, set(range(17))) == 20


def test_an_exempt_member_counts_only_when_here() -> None:
    roll = [*TWENTY, EXEMPT]
    assert denominator(roll, set(range(20))) == 20
    assert denominator(roll, {*range(20), 90}) == 21
    assert attendance_denominator(roll, set(range(20))) == 20
    assert attendance_denominator(roll, {*range(20), 90}) == 21


def test_an_away_member_counts_only_when_back_for_the_evening() -> None:
    roll = [*TWENTY, AWAY]
    assert denominator(roll, set(range(20)), "election") == 20
    assert denominator(roll, {*range(20), 91}, "election") == 21


def test_a_probationary_member_attends_and_never_votes() -> None:
    roll = [*TWENTY, PROBATIONARY]
    assert attendance_denominator(roll, set()) == 21
    assert denominator(roll, {93}) == 20


def test_a_suspended_member_neither_attends_nor_votes_even_in_the_room() -> None:
    roll = [*TWENTY, SUSPENDED]
    assert attendance_denominator(roll, {94}) == 20
    assert denominator(roll, {94}) == 20


@pytest.mark.parametrize(
    ("question", "votes"),
    [
        ("resolution", True),
        ("other", True),
        ("election", False),
        ("admission", False),
        ("discipline", False),
    ],
)
def test_a_received_member_votes_where_the_profile_says_so(question: str, votes: bool) -> None:
    assert may_vote(RECEIVED, question, RULES, present=True) is votes
    assert denominator([*TWENTY, RECEIVED], set(), question) == 20 + votes


def test_an_absent_ordinary_member_still_has_a_vote() -> None:
    assert may_vote(standing(), "resolution", RULES, present=False)
    assert not may_vote(EXEMPT, "resolution", RULES, present=False)


@given(ROLLS, st.sets(st.integers(0, 25)), st.sampled_from(["resolution", "election"]))
def test_who_votes_is_among_those_who_count(
    roll: list[Standing], present: set[int], question: str
) -> None:
    assert denominator(roll, present, question) <= attendance_denominator(roll, present)
    assert attendance_denominator(roll, present) >= sum(map(must_attend, roll))


@given(ROLLS, st.sets(st.integers(0, 25)), st.integers(0, 25))
def test_somebody_coming_never_makes_the_denominator_smaller(
    roll: list[Standing], present: set[int], late: int
) -> None:
    assert denominator(roll, present) <= denominator(roll, present | {late})


@pytest.mark.parametrize(("members", "needed"), [(3, False), (8, False), (9, True), (40, True)])
def test_nine_official_members_elect_a_committee(members: int, needed: bool) -> None:
    assert committee_of_cell_needed(members) is needed
