"""The dossier of a meeting is put away, and takes nothing any more."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.ledger.models import Entry
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Record
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.cast import act_id
from sotay.meetings.tests.evening import AFTER, a_full_evening, approve, minutes_of
from sotay.org.tests.cast import Cast
from tests.stages import stage


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@stage
def minutes(cast: Cast, full_evening: Meeting) -> Record:
    """The signed minutes of an evening."""
    with clock.held_at(AFTER):
        record = minutes_of(cast.dung, full_evening)
        approve(cast, record)
    return record


def archived(cast: Cast, record: Record) -> Record:
    actions.archive_meeting(by=cast.binh, meeting=record.meeting)
    return minutes_of(cast.dung, record.meeting)


def test_a_signed_meeting_is_archived(cast: Cast, minutes: Record) -> None:
    record = archived(cast, minutes)
    assert record.meeting.state == Meeting.State.ARCHIVED
    assert Entry.objects.filter(act="meetings.archived", actor_person_id=cast.binh.pk).exists()
    assert record.meeting.transitions.last().by == cast.binh  # type: ignore[union-attr]


def test_an_issued_meeting_is_archived(cast: Cast, minutes: Record) -> None:
    actions.issue_record(by=cast.dung, record=minutes, day=day_of(minutes.meeting))
    assert archived(cast, minutes).meeting.state == Meeting.State.ARCHIVED


def test_unsigned_minutes_keep_the_dossier_open(cast: Cast) -> None:
    meeting = a_full_evening(cast)
    with pytest.raises(Conflict, match="lưu hồ sơ"):
        actions.archive_meeting(by=cast.binh, meeting=meeting)
    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.CLOSED


def test_a_resolution_that_was_begun_is_issued_or_dropped_first(
    cast: Cast, minutes: Record
) -> None:
    resolution = actions.start_outcome(by=cast.dung, meeting=minutes.meeting, kind="resolution")
    with pytest.raises(Conflict, match="Nghị quyết chưa ban hành"):
        actions.archive_meeting(by=cast.binh, meeting=minutes.meeting)
    assert Meeting.objects.get(pk=minutes.meeting_id).state == Meeting.State.SIGNED
    actions.drop_outcome(by=cast.dung, record=resolution)
    assert archived(cast, minutes).meeting.state == Meeting.State.ARCHIVED


@pytest.mark.parametrize("who", ["an", "oanh", "giang"])
def test_only_those_who_issue_put_it_away(cast: Cast, minutes: Record, who: str) -> None:
    with pytest.raises(Forbidden):
        actions.archive_meeting(by=getattr(cast, who), meeting=minutes.meeting)
    assert Meeting.objects.get(pk=minutes.meeting_id).state == Meeting.State.SIGNED


ACTS: dict[str, Callable[[Cast, Record], object]] = {
    "a second time": lambda cast, record: actions.archive_meeting(
        by=cast.binh, meeting=record.meeting
    ),
    "another paper": lambda cast, record: actions.start_outcome(
        by=cast.dung, meeting=record.meeting, kind="resolution"
    ),
    "a number": lambda cast, record: actions.issue_record(
        by=cast.dung, record=record, day=day_of(record.meeting)
    ),
    "a scan": lambda cast, record: actions.attach_signed_scan(
        by=cast.dung,
        record=record,
        scan=store_bytes(by=cast.dung, data=b"x\n", name="x.txt"),
    ),
    "another text": lambda cast, record: actions.edit_record(
        by=cast.dung, record=record, typed={"closing": "Khác."}, seen=1
    ),
    "a text made anew": lambda cast, record: actions.write_anew(
        by=cast.dung, record=record, seen=1
    ),
    "an amendment": lambda cast, record: actions.propose_amendment(
        by=cast.an, record=record, words="Sửa", client_id=act_id("sửa")
    ),
    "points": lambda cast, record: actions.confirm_score(
        by=cast.dung, meeting=record.meeting, points={}, remarks={}
    ),
    "a conclusion": lambda cast, record: actions.conclude(
        by=cast.dung, meeting=record.meeting, words="Thêm", client_id=act_id("thêm")
    ),
    "a task": lambda cast, record: actions.assign_task(
        by=cast.dung,
        meeting=record.meeting,
        title="Việc",
        assignee=cast.an,
        due_on=date(2026, 12, 1),
        client_id=act_id("việc thêm"),
    ),
    "an opinion": lambda cast, record: actions.post_opinion(
        by=cast.an,
        meeting=record.meeting,
        words="Thêm",
        audience="cell",
        client_id=act_id("ý kiến thêm"),
    ),
    "a reply": lambda cast, record: actions.reply_to_opinion(
        by=cast.binh, opinion=record.meeting.opinions.all()[0], words="Thêm"
    ),
    "leaving an opinion out": lambda cast, record: actions.keep_out_of_minutes(
        by=cast.dung, opinion=record.meeting.opinions.all()[0], out=True
    ),
    "a reserved opinion": lambda cast, record: actions.reserve_opinion(
        by=cast.an,
        motion=record.meeting.motions.all()[0],
        words="Bảo lưu",
        client_id=act_id("bảo lưu"),
    ),
    "going on": lambda cast, record: actions.resume_meeting(
        by=cast.dung, meeting=record.meeting, reason="còn việc"
    ),
}


@pytest.mark.parametrize("what", list(ACTS))
def test_an_archived_meeting_takes_nothing(cast: Cast, minutes: Record, what: str) -> None:
    actions.issue_record(by=cast.dung, record=minutes, day=day_of(minutes.meeting))
    record = archived(cast, minutes)
    before = Entry.objects.count()
    with pytest.raises(Conflict):
        ACTS[what](cast, record)
    assert Entry.objects.count() == before


def test_the_page_offers_it_to_those_who_may_and_nothing_afterwards(
    cast: Cast, minutes: Record
) -> None:
    address = f"/meetings/{minutes.meeting_id}/records/"
    assert "Lưu hồ sơ buổi sinh hoạt" not in signed_in(cast.an).get(address).content.decode()
    client = signed_in(cast.binh)
    assert "hoàn thành chậm nhất ngày 05/11/2026" in client.get(address).content.decode()
    assert "Lưu hồ sơ buổi sinh hoạt" in client.get(address).content.decode()
    assert client.post(f"/meetings/{minutes.meeting_id}/archive/").status_code == 303
    page = client.get(address).content.decode()
    assert "chậm nhất" not in page
    assert "Lưu hồ sơ buổi sinh hoạt" not in page
    assert "đã lưu hồ sơ" in page
    assert "Soạn thêm" not in page
    reader = queries.reader_of(cast.dung, minutes.meeting_id, "minutes")
    shown = queries.record_page(reader)
    assert not any([shown.may_edit, shown.may_issue, shown.may_attach, shown.may_amend])
