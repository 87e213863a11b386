"""What goes with another paper: a title and no heading, the line that says with which, no foot."""

from io import BytesIO

import pypdfium2
import pytest

from sotay.papers.docx import render_docx
from sotay.papers.layouts import layout_named
from sotay.papers.model import Paper, Paragraph, plain
from sotay.papers.pdf import render_pdf
from sotay.papers.tests.xml import Opened, is_all, text_of

WITH = "(Kèm theo báo cáo số 12-BC/ĐU, ngày 25/5/2026 của Đảng ủy phường)"


def attached(line: str = WITH) -> Paper:
    return Paper(
        layout=layout_named("hd05"),
        superior="",
        issuer="Đảng ủy phường Phổ Hòa",
        code="",
        place="",
        type_name="Bảng tổng hợp",
        summary="KẾT QUẢ KHẢO SÁT",
        blocks=(Paragraph(plain("Một dòng")),),
        signatures=(),
        attached=line,
    )


def test_the_word_file_begins_with_the_title_and_ends_with_the_text() -> None:
    opened = Opened(render_docx(attached()))
    said = [text_of(paragraph) for paragraph in opened.paragraphs]
    assert said == ["BẢNG TỔNG HỢP", "KẾT QUẢ KHẢO SÁT", WITH, "-----", "Một dòng."]
    assert is_all(opened.paragraph(WITH), "i")
    assert opened.tables == []
    assert "ĐẢNG CỘNG SẢN" not in opened.text


@pytest.mark.parametrize("line", [WITH, ""], ids=["with", "without"])
def test_the_printed_file_says_the_same(line: str) -> None:
    file = pypdfium2.PdfDocument(BytesIO(render_pdf(attached(line))))
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in file)
    finally:
        file.close()
    words = " ".join(text.split())
    expected = f"BẢNG TỔNG HỢP KẾT QUẢ KHẢO SÁT {line} ----- Một dòng."
    assert words == " ".join(expected.split())
