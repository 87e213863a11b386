"""The list says what the doors say, and the calendar and cards follow it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries.circles import circle_of, visible_ids
from sotay.meetings.rules import calendar
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


def opens(person: Person, meeting: Meeting) -> bool:
    try:
        queries.meeting_for(person, meeting.pk)
    except Missing:
        return False
    return True


def a_committee_meeting(cast: Cast) -> Meeting:
    meeting = people.a_draft(cast, kind=Meeting.Kind.CELL_COMMITTEE)
    meeting.body = cast.cell_committee
    meeting.save()
    return meeting


def test_the_list_holds_exactly_the_meetings_whose_doors_open(cast: Cast) -> None:
    people.a_draft(cast)
    people.an_announced_meeting(cast)
    a_committee_meeting(cast)
    sent = a_committee_meeting(cast)
    actions.announce_meeting(by=cast.binh, meeting=sent, edition=1)
    guest = people.an_announced_meeting(cast)
    actions.invite_guest(by=cast.binh, meeting=guest, person=cast.giang)
    called_off = people.a_draft(cast)
    actions.cancel_meeting(by=cast.binh, meeting=called_off, edition=1, reason="Nhầm")
    meetings = list(Meeting.objects.all())
    for person in cast.people:
        seen = set(visible_ids(person, circle_of(person, clock.today())))
        assert seen == {meeting.pk for meeting in meetings if opens(person, meeting)}, person


def test_past_meetings_stand_by_month_the_latest_first(cast: Cast) -> None:
    for month in (8, 9, 10):
        people.a_closed_meeting(cast, starts_at=datetime(2026, month, 3, 19, 30, tzinfo=VIETNAM))
    page = queries.list_page(cast.an)
    assert [month for month, _lines in page.past] == [
        "tháng 10 năm 2026",
        "tháng 9 năm 2026",
        "tháng 8 năm 2026",
    ]


def test_older_meetings_are_a_page_further(cast: Cast) -> None:
    for day in range(26):
        meeting = people.a_draft(
            cast, starts_at=datetime(2026, 1, 1, 19, 30, tzinfo=VIETNAM) + timedelta(days=day)
        )
        Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.ARCHIVED)
    first = queries.list_page(cast.binh)
    assert sum(len(lines) for _month, lines in first.past) == 24
    second = queries.list_page(cast.binh, first.older_than)
    assert sum(len(lines) for _month, lines in second.past) == 2
    assert second.older_than is None


@pytest.mark.parametrize("before", ["", "x", "0", "99999999", "-1", "9" * 30])
def test_a_made_up_page_is_no_fault(cast: Cast, before: str) -> None:
    assert signed_in(cast.an).get(f"/meetings/?before={before}").status_code == 200


def test_tonights_meeting_is_the_first_thing_of_the_day(cast: Cast) -> None:
    people.an_announced_meeting(cast)
    with clock.held_at(people.EVENING - timedelta(hours=4)):
        page = signed_in(cast.an).get("/").content.decode()
    assert "Tối nay, 19:30" in page
    assert "Nhà văn hóa Tổ dân phố 3" in page


def test_the_calendar_takes_the_meeting(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    answer = signed_in(cast.an).get(f"/meetings/{meeting.pk}/calendar.ics")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20261103T123000Z" in text
    assert "DTEND:20261103T140000Z" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_draft_is_in_nobodys_calendar(cast: Cast) -> None:
    draft = people.a_draft(cast)
    assert signed_in(cast.dung).get(f"/meetings/{draft.pk}/calendar.ics").status_code == 404


def test_signs_of_the_calendar_are_escaped_and_unfolding_gives_the_line_back() -> None:
    text = calendar.entry(
        uid="1",
        sequence=1,
        title="Họp; bàn việc, " + "đường ngõ " * 20,
        starts_at=people.EVENING,
        minutes=90,
        place="a\\b",
        link="",
        cancelled=True,
        stamp=people.EVENING,
    )
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Họp\\; bàn việc\\, đường" in whole
    assert "LOCATION:a\\\\b" in whole
    assert "STATUS:CANCELLED" in whole
