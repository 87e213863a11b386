"""What the guidance asks is said where somebody can still act on it; nothing is forbidden."""

from datetime import timedelta

from sotay.kernel import clock
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries.score import scheme_of
from sotay.meetings.queries.warnings import record_warnings
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.cast import EVENING
from sotay.meetings.tests.evening import record_for
from sotay.org.tests.cast import Cast


def short_evening(cast: Cast) -> Meeting:
    """Forty minutes with two people, closed."""
    meeting = people.an_open_meeting(cast)
    with clock.held_at(EVENING + timedelta(minutes=5)):
        for person in (cast.binh, cast.dung):
            actions.mark(
                by=cast.dung,
                meeting=meeting,
                person=person,
                state="present",
                reason="",
                client_id=people.act_id(f"có mặt {person.pk}"),
            )
    with clock.held_at(EVENING + timedelta(minutes=40)):
        return actions.close_meeting(by=cast.dung, meeting=meeting)


def test_the_desk_says_who_is_missing_and_from_when_on_it_is_long_enough(
    cast: Cast, meeting: Meeting
) -> None:
    client = signed_in(cast.dung)
    address = f"/meetings/{meeting.pk}/desk/"
    page = client.get(address).content.decode()
    assert "Mới có 0/10 người dự, dưới 2/3." in page
    assert "Còn 10 người chưa được điểm danh." in page
    assert "Đủ thời lượng tối thiểu (1 giờ 30 phút) từ 21:00." in page
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    page = client.get(address).content.decode()
    assert "người dự, dưới" not in page
    assert "chưa được điểm danh" not in page


def test_whoever_approves_is_told_what_is_short(cast: Cast) -> None:
    meeting = short_evening(cast)
    with clock.held_at(EVENING + timedelta(hours=1)):
        client = signed_in(cast.binh)
        page = client.get(f"/meetings/{meeting.pk}/records/minutes/").content.decode()
        for sentence in (
            "Mới có 2/10 người dự, dưới 2/3.",
            "Buổi sinh hoạt dài 40 phút, ít hơn mức tối thiểu 1 giờ 30 phút.",
            "Chưa chấm điểm buổi sinh hoạt",
        ):
            assert sentence in page
        other = signed_in(cast.an).get(f"/meetings/{meeting.pk}/records/minutes/").content.decode()
        assert "Chưa chấm điểm" not in other


def test_a_warning_refuses_nothing(cast: Cast) -> None:
    meeting = short_evening(cast)
    with clock.held_at(EVENING + timedelta(hours=1)):
        record = record_for(cast.dung, meeting.pk, "minutes")
        seal = queries.standing_of_record(record).sha256
        actions.approve_record(by=cast.binh, record=record, role="chair", sha256=seal)
        assert queries.standing_of_record(record).approved_by == {"chair"}


def test_nothing_is_said_of_an_evening_as_it_should_be(cast: Cast) -> None:
    meeting = people.a_closed_meeting(cast)
    with clock.held_at(EVENING + timedelta(hours=2)):
        points = {leaf.code: leaf.points for leaf in scheme_of(meeting).leaves()}
        actions.confirm_score(by=cast.dung, meeting=meeting, points=points, remarks={})
        assert record_warnings(meeting) == ()
