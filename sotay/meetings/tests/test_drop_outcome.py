"""A resolution begun by mistake is taken back before anybody has approved it."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.ledger.models import Entry
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Record
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.evening import AFTER, approve, minutes_of
from sotay.meetings.tests.test_approve_record import written
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def meeting(full_evening: Meeting) -> Meeting:
    """An evening that is over."""
    return full_evening


def test_a_resolution_that_nobody_approved_is_dropped_and_the_ledger_keeps_it(
    cast: Cast, meeting: Meeting
) -> None:
    resolution = written(cast, meeting)
    actions.drop_outcome(by=cast.dung, record=resolution)
    assert not meeting.records.filter(kind="resolution").exists()
    entry = Entry.objects.get(act="meetings.record_dropped")
    assert entry.details == {"kind": "resolution", "versions": 1}
    other = {kind for kind, _name in queries.records_page(cast.dung, meeting).to_begin}
    assert other == {"resolution", "conclusion"}


def test_one_approval_keeps_it_also_when_the_text_changed_since(
    cast: Cast, meeting: Meeting
) -> None:
    resolution = written(cast, meeting)
    approve(cast, resolution, "chair")
    actions.edit_record(by=cast.dung, record=resolution, typed={"closing": "Khác."}, seen=1)
    with pytest.raises(Conflict, match="đã có người duyệt"):
        actions.drop_outcome(by=cast.dung, record=resolution)
    assert meeting.records.filter(kind="resolution").exists()


def test_minutes_are_never_dropped(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Conflict, match="Biên bản"):
        actions.drop_outcome(by=cast.dung, record=minutes_of(cast.dung, meeting))
    assert meeting.records.filter(kind="minutes").exists()


def test_a_member_drops_nothing(cast: Cast, meeting: Meeting) -> None:
    resolution = written(cast, meeting)
    with pytest.raises(Forbidden):
        actions.drop_outcome(by=cast.an, record=resolution)
    assert Record.objects.filter(pk=resolution.pk).exists()


def test_whoever_still_edits_it_is_told(cast: Cast, meeting: Meeting) -> None:
    resolution = written(cast, meeting)
    actions.drop_outcome(by=cast.dung, record=resolution)
    with pytest.raises(Conflict, match="đã bị bỏ"):
        actions.edit_record(by=cast.binh, record=resolution, typed={}, seen=1)


def test_a_meeting_whose_minutes_are_out_is_issued_when_nothing_else_waits(
    cast: Cast, meeting: Meeting
) -> None:
    resolution = written(cast, meeting)
    minutes = minutes_of(cast.dung, meeting)
    approve(cast, minutes)
    actions.issue_record(by=cast.dung, record=minutes, day=day_of(meeting))
    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.SIGNED
    actions.drop_outcome(by=cast.dung, record=resolution)
    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.ISSUED


def test_the_button_is_there_as_long_as_it_may_be_pressed(cast: Cast, meeting: Meeting) -> None:
    resolution = written(cast, meeting)
    address = f"/meetings/{meeting.pk}/records/resolution/"
    assert "Bỏ, vì lập nhầm" not in signed_in(cast.an).get(address).content.decode()
    client = signed_in(cast.dung)
    assert "Bỏ, vì lập nhầm" in client.get(address).content.decode()
    approve(cast, resolution, "chair")
    assert "Bỏ, vì lập nhầm" not in client.get(address).content.decode()
    minutes = client.get(f"/meetings/{meeting.pk}/records/minutes/").content.decode()
    assert "Bỏ, vì lập nhầm" not in minutes


def test_dropping_leads_back_to_the_list(cast: Cast, meeting: Meeting) -> None:
    written(cast, meeting)
    answer = signed_in(cast.dung).post(f"/meetings/{meeting.pk}/records/resolution/removal/")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/meetings/{meeting.pk}/records/"
