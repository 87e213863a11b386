"""The wall of the hall: what everybody in it may read, kept true without anybody's hand."""

from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.live.actions import want
from sotay.live.models import Change
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


def wall(cast: Cast, meeting: Meeting) -> str:
    answer = signed_in(cast.binh).get(f"/meetings/{meeting.pk}/projector/")
    assert answer.status_code == 200
    return answer.content.decode()


def sent(meeting: Meeting) -> str:
    name = topics.topic(meeting.pk, topics.HALL)
    return str(Change.objects.filter(topic__name=name).latest("version").frame)


def test_before_the_opening_the_wall_says_when_and_what(cast: Cast, evening: None) -> None:
    announced = people.an_announced_meeting(cast)
    shown = wall(cast, announced)
    assert "Bắt đầu lúc 19:30" in shown
    assert "Thảo luận dự thảo nghị quyết tháng 11" in shown
    assert "code.svg" not in shown


def test_the_code_comes_with_the_opening_and_goes_with_the_closing(
    cast: Cast, evening: None
) -> None:
    announced = people.an_announced_meeting(cast)
    want(topics=[topics.topic(announced.pk, topics.HALL)])
    meeting = actions.open_meeting(by=cast.dung, meeting=announced)
    assert f"code.svg?code={meeting.check_in_code}" in sent(meeting)
    meeting = actions.close_meeting(by=cast.dung, meeting=meeting)
    assert "code.svg" not in sent(meeting)
    assert "Buổi sinh hoạt đã kết thúc" in sent(meeting)


def test_the_code_leads_to_signing_the_roll(cast: Cast, meeting: Meeting) -> None:
    answer = signed_in(cast.binh).get(f"/meetings/{meeting.pk}/projector/code.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"http://www.w3.org/2000/svg" in answer.content


def test_the_code_is_shown_by_those_who_run_the_meeting_and_while_it_goes_on(
    cast: Cast, meeting: Meeting
) -> None:
    address = f"/meetings/{meeting.pk}/projector/code.svg"
    assert signed_in(cast.an).get(address).status_code == 403
    assert signed_in(cast.cuong).get(address).status_code == 404
    actions.close_meeting(by=cast.dung, meeting=meeting)
    assert signed_in(cast.binh).get(address).status_code == 404


def test_the_item_that_is_on_stands_with_its_timer_and_the_next_one(
    cast: Cast, meeting: Meeting
) -> None:
    actions.go_to_item(by=cast.dung, meeting=meeting, item=meeting.items.all()[1])
    shown = wall(cast, meeting)
    assert "Nội dung 2/3" in shown
    assert 'class="hall-timer" data-since="2026-11-03T19:30:00+07:00"' in shown
    assert "Tiếp theo: Kết luận, biểu quyết nghị quyết" in shown


def test_a_vote_is_counted_on_the_wall_and_its_result_stays(cast: Cast, meeting: Meeting) -> None:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    actions.go_to_item(by=cast.dung, meeting=meeting, item=meeting.items.all()[2])
    motion = actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết",
        question="resolution",
        form="phones",
        client_id=people.act_id("motion"),
    )
    for person in (cast.an, cast.vinh):
        client_id = people.act_id(person.full_name)
        actions.cast_ballot(by=person, motion=motion, choice="agree", client_id=client_id)
    assert "Đã biểu quyết 2/9" in wall(cast, meeting)
    with clock.held_at(people.EVENING + timedelta(minutes=1)):
        actions.close_phone_vote(by=cast.dung, motion=motion)
        assert "không được thông qua" in wall(cast, meeting)


@pytest.mark.parametrize("audience", ["cell", "committee"])
def test_nothing_private_is_on_the_wall(cast: Cast, meeting: Meeting, audience: str) -> None:
    want(topics=[topics.topic(meeting.pk, topics.HALL)])
    actions.post_opinion(
        by=cast.an,
        meeting=meeting,
        words="Xin góp ý riêng.",
        audience=audience,
        client_id=people.act_id("an"),
    )
    actions.mark(
        by=cast.dung,
        meeting=meeting,
        person=cast.vinh,
        state="excused",
        reason="Nằm viện",
        client_id=people.act_id("vinh"),
    )
    for shown in (wall(cast, meeting), sent(meeting)):
        assert "Xin góp ý" not in shown
        assert "Nằm viện" not in shown
        assert cast.vinh.full_name not in shown
