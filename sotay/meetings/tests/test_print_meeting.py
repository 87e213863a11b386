"""Everything of a meeting prints in the official layout, for those who may have it."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings import queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries.prints import paper_of_record, print_for, prints_page
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.cast import EVENING
from sotay.meetings.tests.evening import AFTER, a_full_evening
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.papers.docx import render_docx
from sotay.papers.model import Paper, Table


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def announced(cast: Cast) -> Meeting:
    """A meeting to which everybody has been invited."""
    return people.an_announced_meeting(cast)


def offered(person: Person, meeting: Meeting) -> list[str]:
    return [line.what for line in prints_page(person, meeting).lines]


def table_of(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def test_before_the_meeting_its_invitation_programme_and_sheet_print(
    cast: Cast, announced: Meeting
) -> None:
    assert offered(cast.dung, announced) == ["invitation", "programme", "attendance"]
    assert offered(cast.an, announced) == ["invitation", "programme"]


def test_drafts_print_for_those_who_were_there(cast: Cast) -> None:
    closed = a_full_evening(cast)
    drafts = ["minutes", "resolution", "conclusion"]
    assert offered(cast.dung, closed)[-3:] == drafts
    assert offered(cast.vinh, closed)[-3:] == drafts
    assert offered(cast.uyen, closed) == ["invitation", "programme"]
    with pytest.raises(Missing):
        print_for(cast.uyen, closed, "minutes")


def test_a_draft_has_neither_number_nor_day(cast: Cast) -> None:
    closed = a_full_evening(cast)
    for kind, code in (("minutes", "BB/CB"), ("resolution", "NQ/CB"), ("conclusion", "KL/CB")):
        paper = print_for(cast.dung, closed, kind)
        assert (paper.number, paper.day, paper.code) == (None, None, code)
        assert render_docx(paper)


def test_the_programme_says_when_each_point_begins(cast: Cast, announced: Meeting) -> None:
    rows = table_of(print_for(cast.an, announced, "programme")).rows
    assert [row[1] for row in rows] == ["19:30–19:40", "19:40–20:40", "20:40–21:00"]


def test_the_sheet_lists_the_people_and_no_reasons(cast: Cast, announced: Meeting) -> None:
    rows = table_of(print_for(cast.dung, announced, "attendance")).rows
    names = [row[1] for row in rows]
    assert names[:3] == ["Trần Văn Bình", "Lý Văn Phúc", "Đỗ Thị Dung"]
    assert "Phan Văn Minh" not in names  # suspended
    remarks = {row[1]: row[-1] for row in rows if row[-1]}
    assert remarks == {"Lê Thị Em": "miễn sinh hoạt", "Dương Thị Oanh": "tạm thời"}


def test_an_invitation_bears_the_name_that_was_asked_for(cast: Cast, announced: Meeting) -> None:
    blank = print_for(cast.dung, announced, "invitation")
    named = print_for(cast.dung, announced, "invitation", cast.phuc.pk)
    assert blank.address is not None
    assert named.address is not None
    assert blank.address.names[0].startswith("Đồng chí ....")
    assert named.address.names == ("Đồng chí Lý Văn Phúc, Phó Bí thư Chi bộ",)


def test_a_member_prints_nobody_elses_invitation(cast: Cast, announced: Meeting) -> None:
    own = print_for(cast.an, announced, "invitation", cast.an.pk)
    assert own.address is not None
    assert own.address.names == ("Đồng chí Nguyễn Thị An",)
    with pytest.raises(Missing):
        print_for(cast.an, announced, "invitation", cast.phuc.pk)


def test_papers_of_the_wards_committee_are_signed_on_its_behalf(cast: Cast) -> None:
    meeting = people.a_draft(cast, kind=Meeting.Kind.STANDING_BOARD, starts_at=EVENING)
    meeting.unit, meeting.body, meeting.chair = cast.ward, cast.standing_board, cast.son
    meeting.state = Meeting.State.CLOSED
    meeting.save()
    paper = paper_of_record(meeting, "resolution", queries.compose(meeting, "resolution"))
    assert (paper.superior, paper.issuer, paper.code) == (
        "Đảng bộ tỉnh Minh Hà",
        "Đảng ủy phường Hòa An",
        "NQ/ĐU",
    )
    assert (paper.signatures[0].authority, paper.signatures[0].post) == (
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
    )
    assert paper.recipients[0] == "Tỉnh ủy Minh Hà (b/c)"
    assert paper.recipients[-1] == "Lưu Đảng ủy"
