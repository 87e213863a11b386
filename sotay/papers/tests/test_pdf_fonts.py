"""The PDF: one family of fonts, every Vietnamese letter whole, texts never read as commands."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from sotay.papers.kinds import RecordContent, Section, resolution
from sotay.papers.layouts import NAMES
from sotay.papers.model import Paper, Paragraph, Run, plain
from sotay.papers.pdf import render_pdf
from sotay.papers.tests import samples
from sotay.papers.tests.samples import office_paper

LETTERS = samples.VIETNAMESE + samples.VIETNAMESE.upper()


def fonts_of(file: bytes) -> Iterator[tuple[str, bool]]:
    """The name of every font (without its subset's tag), and whether it is embedded."""
    for page in PdfReader(BytesIO(file)).pages:
        resources: Any = page["/Resources"]
        for entry in resources["/Font"].values():
            font: Any = entry.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            yield str(font["/BaseFont"]).lstrip("/").split("+")[-1], embedded


def text_of(file: bytes) -> str:
    pages = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    finally:
        pages.close()


def pages_of(file: bytes) -> int:
    return len(PdfReader(BytesIO(file)).pages)


def with_every_letter() -> Paper:
    styles = [Run(LETTERS), Run(LETTERS, bold=True), Run(LETTERS, italic=True)]
    return office_paper("hd05", blocks=tuple(Paragraph((run,)) for run in styles))


def test_every_vietnamese_letter_comes_from_one_family_in_three_styles() -> None:
    fonts = dict(fonts_of(render_pdf(with_every_letter())))
    assert {name.split("-")[0] for name in fonts} == {"Tinos"}
    assert set(fonts) == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all(fonts.values()), "every font is embedded"


def test_every_vietnamese_letter_can_be_copied_out_again() -> None:
    read = "".join(text_of(render_pdf(with_every_letter())).split())
    assert read.count(LETTERS) == 3


@pytest.mark.parametrize("layout", NAMES)
def test_the_words_of_a_paper_are_in_its_pdf(layout: str) -> None:
    read = " ".join(text_of(render_pdf(samples.sample_resolution(layout))).split())
    for words in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CHI BỘ TỔ DÂN PHỐ HIỆP AN",
        "Số 05-NQ/CB",
        "Phổ Hòa, ngày 03 tháng 11 năm 2026",
        "I- NỘI DUNG",
        "- Đồng chí Võ Văn Bình: nhất trí với báo cáo.",
        "Nguyễn Hữu Cường",
        "T/M CHI BỘ",
        "Nơi nhận:",
        "- Lưu Chi bộ.",
    ):
        assert words in read


def test_what_somebody_typed_is_shown_and_never_carried_out() -> None:
    typed = '#set page(width: 1mm) *đậm* $x$ \\ "trích" <b> & #read("/etc/hostname") ] } ./.'
    read = " ".join(
        text_of(render_pdf(office_paper("hd05", blocks=(Paragraph(plain(typed)),)))).split()
    )
    assert '#set page(width: 1mm) *đậm* $x$ \\ "trích" <b> & #read("/etc/hostname") ] }.' in read


def test_a_sign_that_the_font_lacks_does_not_stop_the_paper() -> None:
    file = render_pdf(office_paper("hd05", blocks=(Paragraph(plain("Nhất trí 👍 漢字")),)))
    assert "Nhất trí" in text_of(file)
    assert {name.split("-")[0] for name, _embedded in fonts_of(file)} == {"Tinos"}


def test_a_paper_is_pdf_a_and_names_its_title() -> None:
    file = render_pdf(samples.sample_resolution())
    assert b"pdfaid" in file
    info = PdfReader(BytesIO(file)).metadata
    assert info is not None
    assert info.title == "NGHỊ QUYẾT sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"


def test_the_first_page_has_no_number_and_the_second_has() -> None:
    blocks = tuple(Paragraph(plain(f"Ý kiến thứ {n}: " + "nhất trí " * 40)) for n in range(20))
    pages = pypdfium2.PdfDocument(render_pdf(office_paper("hd05", blocks=blocks)))
    first, second = (pages[n].get_textpage().get_text_range().split() for n in (0, 1))
    pages.close()
    assert "2" in {second[0], second[-1]}
    assert first[0] == "ĐẢNG"


@pytest.mark.parametrize("count", range(12, 18))
def test_the_signature_is_never_alone_on_the_last_page(count: int) -> None:
    line = "Nhất trí với báo cáo của chi ủy và đề nghị chi bộ quan tâm phát triển đảng viên mới. "
    blocks = tuple(Paragraph(plain(line * 2 + str(n))) for n in range(count))
    pages = pypdfium2.PdfDocument(render_pdf(office_paper("hd05", blocks=blocks)))
    last = pages[len(pages) - 1].get_textpage().get_text_range()
    pages.close()
    assert "Võ Thanh Tùng" in last
    assert "Nhất trí" in last


def test_a_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    long = "Vận động Nhân dân hiến đất mở rộng đường bê tông. " * 200
    record = samples.record()
    lines = ("| TT | Nội dung |", f"| 1 | {long.strip()} |", "Hết.")
    paper = samples.sample_resolution()
    content = RecordContent(record.letterhead, record.summary, (Section("", lines),))
    file = render_pdf(resolution(content, signature=samples.SECRETARY))
    assert pages_of(file) > pages_of(render_pdf(paper))
    assert text_of(file).count("hiến") == 200
