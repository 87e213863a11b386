"""A meeting passes from state to state by the table, and every wrong step says why."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sotay.kernel.refusals import Conflict, Invalid
from sotay.meetings.rules import states
from sotay.meetings.rules.states import COURSES, State
from tests.examples import examples

LIFE = ["agree", "announce", "open", "close", "sign", "issue", "archive"]
BEFORE_THE_ROOM = {State.DRAFT, State.AGREED, State.ANNOUNCED, State.POSTPONED}


def walk(*transitions: str) -> str:
    """The state after these steps from the beginning."""
    state = State.DRAFT.value
    for transition in transitions:
        state = states.after(state, transition)
    return state


def test_a_meeting_goes_from_a_draft_to_the_archive() -> None:
    assert walk(*LIFE) == "archived"


def test_a_cell_without_a_committee_announces_at_once() -> None:
    assert walk("announce") == "announced"


def test_a_cell_that_keeps_only_its_minutes_issues_nothing() -> None:
    assert walk("announce", "open", "close", "sign", "archive") == "archived"


def test_a_postponed_meeting_gets_another_day_or_is_cancelled() -> None:
    assert walk("announce", "postpone", "reschedule", "open") == "open"
    assert walk("announce", "postpone", "cancel") == "cancelled"


def test_an_announced_meeting_changes_its_day_and_stays_announced() -> None:
    assert walk("announce", "reschedule", "reschedule") == "announced"
    with pytest.raises(Conflict, match="đang chuẩn bị nên không đổi ngày giờ, địa điểm được"):
        walk("reschedule")


def test_a_room_closed_too_early_opens_again_until_the_minutes_are_signed() -> None:
    assert walk("announce", "open", "close", "resume", "close") == "closed"
    with pytest.raises(Conflict, match="đã ký biên bản nên không họp tiếp được"):
        walk("announce", "open", "close", "sign", "resume")


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("transition", list(COURSES))
def test_every_wrong_step_says_what_is_and_what_can_be_done(state: State, transition: str) -> None:
    if transition in states.allowed(state):
        assert states.after(state, transition) == COURSES[transition].target
        return
    with pytest.raises(Conflict) as refusal:
        states.check(state.value, transition)
    said = str(refusal.value)
    assert said.startswith("Buổi sinh hoạt ")
    assert "Bước có thể làm: " in said or said.endswith("Không còn bước nào tiếp theo.")
    for allowed in states.allowed(state):
        assert str(COURSES[allowed].deed) in said


def test_the_second_who_closes_is_told_that_somebody_was_first() -> None:
    with pytest.raises(Conflict, match="đã kết thúc rồi, có thể người khác"):
        states.after("closed", "close")


@pytest.mark.parametrize("transition", ["postpone", "reschedule", "cancel", "resume"])
def test_putting_off_cancelling_and_reopening_need_a_reason(transition: str) -> None:
    with pytest.raises(Invalid, match="Ghi lý do") as refusal:
        states.check_reason(transition, "  ")
    assert refusal.value.field == "reason"
    states.check_reason(transition, "mất điện")
    states.check_reason("close", "")


class Course(RuleBasedStateMachine):
    """Somebody presses every button, at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.state: str = State.DRAFT.value
        self.passed: list[str] = []

    @rule(transition=st.sampled_from(sorted(COURSES)))
    def press(self, transition: str) -> None:
        before = self.state
        if transition in states.allowed(before):
            self.state = states.after(before, transition)
            self.passed.append(transition)
        else:
            with pytest.raises(Conflict):
                states.after(before, transition)
            assert self.state == before

    @invariant()
    def what_was_signed_was_held_and_announced(self) -> None:
        if self.state in {"signed", "issued", "archived"}:
            order = [self.passed.index(step) for step in ("announce", "open", "close", "sign")]
            assert order == sorted(order)

    @invariant()
    def nothing_is_taken_back_once_the_room_was_open(self) -> None:
        if "open" in self.passed:
            assert State(self.state) not in BEFORE_THE_ROOM | {State.CANCELLED}

    @invariant()
    def only_the_archive_and_the_cancelled_are_ends(self) -> None:
        assert bool(states.allowed(self.state)) == (self.state not in {"archived", "cancelled"})


TestCourse = Course.TestCase
TestCourse.settings = settings(max_examples=examples(60), stateful_step_count=20, deadline=None)
