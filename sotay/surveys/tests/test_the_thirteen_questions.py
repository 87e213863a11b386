"""The summary of thirteen questions, entered sheet by sheet by the people themselves, and printed.

The table that was published is nine sheets short in III.2 and has a share of another line in
II.2; ours has the same counts, those nine besides, and shares that are true.
"""

import io
from datetime import datetime, timedelta

import pypdfium2
import pytest
from docx import Document

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.org.models import Person, SystemRole
from sotay.org.tests.cast import Cast, build_cast
from sotay.papers.tests.xml import Opened, is_all, sizes, text_of, value
from sotay.surveys.actions.answering import Outcome, send_sheet
from sotay.surveys.actions.life import close_survey, open_for
from sotay.surveys.actions.reporting import plan_report, publish_report, put_point
from sotay.surveys.console import report_file
from sotay.surveys.models import Form, Invitation, Survey
from sotay.surveys.queries.opinions import written_in
from sotay.surveys.queries.report import what_does_not_add_up
from sotay.surveys.queries.results import results_of
from sotay.surveys.rules.checking import check
from sotay.surveys.rules.definition import to_json
from sotay.surveys.rules.tables import read_table
from sotay.surveys.tests import thirteen

pytestmark = [pytest.mark.once, pytest.mark.django_db]

OPENED = datetime(2024, 5, 16, 8, 0, tzinfo=VIETNAM)
SLOW = "Truy cập cùng lúc nhiều người thì tải tài liệu họp chậm"


