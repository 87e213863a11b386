"""What waits for somebody's approval stands on their first page."""

from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries.waiting import records_waiting_for
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


@pytest.fixture
def closed(cast: Cast) -> Meeting:
    return people.a_closed_meeting(cast)


def approve(by: Person, meeting: Meeting, role: str) -> None:
    record = meeting.records.get(kind="minutes")
    with clock.held_at(people.EVENING + timedelta(hours=3)):
        seal = queries.standing_of_record(record).sha256
        actions.approve_record(by=by, record=record, role=role, sha256=seal)


def test_minutes_wait_for_the_secretary_first(cast: Cast, closed: Meeting) -> None:
    assert [line.kind for line in records_waiting_for(cast.dung)] == ["minutes"]
    assert records_waiting_for(cast.binh) == []


def test_then_they_wait_for_the_chair(cast: Cast, closed: Meeting) -> None:
    approve(cast.dung, closed, "secretary")
    assert records_waiting_for(cast.dung) == []
    assert [line.meeting_id for line in records_waiting_for(cast.binh)] == [closed.pk]


def test_approved_by_both_they_wait_for_nobody(cast: Cast, closed: Meeting) -> None:
    approve(cast.dung, closed, "secretary")
    approve(cast.binh, closed, "chair")
    assert records_waiting_for(cast.binh) == []


def test_nothing_waits_for_a_member(cast: Cast, closed: Meeting) -> None:
    assert records_waiting_for(cast.an) == []
