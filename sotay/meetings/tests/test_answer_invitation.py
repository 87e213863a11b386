"""Saying "dự" or "xin vắng"."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.ledger.models import Entry
from sotay.meetings import actions
from sotay.meetings.models import Invitation, Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def announced(cast: Cast) -> Meeting:
    return people.an_announced_meeting(cast)


def test_the_answer_is_kept_and_may_be_changed(cast: Cast, announced: Meeting) -> None:
    actions.answer_invitation(by=cast.an, meeting=announced, answer="coming")
    actions.answer_invitation(by=cast.an, meeting=announced, answer="excused", reason="Ốm")
    row = announced.invitations.get(person=cast.an)
    assert (row.answer, row.reason) == (Invitation.Answer.EXCUSED, "Ốm")
    actions.answer_invitation(by=cast.an, meeting=announced, answer="coming")
    assert announced.invitations.get(person=cast.an).reason == ""


def test_the_same_answer_twice_is_one_answer(cast: Cast, announced: Meeting) -> None:
    for _time in range(2):
        actions.answer_invitation(by=cast.an, meeting=announced, answer="coming")
    assert Entry.objects.filter(act="meetings.invitation_answered").count() == 1


def test_staying_away_needs_a_reason(cast: Cast, announced: Meeting) -> None:
    answer = signed_in(cast.an).post(f"/meetings/{announced.pk}/answer/", {"answer": "excused"})
    assert answer.status_code == 422
    assert "Đồng chí ghi lý do xin vắng." in answer.content.decode()
    with pytest.raises(Invalid):
        actions.answer_invitation(by=cast.an, meeting=announced, answer="excused", reason=" ")


@pytest.mark.parametrize("person", ["em", "giang", "minh"])
def test_who_is_not_summoned_does_not_answer(cast: Cast, announced: Meeting, person: str) -> None:
    with pytest.raises(Forbidden):
        actions.answer_invitation(by=getattr(cast, person), meeting=announced, answer="coming")


def test_a_meeting_that_has_begun_takes_no_answers(cast: Cast, announced: Meeting) -> None:
    with clock.held_at(people.EVENING):
        actions.open_meeting(by=cast.dung, meeting=announced)
        with pytest.raises(Conflict):
            actions.answer_invitation(by=cast.an, meeting=announced, answer="coming")


def test_reasons_are_read_by_those_who_prepare_alone(cast: Cast, announced: Meeting) -> None:
    actions.answer_invitation(by=cast.an, meeting=announced, answer="excused", reason="Mổ mắt")
    address = f"/meetings/{announced.pk}/"
    assert "Mổ mắt" in signed_in(cast.dung).get(address).content.decode()
    assert "Mổ mắt" in signed_in(cast.an).get(address).content.decode()
    assert "Mổ mắt" not in signed_in(cast.vinh).get(address).content.decode()


def test_one_tap_on_the_page_answers(cast: Cast, announced: Meeting) -> None:
    client = signed_in(cast.an)
    sent = client.post(f"/meetings/{announced.pk}/answer/", {"answer": "coming", "reason": ""})
    assert sent.status_code == 303
    assert "đồng chí: dự họp" in client.get(f"/meetings/{announced.pk}/").content.decode()
