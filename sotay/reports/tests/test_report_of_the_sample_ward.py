"""The sample ward gives the figures of the report that it is shaped after, on paper too."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from sotay.kernel import clock
from sotay.org.models import Unit
from sotay.papers.docx import render_docx
from sotay.papers.model import Paper
from sotay.papers.pdf import render_pdf
from sotay.papers.tests.test_kinds import told
from sotay.papers.tests.xml import Opened, W, is_all, is_none, sizes, text_of, value
from sotay.reports.files import activation_file
from sotay.reports.queries import papers
from sotay.reports.queries.activation import activation_report, to_call
from sotay.reports.queries.organisation import root_unit
from sotay.reports.rules.report import ActivationReport
from sotay.sample.actions import load_sample_ward
from tests.stages import stage

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=clock.VIETNAM)
# Everybody is in the ward and has come in; the meetings after it say nothing here.
UNTIL = date(2026, 9, 8)
BODY = [
    (
        r"Thực hiện Công văn số 214-CV/TU ngày 08/01/2026 của Ban Thường vụ Tỉnh ủy về .*, "
        r"Đảng ủy phường Yên Sa báo cáo kết quả như sau:"
    ),
    r"I- Đặc điểm tình hình",
    (
        r"- Đảng bộ phường Yên Sa hiện có 08 chi bộ trực thuộc \(04 chi bộ TDP; 02 chi bộ trường; "
        r"01 chi bộ Quân sự; 01 chi bộ Công an\), có 7/8 chi bộ có Chi ủy viên\. Toàn Đảng bộ đến "
        r"ngày 22/11/2026 có 129 đảng viên, trong đó 07 đồng chí miễn sinh hoạt\."
    ),
    r"II- Kết quả triển khai khi thực hiện kích hoạt phần mềm “Sổ tay đảng viên điện tử”",
    (
        r"Sau khi có Kế hoạch số 31-KH/TU .*, Đảng ủy phường đã xây dựng Kế hoạch số 12-KH/ĐU .*, "
        r"đồng thời .*, kết quả số đảng viên đã kích hoạt 128/129 đồng chí, đạt 99,2% "
        r"\(01 đồng chí không có điện thoại thông minh, chưa kích hoạt được\)\."
    ),
    (
        r"Trong 122 đảng viên đang sinh hoạt \(không tính đảng viên miễn sinh hoạt\), đã kích hoạt "
        r"122/122 đồng chí, đạt 100,0%\."
    ),
    r"III- Khó khăn, vướng mắc",
    r"Việc triển khai .* Đảng ủy phường Yên Sa hiện nay còn gặp một số khó khăn như:",
    r"- Tất cả các chi bộ .*\.",
    r"- 04 nhà văn hóa .*\.",
    r"- Hầu hết các Bí thư .*\.",
    (
        r"Trên đây là báo cáo kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử của "
        r"Đảng ủy phường Yên Sa\."
    ),
]


@stage
def made(db: None) -> Unit:
    return load_sample_ward(today=TODAY, until=UNTIL)


@pytest.fixture(autouse=True)
def ward(made: Unit) -> Iterator[Unit]:
    """The ward at the end of the story that these figures tell: who is exempt for a time by now."""
    with clock.held_at(NOON):
        yield made


@pytest.fixture
def report(ward: Unit) -> ActivationReport:
    return activation_report(root_unit(), since=date(2026, 1, 1), day=TODAY)


@pytest.fixture
def paper(ward: Unit, report: ActivationReport) -> Paper:
    return papers.paper_of(ward, report, papers.texts_of(ward))


def test_the_root_is_the_ward(ward: Unit) -> None:
    assert root_unit() == ward


def test_it_has_eight_cells_seven_with_a_committee(report: ActivationReport) -> None:
    assert (report.total.cells, report.total.cells_with_committee) == (8, 7)
    assert report.total.cell_words == {"TDP": 4, "trường": 2, "Quân sự": 1, "Công an": 1}


def test_128_of_129_have_activated_and_one_has_no_phone(report: ActivationReport) -> None:
    total = report.total
    assert (total.members, total.exempt, total.active) == (129, 7, 122)
    assert (total.activated, total.active_activated, total.with_account) == (128, 122, 128)
    assert total.reasons == {"no_phone": 1}
    assert total.unexplained == 0
    assert [(one.name, one.unit) for one in to_call(report)] == [
        ("Hoàng Ngọc Lượng", "Chi bộ Tổ dân phố 1")
    ]


def test_the_paper_says_every_part_in_its_order(paper: Paper) -> None:
    lines = told(paper)
    assert len(lines) == len(BODY)
    for line, expected in zip(lines, BODY, strict=True):
        assert re.fullmatch(expected, line), line


def test_the_heading_the_foot_and_the_signature_are_the_ward_s(paper: Paper) -> None:
    assert (paper.type_name, paper.code) == ("BÁO CÁO", "BC/ĐU")
    assert paper.summary == "kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử"
    assert (paper.superior, paper.issuer) == ("Đảng bộ tỉnh Minh Hà", "Đảng ủy phường Yên Sa")
    assert paper.recipients == (
        "Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Lưu Văn phòng Đảng ủy",
    )  # fmt: skip
    (signature,) = paper.signatures
    assert (signature.authority, signature.post, signature.name) == (
        "T/M ĐẢNG ỦY", "BÍ THƯ", "Đoàn Quang Sơn",
    )  # fmt: skip


def test_a_deputy_signs_on_behalf_of_the_committee_too(
    ward: Unit, report: ActivationReport
) -> None:
    deputy = next(one for one in papers.signers(ward, TODAY) if one.post == "PHÓ BÍ THƯ")
    words = papers.texts_of(ward)
    paper = papers.paper_of(ward, report, words, number=316, day=TODAY, signer=deputy)
    opened = Opened(render_docx(paper))
    assert opened.paragraph("Số 316-BC/ĐU") is not None
    assert opened.paragraph("Yên Sa, ngày 22 tháng 11 năm 2026") is not None
    authority, post = opened.paragraph("T/M ĐẢNG ỦY"), opened.paragraph("PHÓ BÍ THƯ")
    assert is_all(authority, "b")
    assert is_none(post, "b")
    assert "K/T" not in opened.text


def test_the_docx_has_the_measures_of_the_layout(ward: Unit, paper: Paper) -> None:
    opened, layout = Opened(render_docx(paper)), papers.layout_on(TODAY)
    assert layout.code == "hd05"
    section = opened.document.find(f"{W}body/{W}sectPr")
    margins = [value(section, "pgMar", key) for key in ("top", "bottom", "left", "right")]
    assert margins == ["1134", "1134", "1701", "850"]
    assert section.find(f"{W}titlePg") is not None
    motto = opened.paragraph("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert sizes(motto) == {str(2 * layout.sizes.motto)}
    assert sizes(opened.paragraph("BÁO CÁO")) == {str(2 * layout.sizes.type_name)}
    assert opened.paragraph("-----") is not None
    for title in ("I- Đặc điểm tình hình", "III- Khó khăn, vướng mắc"):
        part = opened.paragraph(title)
        assert is_all(part, "b")
        assert sizes(part) == {str(2 * layout.sizes.body)}
    body = next(one for one in opened.paragraphs if text_of(one).startswith("Trong 122"))
    assert value(body, "pPr/jc") == "both"
    assert value(body, "pPr/ind", "firstLine") == "567"
    assert 360 <= int(value(body, "pPr/spacing", "line") or 0) <= 440
    title = opened.paragraph("Nơi nhận:")
    assert [text_of(one) for one in title.itersiblings(f"{W}p")] == [
        "- Ban Thường vụ Tỉnh ủy;",
        "- Ban Tổ chức Tỉnh ủy;",
        "- Lưu Văn phòng Đảng ủy.",
    ]
    # A draft leaves number and day to be filled in.
    assert re.search(r"Số\u00a0* *\u00a0+-BC/ĐU", "".join(map(text_of, opened.paragraphs)))


def test_the_docx_says_what_the_paper_says_word_for_word(paper: Paper) -> None:
    texts = [text_of(one) for one in Opened(render_docx(paper)).paragraphs]
    start = texts.index("-----") + 1
    assert [text for text in texts[start:] if text][: len(BODY)] == told(paper)


def test_the_pdf_is_of_two_pages(paper: Paper) -> None:
    data = render_pdf(paper)
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) in (0, 2)  # 0: in compressed objects


def test_the_workbook_has_its_four_sheets_with_numbers(ward: Unit) -> None:
    data, warnings = activation_file("xlsx")
    assert warnings == ()
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Tổng hợp", "Theo đơn vị", "Lý do chưa kích hoạt", "Cần gọi"]
    rows = {row[1]: row for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert rows["Đã kích hoạt trên tổng số đảng viên"][2:] == (128, 129, 99.2)
    assert rows["Đã kích hoạt trong số đang sinh hoạt"][2:] == (122, 122, 100)
    units = list(book["Theo đơn vị"].iter_rows(min_row=2, values_only=True))
    assert len(units) == 9
    assert units[0][5] == 129 == sum(int(str(row[5])) for row in units[1:])
    people = list(book["Cần gọi"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in people] == [
        ("Hoàng Ngọc Lượng", "không có điện thoại thông minh")
    ]
    assert str(people[0][2]).startswith("••••")


def test_the_json_has_its_version_both_wholes_and_nobody_s_name(ward: Unit) -> None:
    data, _warnings = activation_file("json", code="31.205", day=TODAY)
    told_json = json.loads(data)
    assert (told_json["format"], told_json["version"]) == ("sotay.activation-report", 1)
    figures = told_json["figures"]
    assert figures["B3"] == {"activated": 128, "of_A2": 129}
    assert figures["B3_A5"] == {"activated": 122, "of_A5": 122}
    assert sum(figures["B5"].values()) == 1
    assert {"D1", "E1", "F1"}.isdisjoint(figures)
    assert [one["depth"] for one in told_json["units"]] == [0, *[1] * 8]
    assert {one["parent"] for one in told_json["units"][1:]} == {"31.205"}
    assert "Hoàng Ngọc Lượng" not in data.decode()


def test_the_province_reports_the_same_members_under_its_own_name(ward: Unit) -> None:
    data, _warnings = activation_file("json", code="31")
    told_json = json.loads(data)
    assert told_json["unit"]["name"] == "Đảng bộ tỉnh Minh Hà"
    assert told_json["figures"]["A2"]["members"] == 129
    assert sum(told_json["figures"]["A1"]["organisations_by_kind"].values()) == 1
