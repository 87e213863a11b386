"""Opening, going along the agenda, speaking, concluding, closing."""

from datetime import date, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, PrivateNote
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import Cast


def test_a_member_does_not_open_the_meeting(cast: Cast, evening: None) -> None:
    announced = people.an_announced_meeting(cast)
    with pytest.raises(Forbidden):
        actions.open_meeting(by=cast.an, meeting=announced)
    announced.refresh_from_db()
    assert announced.state == "announced"


def test_opening_makes_a_code_that_can_be_read_out(cast: Cast, meeting: Meeting) -> None:
    assert len(meeting.check_in_code) == 6
    assert not set(meeting.check_in_code) & set("0O1IL")


def test_somebody_who_moved_away_meanwhile_is_not_on_the_roll(cast: Cast, evening: None) -> None:
    announced = people.an_announced_meeting(cast)
    cast.vinh.memberships.update(ends=people.EVENING.date())
    actions.open_meeting(by=cast.dung, meeting=announced)
    assert not announced.invitations.filter(person=cast.vinh).exists()


def test_opening_twice_says_that_somebody_was_faster(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Conflict, match="người khác vừa làm"):
        actions.open_meeting(by=cast.binh, meeting=meeting)


def test_going_to_an_item_ends_the_one_before(cast: Cast, meeting: Meeting) -> None:
    first, second, _third = meeting.items.all()
    actions.go_to_item(by=cast.dung, meeting=meeting, item=first)
    actions.go_to_item(by=cast.dung, meeting=meeting, item=second)
    assert [line.state for line in queries.agenda_panel(meeting).items] == [
        "done",
        "now",
        "waiting",
    ]


def test_a_hand_goes_up_once_and_is_called_in_order(cast: Cast, meeting: Meeting) -> None:
    for minutes, person in enumerate((cast.an, cast.vinh, cast.an)):
        with clock.held_at(people.EVENING + timedelta(minutes=minutes)):
            actions.ask_to_speak(by=person, meeting=meeting, client_id=people.act_id(str(minutes)))
    panel = queries.speaking_panel(meeting)
    assert [speaker.name for speaker in panel.waiting] == ["Nguyễn Thị An", "Đinh Quang Vinh"]
    actions.call_to_speak(
        by=cast.dung, request=queries.speaking_request_for(meeting, panel.waiting[0].id)
    )
    panel = queries.speaking_panel(meeting)
    assert panel.floor is not None
    assert panel.floor.name == "Nguyễn Thị An"


def test_calling_the_next_ends_the_one_before(cast: Cast, meeting: Meeting) -> None:
    hands = [
        actions.ask_to_speak(by=person, meeting=meeting, client_id=people.act_id(person.full_name))
        for person in (cast.an, cast.vinh)
    ]
    for hand in hands:
        actions.call_to_speak(by=cast.dung, request=hand)
    panel = queries.speaking_panel(meeting)
    assert panel.floor is not None
    assert (panel.floor.person_id, panel.waiting) == (cast.vinh.pk, [])


def test_a_hand_comes_down_again(cast: Cast, meeting: Meeting) -> None:
    actions.ask_to_speak(by=cast.an, meeting=meeting, client_id=people.act_id("an"))
    actions.withdraw_request(by=cast.an, meeting=meeting)
    assert queries.speaking_panel(meeting).waiting == []


def test_a_note_is_found_by_its_author_alone(cast: Cast, meeting: Meeting) -> None:
    here = people.act_id("page")
    actions.keep_note(by=cast.an, meeting=meeting, words="Hỏi lại chỉ tiêu rác.", page=here)
    actions.keep_note(by=cast.an, meeting=meeting, words="Hỏi lại chỉ tiêu rác, nước.", page=here)
    assert queries.note_of(cast.an, meeting).words == "Hỏi lại chỉ tiêu rác, nước."
    assert queries.note_of(cast.binh, meeting).words == ""
    assert PrivateNote.objects.count() == 1


def test_a_task_given_is_the_assignees_and_the_meetings(cast: Cast, meeting: Meeting) -> None:
    conclusion = actions.conclude(
        by=cast.dung, meeting=meeting, words="Nhất trí dự thảo.", client_id=people.act_id("k")
    )
    given = [
        actions.assign_task(
            by=cast.dung,
            meeting=meeting,
            title="Vận động 5 hộ ký cam kết",
            assignee=cast.vinh,
            due_on=date(2026, 11, 30),
            client_id=people.act_id("t"),
            conclusion=conclusion,
        )
        for _time in range(2)
    ]
    assert given[0].pk == given[1].pk
    assert cast.vinh.tasks.get().due_on == date(2026, 11, 30)
    assert queries.outcome_panel(meeting).tasks[0].assignee == "Đinh Quang Vinh"


def test_a_task_is_not_due_before_it_is_given(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.assign_task(
            by=cast.dung,
            meeting=meeting,
            title="Việc",
            assignee=cast.vinh,
            due_on=date(2026, 11, 2),
            client_id=people.act_id("t"),
        )
    assert refusal.value.field == "due_on"
    assert not cast.vinh.tasks.exists()


def test_closing_twice_closes_once_and_says_so(cast: Cast, meeting: Meeting) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    with pytest.raises(Conflict, match="người khác vừa làm"):
        actions.close_meeting(by=cast.binh, meeting=meeting)
    assert meeting.transitions.filter(name="close").count() == 1


def test_closing_begins_the_minutes_and_their_time_for_amendments(
    cast: Cast, meeting: Meeting
) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    record = meeting.records.get(kind="minutes")
    assert record.amendments_until is not None
    assert record.amendments_until > clock.now()
