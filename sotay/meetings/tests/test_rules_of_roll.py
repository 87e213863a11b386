"""The figures of the roll fit together, whoever comes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.refusals import Invalid
from sotay.meetings.rules.roll import check_mark, roll_figures, warnings
from sotay.org.rules import Stage, Standing, attendance_denominator


def standing(person_id: int, **changes: Any) -> Standing:
    """An ordinary official member at home, with changes."""
    plain: dict[str, Any] = {
        "stage": Stage.OFFICIAL,
        "membership": "home",
        "away": False,
        "status": "active",
    }
    return Standing(person_id, **(plain | changes))


CELL = [
    *[standing(n) for n in range(10)],
    standing(10, stage=Stage.PROBATIONARY),
    standing(11, status="exempt_age"),
    standing(12, status="exempt_other"),
    standing(13, away=True),
    standing(14, membership="temporary"),
    standing(15, status="suspended"),
]
EVENING = {
    **dict.fromkeys(range(6), "present"),
    6: "late",
    7: "excused",
    8: "unexcused",
    10: "present",
    11: "present",
    12: "exempt",
    14: "present",
}


def test_an_evening_is_counted_as_the_minutes_print_it() -> None:
    roll = roll_figures(CELL, EVENING)
    assert (roll.total, roll.official, roll.probationary, roll.received) == (15, 14, 1, 1)
    assert (roll.summoned, roll.expected) == (12, 13)
    assert (roll.present, roll.present_official, roll.present_probationary) == (10, 9, 1)
    assert (roll.excused, roll.unexcused, roll.unmarked, roll.absent) == (1, 1, 1, 3)
    assert (roll.exempt, roll.exempt_present, roll.away, roll.suspended) == (1, 1, 1, 1)
    assert (roll.late, roll.share) == (1, "76,92%")


def test_an_empty_roll_has_no_share() -> None:
    assert roll_figures([], {}).share == "–"


STATES = st.sampled_from(["present", "late", "excused", "unexcused", "exempt"])
STANDINGS = st.lists(
    st.builds(
        standing,
        st.just(0),
        stage=st.sampled_from(Stage),
        membership=st.sampled_from(["home", "temporary"]),
        away=st.booleans(),
        status=st.sampled_from(["active", "exempt_age", "exempt_other", "suspended"]),
    ),
    max_size=30,
).map(
    lambda roll: [
        Standing(n, one.stage, one.membership, one.away, one.status) for n, one in enumerate(roll)
    ]
)


@given(STANDINGS, st.dictionaries(st.integers(0, 30), STATES))
def test_everybody_is_counted_once(roll: list[Standing], states: dict[int, str]) -> None:
    figures = roll_figures(roll, states)
    assert figures.total + figures.received == len(roll)
    assert figures.official + figures.probationary == figures.total
    assert figures.present_official + figures.present_probationary == figures.present
    assert (
        figures.present + figures.absent + figures.exempt + figures.away + figures.suspended
        == figures.total + figures.received
    )


@given(STANDINGS, st.dictionaries(st.integers(0, 30), STATES))
def test_those_expected_are_those_here_and_those_absent(
    roll: list[Standing], states: dict[int, str]
) -> None:
    figures = roll_figures(roll, states)
    assert figures.expected == figures.present + figures.absent
    here = {person for person, state in states.items() if state in {"present", "late"}}
    assert figures.expected == attendance_denominator(roll, here)
    assert min(figures.unmarked, figures.exempt, figures.away) >= 0


@pytest.mark.parametrize(
    ("member", "state", "said"),
    [
        (standing(1, status="suspended"), "present", "đình chỉ"),
        (standing(1), "exempt", "không thuộc diện miễn"),
        (standing(1, status="exempt_age"), "unexcused", "không tính là vắng"),
        (standing(1, away=True), "excused", "không tính là vắng"),
    ],
)
def test_a_note_that_contradicts_the_standing_is_refused(
    member: Standing, state: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        check_mark(member, state)


def test_exempt_and_away_members_may_come() -> None:
    check_mark(standing(1, status="exempt_other"), "present")
    check_mark(standing(1, status="exempt_other"), "exempt")
    check_mark(standing(1, away=True), "late")
    check_mark(standing(1), "unexcused")


def test_the_chair_is_reminded_and_not_forbidden() -> None:
    assert warnings(present=7, expected=12, unmarked=5, quorum=(2, 3)) == (
        "Mới có 7/12 người dự, dưới 2/3.",
        "Còn 5 người chưa được điểm danh.",
    )
    assert warnings(present=10, expected=12, unmarked=0, quorum=(2, 3)) == ()


def test_two_thirds_exactly_are_enough() -> None:
    assert warnings(present=2, expected=3, unmarked=0, quorum=(2, 3)) == ()
    assert warnings(present=0, expected=0, unmarked=0, quorum=(2, 3))
