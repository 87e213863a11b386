"""Putting a question to the vote, voting, counting."""

from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.queries.votes import electorate_of
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


@pytest.fixture
def full_room(cast: Cast, meeting: Meeting) -> Meeting:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    return meeting


def put(cast: Cast, meeting: Meeting, form: str = "phones", question: str = "resolution") -> Motion:
    return actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết tháng 11",
        question=question,
        form=form,
        client_id=people.act_id(form + question),
    )


def vote(by: Person, motion: Motion, choice: str = "agree") -> None:
    actions.cast_ballot(by=by, motion=motion, choice=choice, client_id=people.act_id(by.full_name))


def test_only_official_members_have_a_vote_and_the_absent_stay_in_the_denominator(
    cast: Cast, meeting: Meeting
) -> None:
    electorate = electorate_of(meeting, "resolution")
    assert cast.an.pk in electorate.voters
    assert cast.dat.pk not in electorate.voters  # probationary
    assert cast.minh.pk not in electorate.voters  # suspended
    assert cast.em.pk not in electorate.voters  # exempt and not here
    assert cast.nga.pk not in electorate.voters  # away
    assert electorate.denominator == len(electorate.voters)
    assert not electorate.present_voters


def test_an_exempt_member_who_came_is_counted(cast: Cast, meeting: Meeting) -> None:
    before = electorate_of(meeting, "resolution").denominator
    actions.check_in(
        by=cast.em, meeting=meeting, code=meeting.check_in_code, client_id=people.act_id("em")
    )
    assert electorate_of(meeting, "resolution").denominator == before + 1


def test_votes_on_phones_are_counted_over_all_official_members(
    cast: Cast, full_room: Meeting
) -> None:
    motion = put(cast, full_room)
    for person in (cast.an, cast.binh, cast.dung, cast.phuc, cast.quy):
        vote(person, motion)
    vote(cast.tam, motion, "disagree")
    motion = actions.close_phone_vote(by=cast.dung, motion=motion)
    assert (motion.agree, motion.disagree, motion.other) == (5, 1, 0)
    assert motion.denominator == electorate_of(full_room, "resolution").denominator
    assert (motion.result == "carried") == (motion.denominator < 2 * 5)


def test_a_vote_may_be_changed_until_the_end_and_counts_once(
    cast: Cast, full_room: Meeting
) -> None:
    motion = put(cast, full_room)
    vote(cast.an, motion, "disagree")
    actions.cast_ballot(by=cast.an, motion=motion, choice="agree", client_id=people.act_id("2"))
    motion = actions.close_phone_vote(by=cast.dung, motion=motion)
    assert (motion.agree, motion.disagree) == (1, 0)


@pytest.mark.parametrize("who", ["dat", "cuong", "em"])
def test_without_a_vote_nobody_votes(cast: Cast, full_room: Meeting, who: str) -> None:
    motion = put(cast, full_room)
    with pytest.raises(Forbidden):
        vote(getattr(cast, who), motion)
    assert not motion.ballots.exists()


def test_whoever_is_not_on_the_roll_signs_it_before_voting(cast: Cast, meeting: Meeting) -> None:
    motion = put(cast, meeting)
    with pytest.raises(Forbidden, match="điểm danh"):
        vote(cast.an, motion)


def test_a_late_vote_is_refused_with_the_hour_of_the_closing(
    cast: Cast, full_room: Meeting
) -> None:
    motion = put(cast, full_room)
    with clock.held_at(people.EVENING + timedelta(minutes=71)):
        actions.close_phone_vote(by=cast.dung, motion=motion)
    with pytest.raises(Conflict, match="20:41"):
        vote(cast.an, motion)


def test_a_vote_that_was_counted_gets_the_same_answer_when_it_comes_again(
    cast: Cast, full_room: Meeting
) -> None:
    motion = put(cast, full_room)
    vote(cast.an, motion)
    actions.close_phone_vote(by=cast.dung, motion=motion)
    vote(cast.an, motion)
    assert motion.ballots.count() == 1


def test_hands_are_entered_once(cast: Cast, full_room: Meeting) -> None:
    motion = put(cast, full_room, "hands")
    actions.count_hands(by=cast.dung, motion=motion, agree=8, disagree=1, other=0)
    with pytest.raises(Conflict, match="đã được chốt"):
        actions.count_hands(by=cast.binh, motion=motion, agree=9, disagree=0, other=0)
    motion.refresh_from_db()
    assert motion.agree == 8


def test_more_hands_than_voters_are_refused_at_the_field(cast: Cast, full_room: Meeting) -> None:
    motion = put(cast, full_room, "hands")
    with pytest.raises(Invalid) as refusal:
        actions.count_hands(by=cast.dung, motion=motion, agree=99, disagree=0, other=0)
    assert refusal.value.field == "agree"
    motion.refresh_from_db()
    assert motion.closed_at is None


@pytest.mark.parametrize("question", ["election", "discipline"])
@pytest.mark.parametrize("form", ["hands", "phones"])
def test_elections_and_discipline_are_paper_ballots(
    cast: Cast, full_room: Meeting, question: str, form: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        put(cast, full_room, form, question)
    assert refusal.value.field == "form"
    assert not Motion.objects.exists()


def test_the_counting_record_of_a_paper_ballot_is_kept(cast: Cast, full_room: Meeting) -> None:
    motion = put(cast, full_room, "paper", "election")
    actions.count_paper(
        by=cast.dung,
        motion=motion,
        issued=8,
        returned=8,
        valid=7,
        invalid=1,
        tellers="Mai Thị Quý, Cao Văn Tâm",
        lines=[("Trần Văn Bình", 7), ("Lý Văn Phúc", 3)],
    )
    motion.refresh_from_db()
    assert motion.result == "carried"
    assert [(line.name, line.votes) for line in motion.paper_count.lines.all()] == [
        ("Trần Văn Bình", 7),
        ("Lý Văn Phúc", 3),
    ]


def test_a_counting_record_that_contradicts_itself_is_refused(
    cast: Cast, full_room: Meeting
) -> None:
    motion = put(cast, full_room, "paper", "election")
    with pytest.raises(Invalid):
        actions.count_paper(
            by=cast.dung,
            motion=motion,
            issued=8,
            returned=8,
            valid=8,
            invalid=1,
            tellers="Tổ kiểm phiếu",
            lines=[("Trần Văn Bình", 8)],
        )
    assert not hasattr(Motion.objects.get(), "paper_count")


def test_admission_needs_two_thirds(cast: Cast, full_room: Meeting) -> None:
    motion = put(cast, full_room, "hands", "admission")
    whole = electorate_of(full_room, "admission").denominator
    short = -(-2 * whole // 3) - 1
    motion = actions.count_hands(by=cast.dung, motion=motion, agree=short, disagree=0, other=0)
    assert motion.result == "lost"


def test_the_minority_reserves_its_opinion(cast: Cast, full_room: Meeting) -> None:
    motion = put(cast, full_room, "hands")
    actions.count_hands(by=cast.dung, motion=motion, agree=8, disagree=1, other=0)
    reserved = actions.reserve_opinion(
        by=cast.tam,
        motion=motion,
        words="Chỉ tiêu 85% là quá cao.",
        client_id=people.act_id("tam"),
    )
    assert reserved.person == cast.tam


def test_a_meeting_does_not_end_while_a_vote_runs(cast: Cast, full_room: Meeting) -> None:
    put(cast, full_room)
    with pytest.raises(Conflict, match="chưa chốt"):
        actions.close_meeting(by=cast.dung, meeting=full_room)
    full_room.refresh_from_db()
    assert full_room.state == "open"
