"""A signed record gets a number and its two files, once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docx import Document

from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Record, RecordPaper
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.evening import AFTER, approve, minutes_of, record_for
from sotay.meetings.tests.test_approve_record import written
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.papers.models import Number


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def minutes(cast: Cast, full_evening: Meeting) -> Record:
    """The minutes of an evening that is over."""
    return minutes_of(cast.dung, full_evening)


def issue(by: Person, record: Record) -> RecordPaper:
    return actions.issue_record(by=by, record=record, day=day_of(record.meeting))


def state(record: Record) -> str:
    return Meeting.objects.get(pk=record.meeting_id).state


def lines_of(paper: RecordPaper) -> list[str]:
    document = Document(str(paper.docx.blob.path))
    in_tables = [
        line.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.paragraphs
    ]
    return [line.text for line in document.paragraphs] + in_tables


def test_issued_minutes_have_a_number_and_two_files(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    paper = issue(cast.dung, minutes)
    assert paper.number is not None
    assert paper.number.value == 1
    assert paper.pdf.original_name == (
        "Số 01-BB-CB biên bản sinh hoạt chi bộ thường kỳ tháng 11-2026.pdf"
    )
    assert paper.pdf.blob.path.read_bytes().startswith(b"%PDF")
    assert paper.pdf.blob.pages is not None
    assert paper.pdf.blob.pages >= 2


def test_the_file_says_what_was_approved(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    lines = lines_of(issue(cast.dung, minutes))
    for line in (
        "ĐẢNG BỘ PHƯỜNG HÒA AN",
        "CHI BỘ TỔ DÂN PHỐ 3",
        "Số 01-BB/CB",
        "Hòa An, ngày 03 tháng 11 năm 2026",
        "BIÊN BẢN",
        "sinh hoạt chi bộ thường kỳ tháng 11/2026",
        "NGƯỜI GHI BIÊN BẢN",
        "CHỦ TRÌ HỘI NGHỊ",
        "Trần Văn Bình",
        "Khảo sát vị trí lắp đèn",
    ):
        assert line in lines
    assert "Nơi nhận:" not in lines


def test_issuing_twice_gives_the_same_paper_and_one_number(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    assert issue(cast.dung, minutes).pk == issue(cast.binh, minutes).pk
    assert Number.objects.count() == 1


def test_unapproved_minutes_are_not_issued(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes, "chair")
    with pytest.raises(Conflict, match="chưa được chủ trì và thư ký duyệt"):
        issue(cast.dung, minutes)
    assert not Number.objects.exists()


def test_the_meeting_is_issued_when_nothing_that_was_begun_waits(
    cast: Cast, minutes: Record
) -> None:
    resolution = written(cast, minutes.meeting)
    approve(cast, minutes)
    approve(cast, resolution)
    issue(cast.dung, minutes)
    assert state(minutes) == Meeting.State.SIGNED
    paper = issue(cast.dung, again(cast, minutes, "resolution"))
    assert state(minutes) == Meeting.State.ISSUED
    lines = lines_of(paper)
    for line in (
        "Số 01-NQ/CB",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "- Đảng ủy phường Hòa An (b/c);",
        "- Lưu Chi bộ.",
    ):
        assert line in lines


def again(cast: Cast, minutes: Record, kind: str) -> Record:
    """The record again, as the next request would find it."""
    return record_for(cast.dung, minutes.meeting_id, kind)


def test_a_resolution_waits_for_signed_minutes(cast: Cast, minutes: Record) -> None:
    resolution = written(cast, minutes.meeting)
    approve(cast, resolution)
    with pytest.raises(Conflict, match="Biên bản chưa được ký"):
        issue(cast.dung, resolution)


def test_an_issued_resolution_is_read_above_the_cell(cast: Cast, minutes: Record) -> None:
    resolution = written(cast, minutes.meeting)
    approve(cast, minutes)
    approve(cast, resolution)
    with pytest.raises(Missing):
        record_for(cast.son, minutes.meeting_id, "resolution")
    issue(cast.dung, again(cast, minutes, "resolution"))
    for above in (cast.son, cast.giang):
        reader = queries.reader_of(above, minutes.meeting_id, "resolution")
        assert not reader.sees_meeting
        assert not queries.record_page(reader).may_issue
        with pytest.raises(Missing):
            record_for(above, minutes.meeting_id, "minutes")
    for outside in (cast.cuong, cast.khanh, cast.hoa):
        with pytest.raises(Missing):
            record_for(outside, minutes.meeting_id, "resolution")


def test_the_day_lies_between_the_meeting_and_today(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    held_on = day_of(minutes.meeting)
    for day in (held_on - timedelta(days=1), held_on + timedelta(days=1)):
        with pytest.raises(Invalid) as refusal:
            actions.issue_record(by=cast.dung, record=minutes, day=day)
        assert refusal.value.field == "day"
    assert not Number.objects.exists()


def test_a_member_issues_nothing(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    with pytest.raises(Forbidden):
        issue(cast.an, minutes)
    assert not RecordPaper.objects.exists()


def test_the_signed_scan_becomes_the_original(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    paper = issue(cast.dung, minutes)
    scan = store_bytes(by=cast.dung, data=paper.pdf.blob.path.read_bytes(), name="bản ký.pdf")
    actions.attach_signed_scan(by=cast.dung, record=minutes, scan=scan)
    assert queries.record_file(minutes, "scan").original_name == "bản ký.pdf"


def test_a_better_scan_takes_the_place_of_the_original_and_the_first_stays(
    cast: Cast, minutes: Record
) -> None:
    approve(cast, minutes)
    paper = issue(cast.dung, minutes)
    data = paper.pdf.blob.path.read_bytes()
    first = store_bytes(by=cast.dung, data=data, name="bản ký mờ.pdf")
    second = store_bytes(by=cast.binh, data=data + b"\n% again\n", name="bản ký rõ.pdf")
    for scan in (first, first):
        actions.attach_signed_scan(by=cast.dung, record=minutes, scan=scan)
    actions.attach_signed_scan(by=cast.binh, record=minutes, scan=second)
    assert queries.record_file(minutes, "scan") == second
    assert queries.record_file(minutes, "scan-1") == first
    page = signed_in(cast.dung).get(f"/meetings/{minutes.meeting_id}/records/minutes/issue/")
    text = page.content.decode()
    assert text.index("bản ký rõ.pdf") < text.index("bản ký mờ.pdf")
    assert "Trần Văn Bình đính kèm" in text
    assert "Đỗ Thị Dung đính kèm" in text


def test_a_scan_is_a_pdf_or_a_picture(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    paper = issue(cast.dung, minutes)
    with pytest.raises(Invalid):
        actions.attach_signed_scan(by=cast.dung, record=minutes, scan=paper.docx)
    with pytest.raises(Missing):
        queries.record_file(minutes, "scan")


def test_an_old_record_is_printed_by_the_rules_of_its_day(cast: Cast, minutes: Record) -> None:
    paper = queries.print_for(cast.dung, minutes.meeting, "minutes")
    assert paper.layout.code == "hd05"
    profile = minutes.meeting.profile
    profile.values = {**profile.values, "layout": "hd36"}
    assert queries.print_for(cast.dung, minutes.meeting, "minutes").layout.code == "hd36"
