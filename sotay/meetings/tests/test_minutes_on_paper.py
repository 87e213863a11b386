"""The DOCX of real minutes against the measures of HD 05-HD/VPTW, 27/5/2026."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.tests.evening import AFTER, approve, minutes_of
from sotay.org.tests.cast import Cast


@pytest.fixture
def paper(cast: Cast, full_evening: Meeting) -> Iterator[Opened]:
    """The issued minutes of a whole evening, opened again."""
    with clock.held_at(AFTER):
        record = minutes_of(cast.dung, full_evening)
        approve(cast, record)
        issued = actions.issue_record(by=cast.dung, record=record, day=day_of(record.meeting))
        yield Document(BytesIO(issued.docx.blob.path.read_bytes()))


def every_line(paper: Opened) -> list[Paragraph]:
    """The paragraphs of the page and of its tables."""
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    return [*paper.paragraphs, *(line for cell in cells for line in cell.paragraphs)]


def line(paper: Opened, text: str) -> Paragraph:
    return next(found for found in every_line(paper) if found.text == text)


def test_the_sheet_and_its_margins(paper: Opened) -> None:
    (sheet,) = paper.sections
    sides = (sheet.top_margin, sheet.bottom_margin, sheet.left_margin, sheet.right_margin)
    lengths = (sheet.page_width, sheet.page_height, *sides)
    millimetres = [round(side / Mm(1)) for side in lengths if side is not None]
    assert millimetres == [210, 297, 20, 20, 30, 15]
    assert sheet.different_first_page_header_footer
    assert "PAGE" in sheet.header._element.xml


def test_the_heading_in_its_sizes(paper: Opened) -> None:
    motto = line(paper, "ĐẢNG CỘNG SẢN VIỆT NAM").runs[0]
    assert (motto.font.size, motto.bold) == (Pt(15), True)
    superior = line(paper, "ĐẢNG BỘ PHƯỜNG HÒA AN").runs[0]
    issuer = line(paper, "CHI BỘ TỔ DÂN PHỐ 3").runs[0]
    assert (superior.font.size, bool(superior.bold)) == (Pt(14), False)
    assert (issuer.font.size, issuer.bold) == (Pt(14), True)
    assert line(paper, "BIÊN BẢN").runs[0].bold
    assert line(paper, "-----").alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_number_and_date_as_the_guidance_writes_them(paper: Opened) -> None:
    texts = [found.text for found in every_line(paper)]
    assert sum(bool(re.fullmatch(r"Số \d{2,}-BB/CB", text)) for text in texts) == 1
    dated = re.compile(r"Hòa An, ngày \d{2} tháng (0[12]|[3-9]|1[0-2]) năm \d{4}")
    assert sum(bool(dated.fullmatch(text)) for text in texts) == 1
    assert not any("Số:" in text for text in texts)


def test_the_words_end_and_are_composed_as_they_must(paper: Opened) -> None:
    texts = [found.text for found in every_line(paper)]
    assert not any("./." in text or "TM." in text for text in texts)
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    assert not {"MẬT", "TỐI MẬT", "TUYỆT MẬT"} & {text.strip() for text in texts}


def test_the_writer_signs_on_the_left_and_the_chair_on_the_right(paper: Opened) -> None:
    left, right = paper.tables[-1].rows[0].cells
    assert left.paragraphs[0].text == "NGƯỜI GHI BIÊN BẢN"
    assert right.paragraphs[0].text == "CHỦ TRÌ HỘI NGHỊ"
    assert [found.text for found in left.paragraphs[1:5]] == [""] * 4
    assert (left.paragraphs[5].text, right.paragraphs[5].text) == ("Đỗ Thị Dung", "Trần Văn Bình")
