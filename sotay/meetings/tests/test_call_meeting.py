"""Calling a meeting: from the templates, or like last month's."""

from datetime import date, datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import Cast

MORNING = datetime(2026, 11, 10, 8, 0, tzinfo=VIETNAM)


def key(cast: Cast, kind: str = "regular", body: int = 0) -> str:
    return f"{cast.cell.pk}-{body}-{kind}"


def test_a_new_meeting_begins_with_the_agenda_of_its_kind_of_cell(cast: Cast) -> None:
    with clock.held_at(MORNING):
        meeting = actions.call_meeting(by=cast.binh, choice=key(cast))
    assert meeting.state == Meeting.State.DRAFT
    assert meeting.title == "Sinh hoạt chi bộ thường kỳ tháng 12/2026"
    assert meeting.starts_at == datetime(2026, 12, 3, 19, 30, tzinfo=VIETNAM)
    assert meeting.planned_minutes == sum(item.minutes for item in meeting.items.all())
    assert meeting.items.filter(title__contains="khu dân cư").exists()
    assert (meeting.chair, meeting.secretary) == (cast.binh, cast.phuc)


def test_who_follows_the_cell_is_invited_by_itself(cast: Cast) -> None:
    with clock.held_at(MORNING):
        meeting = actions.call_meeting(by=cast.binh, choice=key(cast))
    assert [guest.person for guest in meeting.guests.all()] == [cast.giang]


def test_a_meeting_of_the_committee_is_led_by_its_members(cast: Cast) -> None:
    with clock.held_at(MORNING):
        meeting = actions.call_meeting(
            by=cast.binh, choice=key(cast, "cell_committee", cast.cell_committee.pk)
        )
    assert meeting.body == cast.cell_committee
    assert meeting.guests.count() == 0
    assert queries.meeting_for(cast.dung, meeting.pk) == meeting


def test_a_button_pressed_twice_makes_one_meeting(cast: Cast) -> None:
    with clock.held_at(MORNING):
        first = actions.call_meeting(by=cast.binh, choice=key(cast))
        assert actions.call_meeting(by=cast.binh, choice=key(cast)) == first
    assert Meeting.objects.count() == 1


def test_a_member_calls_no_meeting(cast: Cast) -> None:
    assert queries.call_choices(cast.an) == []
    with pytest.raises(Invalid):
        actions.call_meeting(by=cast.an, choice=key(cast))
    assert not Meeting.objects.exists()


def test_nobody_calls_a_meeting_of_another_cell(cast: Cast) -> None:
    with pytest.raises(Invalid):
        actions.call_meeting(by=cast.lan, choice=key(cast))


def test_the_ward_calls_its_committee_and_its_board(cast: Cast) -> None:
    choices = {(choice.of, choice.kind) for choice in queries.call_choices(cast.son)}
    assert choices == {
        (cast.ward_committee.name, "committee"),
        (cast.ward_committee.name, "extraordinary"),
        (cast.standing_board.name, "standing_board"),
        (cast.standing_board.name, "extraordinary"),
    }


def test_like_last_month_keeps_what_stays_the_same(cast: Cast) -> None:
    last = people.a_closed_meeting(cast)
    with clock.held_at(MORNING):
        meeting = actions.repeat_meeting(by=cast.dung, previous=last)
    assert meeting.title == "Sinh hoạt chi bộ thường kỳ tháng 12/2026"
    assert meeting.starts_at == datetime(2026, 12, 3, 19, 30, tzinfo=VIETNAM)
    assert (meeting.place, meeting.planned_minutes) == (last.place, last.planned_minutes)
    assert (meeting.chair, meeting.secretary) == (cast.binh, cast.dung)
    assert [item.title for item in meeting.items.all()] == [item.title for item in last.items.all()]
    assert meeting.previous == last


def test_like_last_month_asked_twice_is_one_meeting(cast: Cast) -> None:
    last = people.a_closed_meeting(cast)
    with clock.held_at(MORNING):
        first = actions.repeat_meeting(by=cast.binh, previous=last)
        assert actions.repeat_meeting(by=cast.dung, previous=last) == first
    assert Meeting.objects.count() == 2


def test_a_month_that_was_left_out_is_stepped_over(cast: Cast) -> None:
    last = people.a_closed_meeting(cast)
    with clock.held_at(MORNING + timedelta(days=60)):
        meeting = actions.repeat_meeting(by=cast.binh, previous=last)
    assert meeting.starts_at.astimezone(VIETNAM).date() == date(2027, 2, 3)
    assert meeting.title == "Sinh hoạt chi bộ thường kỳ tháng 2/2027"


def test_a_member_does_not_repeat_a_meeting(cast: Cast) -> None:
    last = people.a_closed_meeting(cast)
    with pytest.raises(Forbidden):
        actions.repeat_meeting(by=cast.an, previous=last)
    assert Meeting.objects.count() == 1


def test_unfinished_tasks_open_the_next_meeting_and_settled_ones_are_heard_of_once(
    cast: Cast,
) -> None:
    from sotay.tasks import actions as tasks

    last = people.an_open_meeting(cast)
    with clock.held_at(people.EVENING):
        given = [
            actions.assign_task(
                by=cast.dung,
                meeting=last,
                title=title,
                assignee=cast.an,
                due_on=date(2026, 11, 20),
                client_id=people.act_id(title),
            ).task
            for title in ("Còn làm", "Xong giữa tháng", "Thôi giao")
        ]
        last = actions.close_meeting(by=cast.dung, meeting=last)
    with clock.held_at(MORNING):
        tasks.report_on_task(
            by=cast.an, task=given[1], state="done", client_id=people.act_id("done")
        )
        tasks.report_on_task(
            by=cast.binh,
            task=given[2],
            state="cancelled",
            note="Không cần",
            client_id=people.act_id("cancelled"),
        )
        meeting = actions.repeat_meeting(by=cast.binh, previous=last)
    carried = [(line.task.title, line.task.state) for line in queries.carried_lines(meeting)]
    assert carried == [("Còn làm", "received"), ("Xong giữa tháng", "done")]


def test_a_task_that_came_after_the_draft_is_carried_at_the_announcement(cast: Cast) -> None:
    last = people.an_open_meeting(cast)
    with clock.held_at(people.EVENING):
        meeting = actions.repeat_meeting(by=cast.dung, previous=last)
        actions.assign_task(
            by=cast.dung,
            meeting=last,
            title="Việc giao sau",
            assignee=cast.an,
            due_on=date(2026, 11, 20),
            client_id=people.act_id("late"),
        )
    assert queries.carried_lines(meeting) == []
    with clock.held_at(MORNING):
        actions.announce_meeting(by=cast.binh, meeting=meeting, edition=meeting.edition)
    assert [line.task.title for line in queries.carried_lines(meeting)] == ["Việc giao sau"]
