"""The party data are read off the first page: nine of ten on the sample papers."""

import io
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.documents.rules.proposals import Proposal, propose
from sotay.papers.docx import render_docx
from sotay.papers.layouts import layout_named
from sotay.papers.pdf import render_pdf
from sotay.papers.tests import samples

TYPES = {
    code: (one.name, one.abbreviation) for code, one in layout_named("hd05").document_types.items()
}
WRITTEN = {
    "two columns in one line": (
        ("ĐẢNG BỘ TỈNH MINH HÀ ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY PHƯỜNG HÒA AN\n*\n"
        "Số 316 - BC/ĐU Hòa An, ngày 15 tháng 9 năm 2026\nBÁO CÁO\n"
        "kết quả thực hiện cài đặt phần mềm\n-----\nThực hiện Công văn số 1373-CV/TU"),
        Proposal("report", "316-BC/ĐU", "Đảng ủy phường Hòa An", date(2026, 9, 15),
                 "kết quả thực hiện cài đặt phần mềm"),
    ),
    "a letter": (
        ("ĐẢNG BỘ TỈNH MINH HÀ\nĐẢNG ỦY PHƯỜNG HÒA AN\n*\nSố 12-CV/ĐU\n"
        "V/v tổ chức sinh hoạt chuyên đề quý IV\nHòa An, ngày 02 tháng 10 năm 2026\n"
        "Kính gửi: Các chi bộ trực thuộc"),
        Proposal("letter", "12-CV/ĐU", "Đảng ủy phường Hòa An", date(2026, 10, 2),
                 "tổ chức sinh hoạt chuyên đề quý IV"),
    ),
    "a plan over two lines, with its signer": (
        ("TỈNH ỦY MINH HÀ\nBAN TỔ CHỨC\n*\nSố: 45-KH/BTCTU\nMinh Hà, ngày 1 tháng 3 năm 2026\n"
        "KẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TU về nâng cao\nchất lượng sinh hoạt chi bộ\n"
        "-----\n"
        "I- MỤC ĐÍCH\nNơi nhận:\n- Lưu.\nT/M BAN TỔ CHỨC\nTRƯỞNG BAN\nLê Thị Ánh"),
        Proposal("plan", "45-KH/BTCTU", "Ban tổ chức", date(2026, 3, 1),
                 "thực hiện Nghị quyết số 05-NQ/TU về nâng cao chất lượng sinh hoạt chi bộ",
                 "Lê Thị Ánh"),
    ),
    "a number left blank": (
        ("ĐẢNG BỘ PHƯỜNG HÒA AN\nCHI BỘ TỔ DÂN PHỐ 3\n*\nSố     -NQ/CB\n"
        "Hòa An, ngày     tháng 11 năm 2026\nNGHỊ QUYẾT\nsinh hoạt chi bộ tháng 11 năm 2026\n"
            "-----"),
        Proposal("resolution", "", "", None, "sinh hoạt chi bộ tháng 11 năm 2026"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_papers_as_offices_write_them(name: str) -> None:
    text, expected = WRITTEN[name]
    found = propose(text.splitlines(), TYPES)
    for field in ("type_code", "code", "issuer", "issued_on", "summary", "signer"):
        wanted = getattr(expected, field)
        assert wanted in ("", None) or getattr(found, field) == wanted, field


PAPERS = {
    f"{kind} {layout} {form}": (make, layout, form)
    for kind, make in (
        ("resolution", samples.sample_resolution),
        ("minutes", samples.sample_minutes),
    )
    for layout in ("hd05", "hd36")
    for form in ("pdf", "docx")
}


def test_nine_of_ten_are_right_on_the_papers_of_both_layouts(tmp_path_factory: object) -> None:
    del tmp_path_factory
    right = total = 0
    wrong: list[str] = []
    for name, (make, layout, form) in PAPERS.items():
        paper = make(layout)
        data = render_pdf(paper) if form == "pdf" else render_docx(paper)
        found = propose(_head(data, form), TYPES)
        expected = {
            "type_code": name.split()[0],
            "code": "05-NQ/CB" if "resolution" in name else "05-BB/CB",
            "issuer": "Chi bộ tổ dân phố Hiệp An",
            "issued_on": date(2026, 11, 3),
            "summary": "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        }
        for field, wanted in expected.items():
            total += 1
            if getattr(found, field) == wanted:
                right += 1
            else:
                wrong.append(f"{name}: {field} = {getattr(found, field)!r}")
    assert right / total >= 0.9, wrong


def _head(data: bytes, form: str) -> list[str]:
    if form == "docx":
        lines: list[str] = []
        document = docx.Document(io.BytesIO(data))
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += [
                    line
                    for row in block.rows
                    for cell in row.cells
                    for line in cell.text.splitlines()
                ]
            else:
                lines += block.text.splitlines()
        return lines
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    text: str = page.get_textpage().get_text_bounded()
    return text.splitlines()


@given(st.lists(st.text(max_size=80), max_size=30))
def test_any_lines_are_read_without_a_fault(lines: list[str]) -> None:
    found = propose(lines, TYPES)
    assert len(found.summary) <= 600
