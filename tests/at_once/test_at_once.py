"""Two people do the same at the same moment: one comes first, and both are told the truth."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Refusal
from sotay.ledger.models import Entry
from sotay.meetings import actions
from sotay.meetings.models import Approval, Attendance, Ballot, Meeting, Motion, Opinion, Record
from sotay.meetings.queries import standing_of_record
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import Cast, build_cast
from sotay.papers.models import Number

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.held_at(people.EVENING):
        yield build_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = people.an_open_meeting(cast)
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    return meeting


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned or was refused with; a fault is raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            # The hour is held in each thread anew: it is kept by context.
            with clock.held_at(people.EVENING):
                gate.wait()
                return act()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as hall:
        return [turn.result() for turn in [hall.submit(run, act) for act in acts]]


def fresh(meeting: Meeting) -> Meeting:
    """The meeting as each page had read it, before anybody did anything."""
    return Meeting.objects.select_related("unit", "profile", "chair", "secretary").get(
        pk=meeting.pk
    )


def entries(act: str) -> int:
    return Entry.objects.filter(act=act).count()


def test_of_two_who_close_one_closes_and_the_other_is_told(cast: Cast, meeting: Meeting) -> None:
    pages = [(cast.dung, fresh(meeting)), (cast.binh, fresh(meeting))]
    answers = at_once(
        *[
            lambda who=who, page=page: actions.close_meeting(by=who, meeting=page)
            for who, page in pages
        ]
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Meeting"]
    assert fresh(meeting).state == Meeting.State.CLOSED
    assert entries("meetings.closed") == 1
    assert meeting.transitions.filter(name="close").count() == 1


def test_an_opinion_sent_three_times_at_once_is_one_opinion(cast: Cast, meeting: Meeting) -> None:
    def send() -> Opinion:
        return actions.post_opinion(
            by=cast.an,
            meeting=fresh(meeting),
            words="Đề nghị thêm đèn đường.",
            audience="cell",
            client_id=people.act_id("once"),
        )

    answers = at_once(send, send, send)
    assert len({answer.pk for answer in answers}) == 1
    assert Opinion.objects.count() == 1
    assert entries("meetings.opinion_posted") == 1


def test_two_ballots_of_one_person_are_one_vote(cast: Cast, meeting: Meeting) -> None:
    motion = a_motion(cast, meeting)

    def vote(choice: str) -> Callable[[], Ballot]:
        return lambda: actions.cast_ballot(
            by=cast.an, motion=motion, choice=choice, client_id=people.act_id(choice)
        )

    answers = at_once(vote("agree"), vote("disagree"), vote("agree"))
    assert not [answer for answer in answers if isinstance(answer, Refusal)]
    assert motion.ballots.count() == 1
    actions.close_phone_vote(by=cast.dung, motion=motion)
    motion.refresh_from_db()
    assert (motion.agree or 0) + (motion.disagree or 0) == 1


def test_a_ballot_against_the_closing_is_counted_or_refused(cast: Cast, meeting: Meeting) -> None:
    motion = a_motion(cast, meeting)
    voters = [cast.an, cast.phuc, cast.binh]
    answers = at_once(
        *[
            lambda who=who: actions.cast_ballot(
                by=who, motion=motion, choice="agree", client_id=people.act_id(who.full_name)
            )
            for who in voters
        ],
        lambda: actions.close_phone_vote(by=cast.dung, motion=motion),
    )
    *ballots, closed = answers
    counted = sum(isinstance(answer, Ballot) for answer in ballots)
    assert all(isinstance(answer, Ballot | Conflict) for answer in ballots)
    assert closed.agree == counted == motion.ballots.count()


def test_what_is_sent_as_the_meeting_closes_is_before_it_or_refused(
    cast: Cast, meeting: Meeting
) -> None:
    page = fresh(meeting)
    opinion, mark, motion, closed = at_once(
        lambda: actions.post_opinion(
            by=cast.an,
            meeting=page,
            words="Đồng ý.",
            audience="cell",
            client_id=people.act_id("late"),
        ),
        lambda: actions.mark(
            by=cast.dung,
            meeting=fresh(meeting),
            person=cast.quy,
            state="unexcused",
            client_id=people.act_id("mark"),
        ),
        lambda: a_motion(cast, fresh(meeting)),
        lambda: actions.close_meeting(by=cast.dung, meeting=fresh(meeting)),
    )
    after = fresh(meeting)
    if isinstance(motion, Motion):
        assert isinstance(closed, Conflict)
        assert after.state == Meeting.State.OPEN
    else:
        assert after.state == Meeting.State.CLOSED
        assert not meeting.motions.exists()
    assert isinstance(opinion, Opinion | Conflict)
    assert isinstance(mark, Attendance | Conflict)


def test_two_who_approve_at_once_sign_once_and_two_who_issue_get_one_number(
    cast: Cast, meeting: Meeting
) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    minutes = fresh(meeting).records.get(kind="minutes")
    sha256 = standing_of_record(minutes).sha256

    def approve(who: Any, role: str) -> Callable[[], Approval]:
        return lambda: actions.approve_record(
            by=who, record=Record.objects.get(pk=minutes.pk), role=role, sha256=sha256
        )

    answers = at_once(approve(cast.binh, "chair"), approve(cast.dung, "secretary"))
    assert all(isinstance(answer, Approval) for answer in answers), answers
    assert fresh(meeting).state == Meeting.State.SIGNED

    def issue(who: Any) -> Callable[[], Any]:
        return lambda: actions.issue_record(
            by=who, record=Record.objects.get(pk=minutes.pk), day=people.EVENING.date()
        )

    papers = at_once(issue(cast.binh), issue(cast.dung), issue(cast.phuc))
    assert len({paper.pk for paper in papers}) == 1, papers
    assert Number.objects.count() == 1
    assert fresh(meeting).state == Meeting.State.ISSUED
    assert entries("papers.number_allocated") == 1


def test_two_who_prepare_at_once_one_sees_what_the_other_changed(cast: Cast) -> None:
    draft = people.a_draft(cast)
    items = list(draft.items.all())

    def move(who: Any, index: int, steps: int) -> Callable[[], Any]:
        return lambda: actions.move_item(
            by=who, meeting=fresh(draft), item=items[index], edition=draft.edition, steps=steps
        )

    answers = at_once(move(cast.binh, 0, 1), move(cast.dung, 2, -1))
    assert sorted(isinstance(answer, Conflict) for answer in answers) == [False, True]
    assert sorted(draft.items.values_list("position", flat=True)) == [1, 2, 3]
    assert fresh(draft).edition == draft.edition + 1


def a_motion(cast: Cast, meeting: Meeting) -> Motion:
    return actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết",
        question="resolution",
        form="phones",
        client_id=people.act_id("motion"),
    )
