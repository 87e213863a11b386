"""Who is told of what, by a notice."""

from datetime import date, time, timedelta

import pytest

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.evening import approve, minutes_of
from sotay.meetings.tests.test_end_streams import change_roles
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def told(kind: str) -> set[Person]:
    rows = Notice.objects.filter(kind=kind).select_related("person")
    return {row.person for row in rows}


def words(kind: str, person: Person) -> list[str]:
    return [row.text for row in Notice.objects.filter(kind=kind, person=person)]


@pytest.fixture
def announced(cast: Cast) -> Meeting:
    draft = people.a_draft(cast)
    Guest.objects.create(meeting=draft, person=cast.giang, name=cast.giang.full_name)
    Guest.objects.create(meeting=draft, name="Bà Hạnh")
    with clock.held_at(people.DAYS_BEFORE):
        return actions.announce_meeting(by=cast.binh, meeting=draft, edition=draft.edition)


def test_the_summoned_and_the_guests_are_invited(cast: Cast, announced: Meeting) -> None:
    invited = told("meetings.announced")
    assert {cast.an, cast.dat, cast.oanh, cast.dung, cast.giang} <= invited
    assert not invited & {cast.binh, cast.em, cast.minh, cast.nga, cast.cuong}
    (sentence,) = words("meetings.announced", cast.an)
    assert sentence.startswith("Mời dự: Sinh hoạt chi bộ thường kỳ tháng 11/2026, thứ Ba")


def test_every_change_of_the_hour_is_told_with_its_reason(cast: Cast, announced: Meeting) -> None:
    meeting = announced
    with clock.held_at(people.DAYS_BEFORE):
        for day in (5, 6):
            meeting = actions.reschedule_meeting(
                by=cast.binh,
                meeting=meeting,
                edition=meeting.edition,
                day=date(2026, 11, day),
                hour=time(19, 30),
                place="",
                reason="Trùng lịch tiếp xúc cử tri",
            )
    late, early = words("meetings.rescheduled", cast.an)
    assert "05/11/2026" in early
    assert "06/11/2026" in late
    assert late.endswith("Lý do: Trùng lịch tiếp xúc cử tri")


def test_putting_off_and_calling_off_are_told(cast: Cast, announced: Meeting) -> None:
    with clock.held_at(people.DAYS_BEFORE):
        meeting = actions.postpone_meeting(
            by=cast.binh, meeting=announced, edition=announced.edition, reason="Bão"
        )
        actions.cancel_meeting(
            by=cast.binh, meeting=meeting, edition=meeting.edition, reason="Bão lớn"
        )
    assert cast.an in told("meetings.postponed") & told("meetings.cancelled")


def test_another_secretary_is_no_news_for_everybody(cast: Cast, announced: Meeting) -> None:
    with clock.held_at(people.DAYS_BEFORE):
        change_roles(announced, chair=cast.binh, secretary=cast.phuc)
    assert told("meetings.details_changed") == set()


def test_another_place_is(cast: Cast, announced: Meeting) -> None:
    announced.place = "Trụ sở phường"
    with clock.held_at(people.DAYS_BEFORE):
        change_roles(announced, chair=cast.binh, secretary=cast.dung)
    assert "Trụ sở phường" in words("meetings.details_changed", cast.an)[0]


def test_a_meeting_that_was_never_announced_is_called_off_in_silence(
    cast: Cast, evening: None
) -> None:
    draft = people.a_draft(cast)
    actions.cancel_meeting(by=cast.binh, meeting=draft, edition=1, reason="Trùng")
    assert not Notice.objects.exists()


def test_who_is_given_the_floor_is_told_and_nobody_else(cast: Cast, meeting: Meeting) -> None:
    hand = actions.ask_to_speak(by=cast.an, meeting=meeting, client_id=people.act_id("an"))
    for _time in range(2):
        actions.call_to_speak(by=cast.dung, request=hand)
    assert told("meetings.floor_given") == {cast.an}
    assert len(words("meetings.floor_given", cast.an)) == 1


def test_who_is_given_a_task_is_told(cast: Cast, meeting: Meeting) -> None:
    actions.assign_task(
        by=cast.dung,
        meeting=meeting,
        title="Vận động 5 hộ",
        assignee=cast.vinh,
        due_on=date(2026, 11, 30),
        client_id=people.act_id("t"),
    )
    assert words("tasks.given", cast.vinh) == [
        "Đồng chí được giao nhiệm vụ: Vận động 5 hộ, hạn thứ Hai, 30/11/2026."
    ]


def test_those_who_were_there_are_told_that_the_minutes_are_begun(cast: Cast) -> None:
    people.a_closed_meeting(cast)
    there = told("meetings.minutes_begun")
    assert cast.an in there
    assert cast.em not in there
    assert cast.dung not in there  # she closed it


def test_the_second_of_two_is_told_that_the_first_has_approved(cast: Cast) -> None:
    meeting = people.a_closed_meeting(cast)
    with clock.held_at(people.EVENING + timedelta(days=1)):
        approve(cast, minutes_of(cast.dung, meeting), "secretary")
        assert told("meetings.approval_awaited") == {cast.binh}
        approve(cast, minutes_of(cast.binh, meeting), "chair")
    assert Notice.objects.filter(kind="meetings.approval_awaited").count() == 1


def test_each_notice_leads_to_a_page_that_its_reader_may_open(cast: Cast) -> None:
    meeting = people.a_closed_meeting(cast)
    with clock.held_at(people.EVENING + timedelta(days=1)):
        approve(cast, minutes_of(cast.dung, meeting), "secretary")
        rows = Notice.objects.select_related("person__account")
        wrong = [
            (row.kind, row.person.full_name)
            for row in rows
            if signed_in(row.person).get(row.address).status_code != 200
        ]
    assert rows
    assert wrong == []