def _answered() -> Survey:
    with clock.held_at(OPENED):
        cast = build_cast()
        # The ward of the tests is younger than this survey.
        SystemRole.objects.filter(person=cast.hoa).update(starts=OPENED.date())
        survey = _opened(cast)
    invitations = list(Invitation.objects.filter(survey=survey).select_related("survey__unit"))
    form = Form.objects.get(survey=survey)
    for number, (invitation, answers) in enumerate(
        zip(invitations, thirteen.sheets(), strict=False)
    ):
        words = {"y-kien-sinh-hoat": SLOW} if number % 100 == 0 else {}
        with clock.held_at(OPENED + timedelta(days=number * 10 // thirteen.RESPONDENTS)):
            outcome = send_sheet(
                by=invitation.person, invitation=invitation, form=form, answers=answers | words
            )
        assert outcome is Outcome.COUNTED
    with clock.held_at(OPENED + timedelta(days=9, hours=9)):
        return close_survey(by=cast.hoa, survey=survey)


def _opened(cast: Cast) -> Survey:
    survey = Survey.objects.create(
        unit=cast.ward,
        title="Khảo sát sử dụng Sổ tay đảng viên điện tử Đảng bộ tỉnh Hậu Giang",
        anonymous=True,
        closes_at=OPENED + timedelta(days=9, hours=9),
        created_by=cast.hoa,
        created_at=OPENED,
    )
    definition = to_json(thirteen.definition())
    Form.objects.create(
        survey=survey, number=1, definition=definition, created_by=cast.hoa, created_at=OPENED
    )
    people = Person.objects.bulk_create(
        Person(full_name=f"Nguyễn Văn {number}", name_key=b"") for number in range(1300)
    )
    half = len(people) // 2
    asked = {
        cast.cell.pk: [person.pk for person in people[:half]],
        cast.other_cell.pk: [person.pk for person in people[half:]],
    }
    return open_for(by=cast.hoa, survey=survey, people=asked)


def test_thirteen_hundred_people_are_asked_and_the_table_is_the_printed_one_put_right() -> None:
    survey = _answered()
    _worded(survey)
    assert what_does_not_add_up(results_of(survey)) == []
    published = publish_report(by=survey.created_by, survey=survey)
    assert published.figures["respondents"] == thirteen.RESPONDENTS
    files = {}
    for form in ("docx", "pdf", "xlsx", "csv", "json"):
        files[form], differences = report_file(survey.pk, form)
        assert differences == ()
    lines = [paragraph.text for paragraph in Document(io.BytesIO(files["docx"])).paragraphs]
    _is_the_table(lines)
    _is_laid_out(Opened(files["docx"]), lines)
    assert _printed(files["pdf"]) == " ".join(" ".join(lines).split())


def _printed(data: bytes) -> str:
    """What stands on the pages, without the numbers that stand over all but the first."""
    paper = pypdfium2.PdfDocument(io.BytesIO(data))
    pages = [page.get_textpage().get_text_range() for page in paper]
    paper.close()
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(f"{number}\r\n")
    texts = [pages[0], *(page.partition("\r\n")[2] for page in pages[1:])]
    return " ".join(" ".join(texts).split())


def _worded(survey: Survey) -> None:
    """What goes under the title, and a point of part IV from what was written."""
    (written,) = written_in(survey, thirteen.definition())
    (group,) = written.suggestions
    assert (group.words, group.voices) == (SLOW, 13)
    keeper = survey.created_by
    put_point(
        by=keeper,
        survey=survey,
        point=None,
        chapter="opinions",
        heading="Chức năng sinh hoạt chi bộ",
        words=f"{SLOW}.",
        sources=[group.key],
    )
    put_point(
        by=keeper,
        survey=survey,
        point=None,
        chapter="requests",
        heading="",
        words="Có tập huấn riêng dành cho từng đối tượng",
    )
    plan_report(
        by=keeper,
        survey=survey,
        attached_to=thirteen.ATTACHED,
        forced=False,
        charts=True,
        edition=0,
    )


def _is_the_table(lines: list[str]) -> None:
    ours, printed = read_table("\n".join(lines)), read_table(thirteen.PRINTED)
    assert check(ours) == []
    assert (ours.announced, len(ours.questions)) == (1277, 13)
    pairs = [
        (theirs.place, theirs_row, our_row)
        for theirs, mine in zip(printed.questions, ours.questions, strict=True)
        for theirs_row, our_row in zip(theirs.rows, mine.rows, strict=True)
    ]
    assert [
        (place, our.mark, our.count, str(our.percent))
        for place, their, our in pairs
        if their.count != our.count
    ] == [("III.2", "c", 16, "1.25")]
    shares = [str(our.percent).replace(".", ",") for _place, _their, our in pairs]
    assert shares == thirteen.TRUE_SHARES


def _is_laid_out(opened: Opened, lines: list[str]) -> None:
    """Part by part: no heading and no foot, title, line of the report it goes with, parts."""
    assert opened.tables == []
    assert [" ".join(line.split()) for line in lines[:4]] == [
        "BẢNG TỔNG HỢP KẾT QUẢ KHẢO SÁT",
        "SỬ DỤNG SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ ĐẢNG BỘ TỈNH HẬU GIANG",
        "(Kèm theo báo cáo số -BC/BCĐ, ngày /5/2024 của Ban Chỉ đạo 1929)",
        "-----",
    ]
    title, subject, attached, rule, opening, part, question, row = opened.paragraphs[:8]
    assert all(value(one, "pPr/jc") == "center" for one in (title, subject, attached, rule))
    assert is_all(title, "b")
    assert is_all(subject, "b")
    assert is_all(attached, "i")
    assert (sizes(title), sizes(row)) == ({"32"}, {"28"})
    assert text_of(opening).startswith(
        "Kết quả khảo sát từ ngày 16 đến ngày 25/5/2024, tổng số có 1.277 đảng viên tham gia khảo "
        "sát trong 1.300 đồng chí được mời, đạt 98,23%"
    )
    assert text_of(part) == "I- ĐÁNH GIÁ CHUNG VỀ SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ"
    assert is_all(part, "b")
    assert text_of(question) == "1. Hoạt động chung của Sổ tay đảng viên điện tử:"
    assert text_of(row) == "a. Ổn định 474/1.277 phiếu = 37,12%"
    assert lines[-6:] == [
        "Ghi chú: tổng tỷ lệ có thể không bằng 100% do làm tròn.",
        "IV. CÁC Ý KIẾN PHẢN ÁNH KHÁC",
        "1. Chức năng sinh hoạt chi bộ:",
        f"{SLOW}.",
        "* Kiến nghị, đề xuất:",
        "1. Có tập huấn riêng dành cho từng đối tượng.",
    ]
