"""Whoever was there may propose a change of the minutes until the deadline."""

from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Amendment, Meeting, Record
from sotay.meetings.tests.cast import act_id
from sotay.meetings.tests.evening import AFTER, approve, minutes_of
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


@pytest.fixture
def minutes(cast: Cast, full_evening: Meeting) -> Record:
    """The minutes of an evening that is over."""
    return minutes_of(cast.dung, full_evening)


def propose(by: Person, record: Record, words: str = "Tôi nói: tháng 12.") -> Amendment:
    with clock.held_at(AFTER):
        return actions.propose_amendment(by=by, record=record, words=words, client_id=act_id(words))


def answer(by: Person, amendment: Amendment, how: str, note: str = "") -> Amendment:
    with clock.held_at(AFTER):
        return actions.answer_amendment(by=by, amendment=amendment, answer=how, note=note)


def test_the_deadline_is_set_when_the_meeting_closes(minutes: Record) -> None:
    closed_at = minutes.meeting.closed_at
    assert closed_at is not None
    assert minutes.amendments_until == closed_at + timedelta(hours=24)


def test_a_proposal_is_about_the_text_that_was_read(cast: Cast, minutes: Record) -> None:
    amendment = propose(cast.vinh, minutes)
    assert amendment.version.number == 1
    assert amendment.version.sha256 == queries.standing_of_record(minutes).sha256
    assert amendment.version.author == cast.dung


def test_sending_the_same_proposal_twice_makes_one(cast: Cast, minutes: Record) -> None:
    assert propose(cast.vinh, minutes).pk == propose(cast.vinh, minutes).pk
    assert Amendment.objects.count() == 1


def test_nobody_proposes_after_the_deadline(cast: Cast, minutes: Record) -> None:
    with clock.held_at(AFTER + timedelta(hours=24)), pytest.raises(Conflict, match="đã hết lúc"):
        actions.propose_amendment(
            by=cast.vinh, record=minutes, words="Muộn", client_id=act_id("muộn")
        )
    assert not Amendment.objects.exists()


def test_who_was_not_there_proposes_nothing(cast: Cast, minutes: Record) -> None:
    for absent in (cast.uyen, cast.quy, cast.cuong):
        with pytest.raises(Forbidden):
            propose(absent, minutes)
    assert not Amendment.objects.exists()


def test_nobody_proposes_on_approved_minutes(cast: Cast, minutes: Record) -> None:
    with clock.held_at(AFTER):
        approve(cast, minutes)
    with pytest.raises(Conflict):
        propose(cast.vinh, minutes)


def test_an_empty_proposal_is_refused_at_its_field(cast: Cast, minutes: Record) -> None:
    with pytest.raises(Invalid) as refusal:
        propose(cast.vinh, minutes, " \n ")
    assert refusal.value.field == "words"


def test_declining_needs_a_reason_and_taking_in_none(cast: Cast, minutes: Record) -> None:
    amendment = propose(cast.vinh, minutes)
    with pytest.raises(Invalid) as refusal:
        answer(cast.dung, amendment, "declined")
    assert refusal.value.field == "note"
    assert answer(cast.dung, amendment, "accepted").answered_by == cast.dung


def test_a_member_answers_no_proposal(cast: Cast, minutes: Record) -> None:
    amendment = propose(cast.vinh, minutes)
    with pytest.raises(Forbidden):
        answer(cast.vinh, amendment, "accepted")


def test_minutes_are_not_approved_while_a_proposal_waits(cast: Cast, minutes: Record) -> None:
    amendment = propose(cast.vinh, minutes)
    with clock.held_at(AFTER), pytest.raises(Conflict, match="1 đề nghị sửa chưa được trả lời"):
        approve(cast, minutes, "chair")
    answer(cast.dung, amendment, "declined", "Băng ghi lại là tháng 11.")
    with clock.held_at(AFTER):
        approve(cast, minutes)
    assert Meeting.objects.get(pk=minutes.meeting_id).state == Meeting.State.SIGNED
