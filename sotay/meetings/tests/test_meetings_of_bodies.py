"""The ward's committee and its board meet, and issue in their own name by the rules of the day."""

from datetime import date, datetime, time, timedelta

import pytest
from docx import Document

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, RecordPaper
from sotay.meetings.tests.cast import act_id
from sotay.meetings.tests.evening import record_for
from sotay.org.models import Body
from sotay.org.tests import cast as org_cast
from sotay.org.tests.cast import Cast, build_cast

BODIES = {"committee": "T/M ĐẢNG ỦY", "standing_board": "T/M BAN THƯỜNG VỤ"}


@pytest.fixture
def old_cast(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The same people, of whom everything holds since before the first profile ended."""
    monkeypatch.setattr(org_cast, "BEGUN", date(2023, 1, 1))
    return build_cast()


def body_of(cast: Cast, kind: str) -> Body:
    return cast.ward_committee if kind == "committee" else cast.standing_board


def hold(cast: Cast, body: Body, kind: str, today: date) -> Meeting:
    """Call, announce, hold and close a meeting of the body, and write its resolution."""
    with clock.held_at(datetime(today.year, today.month, today.day, 8, tzinfo=VIETNAM)):
        meeting = actions.call_meeting(by=cast.son, choice=f"{cast.ward.pk}-{body.pk}-{kind}")
        meeting = actions.edit_details(
            by=cast.son,
            meeting=meeting,
            edition=meeting.edition,
            kind=meeting.kind,
            title=meeting.title,
            day=today + timedelta(days=5),
            hour=time(8),
            planned_minutes=120,
            place="Hội trường phường",
            online_link="",
            chair=cast.son.pk,
            secretary=cast.giang.pk,
            dues_notice="",
        )
        actions.announce_meeting(by=cast.son, meeting=meeting, edition=meeting.edition)
    with clock.held_at(meeting.starts_at):
        meeting = actions.open_meeting(by=cast.giang, meeting=meeting)
        actions.mark_rest_present(by=cast.giang, meeting=meeting)
        motion = actions.open_motion(
            by=cast.giang,
            meeting=meeting,
            words="Thông qua nghị quyết",
            question="resolution",
            form="hands",
            client_id=act_id(f"{body.pk} {today}"),
        )
        actions.count_hands(by=cast.giang, motion=motion, agree=2, disagree=0, other=0)
    with clock.held_at(meeting.starts_at + timedelta(hours=2)):
        return actions.close_meeting(by=cast.giang, meeting=meeting)


def issue(cast: Cast, meeting: Meeting, kind: str) -> RecordPaper:
    """Fill the gaps, approve as chair and secretary, give the number."""
    with clock.held_at(meeting.starts_at + timedelta(hours=3)):
        if kind != "minutes":
            actions.start_outcome(by=cast.giang, meeting=meeting, kind=kind)
        record = record_for(cast.giang, meeting.pk, kind)
        content = queries.standing_of_record(record).content
        typed = {part.code: "\n".join(part.lines).replace("…", "Tốt.") for part in content.sections}
        actions.edit_record(by=cast.giang, record=record, typed=typed, seen=0)
        seal = queries.standing_of_record(record).sha256
        for by, role in ((cast.son, "chair"), (cast.giang, "secretary")):
            actions.approve_record(by=by, record=record, role=role, sha256=seal)
        record = record_for(cast.giang, meeting.pk, kind)
        day = meeting.starts_at.astimezone(VIETNAM).date()
        return actions.issue_record(by=cast.giang, record=record, day=day)


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


@pytest.mark.parametrize(
    ("body_kind", "kind"),
    [
        ("committee", "committee"),
        ("committee", "extraordinary"),
        ("standing_board", "standing_board"),
        ("standing_board", "extraordinary"),
    ],
)
def test_a_body_of_the_ward_issues_in_its_own_name(cast: Cast, body_kind: str, kind: str) -> None:
    body = body_of(cast, body_kind)
    meeting = hold(cast, body, kind, date(2026, 11, 9))
    minutes = "\n".join(lines_of(issue(cast, meeting, "minutes")))
    assert "Số 01-BB/ĐU" in minutes
    assert f"{body.name} tổ chức" in minutes
    assert "Tổng số đảng viên" not in minutes
    lines = lines_of(issue(cast, meeting, "resolution"))
    for line in ("ĐẢNG ỦY PHƯỜNG HÒA AN", "Số 01-NQ/ĐU", BODIES[body_kind], "BÍ THƯ"):
        assert line in lines
    assert "- Lưu Đảng ủy." in lines
    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.ISSUED


@pytest.mark.parametrize(
    ("today", "profile", "layout", "authority"),
    [
        (date(2024, 5, 20), "vn-2018", "hd36", "T/M ĐẢNG UỶ"),
        (date(2025, 11, 10), "vn-2025-10", "hd36", "T/M ĐẢNG UỶ"),
        (date(2026, 11, 9), "vn-2026", "hd05", "T/M ĐẢNG ỦY"),
    ],
)
def test_a_meeting_keeps_the_rules_of_its_day(
    old_cast: Cast, today: date, profile: str, layout: str, authority: str
) -> None:
    meeting = hold(old_cast, old_cast.ward_committee, "committee", today)
    assert Meeting.objects.get(pk=meeting.pk).profile.code == profile
    issued = issue(old_cast, meeting, "minutes")
    assert issued.number is not None
    assert issued.number.value == 1
    assert authority in lines_of(issue(old_cast, meeting, "resolution"))
    # Printed again years later, when other rules are in force.
    with clock.held_at(datetime(2027, 6, 1, 8, tzinfo=VIETNAM)):
        again = queries.print_for(old_cast.giang, Meeting.objects.get(pk=meeting.pk), "minutes")
    assert again.layout.code == layout
