"""A whole evening on one device without a network, and what arrives when it is back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.evening import minutes_of
from sotay.org.tests.cast import Cast

BACK = people.EVENING + timedelta(days=2)


def vote(cast: Cast, meeting: Meeting, **figures: Any) -> Motion:
    counted = {"agree": 1, "disagree": 0, "other": 0, **figures}
    return actions.record_hand_vote(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết",
        question=counted.pop("question", "resolution"),
        client_id=people.act_id("vote"),
        **counted,
    )


def test_a_question_and_its_hands_are_entered_together_and_once(
    cast: Cast, meeting: Meeting
) -> None:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    for _sending in range(2):
        motion = vote(cast, meeting, agree=6, other=1)
    assert (motion.agree, motion.disagree, motion.other) == (6, 0, 1)
    assert motion.closed_at is not None
    assert meeting.motions.count() == 1


def test_more_hands_than_voters_leave_no_question_behind(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid):
        vote(cast, meeting, agree=6)
    assert not meeting.motions.exists()


def test_an_election_is_no_vote_by_hands(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid):
        vote(cast, meeting, question="election")
    offered = dict(queries.question_choices_by(Motion.Form.HANDS, meeting))
    assert "resolution" in offered
    assert "election" not in offered


def count(cast: Cast, meeting: Meeting, **figures: Any) -> Motion:
    counted = {"issued": 7, "returned": 7, "valid": 6, "invalid": 1, **figures}
    return actions.record_paper_vote(
        by=cast.dung,
        meeting=meeting,
        words="Bầu bổ sung chi ủy viên",
        question="election",
        tellers="Tô Thị Uyên",
        lines=[("Nguyễn Thị An", 5), ("Đinh Quang Vinh", 3)],
        client_id=people.act_id("count"),
        **counted,
    )


def test_a_secret_ballot_and_its_counting_are_entered_together_and_once(
    cast: Cast, meeting: Meeting
) -> None:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    for _sending in range(2):
        motion = count(cast, meeting)
    assert (motion.form, motion.closed_at is not None) == (Motion.Form.PAPER, True)
    assert [line.votes for line in motion.paper_count.lines.all()] == [5, 3]
    assert meeting.motions.count() == 1


def test_a_counting_that_does_not_add_up_leaves_no_question_behind(
    cast: Cast, meeting: Meeting
) -> None:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    with pytest.raises(Invalid):
        count(cast, meeting, valid=7)
    assert not meeting.motions.exists()


def test_a_member_counts_no_hands(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Forbidden):
        actions.record_hand_vote(
            by=cast.an,
            meeting=meeting,
            words="x",
            question="resolution",
            agree=1,
            disagree=0,
            other=0,
            client_id=people.act_id("x"),
        )
    assert not meeting.motions.exists()


def test_an_evening_that_waited_two_days_on_a_phone_has_its_own_hours(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    phone = signed_in(cast.dung)
    item = meeting.items.all()[1]

    def send(minute: int, part: str, **said: Any) -> None:
        age = int((BACK - people.EVENING).total_seconds()) - 60 * minute
        body = {**said, "client_id": str(uuid4()), "age": str(age)}
        address = f"/meetings/{meeting.pk}/{part}/"
        answer = phone.post(address, body, headers={"Accept": "application/json"})
        assert answer.status_code == 201, answer.content.decode()

    with clock.held_at(BACK):
        send(0, "opening")
        send(3, "roll/marks", person=cast.an.pk, state="late")
        send(4, "roll/marks", person=cast.uyen.pk, state="excused", reason="ốm")
        send(5, "roll/rest")
        send(10, f"agenda/{item.pk}/turn")
        send(20, "opinions/spoken", speaker=cast.vinh.pk, words="Đề nghị lắp đèn.")
        send(70, "motions/counted", words="Thông qua", question="resolution", agree=7, disagree=0,
             other=0)  # fmt: skip
        send(75, "motions/ballots", words="Bầu bổ sung", question="election", issued=7, returned=7,
             valid=7, invalid=0, tellers="Tô Thị Uyên", lines="Nguyễn Thị An: 6")  # fmt: skip
        send(80, "outcome/conclusions", words="Lắp đèn trong tháng 11.")
        send(95, "closure")
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CLOSED
    assert (meeting.opened_at, meeting.closed_at) == (
        people.EVENING,
        people.EVENING + timedelta(minutes=95),
    )
    assert meeting.attendances.get(person=cast.an).arrived_at == people.EVENING + timedelta(
        minutes=3
    )
    assert meeting.opinions.get().said_at == people.EVENING + timedelta(minutes=20)
    with clock.held_at(BACK):
        assert minutes_of(cast.dung, meeting) is not None


def test_what_comes_after_the_end_is_refused_with_its_reason(cast: Cast, meeting: Meeting) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    with pytest.raises(Conflict, match="đã kết thúc"):
        vote(cast, meeting)
