"""The party data are read off the first page: nine of ten on the sample papers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.documents.rules.proposals import Proposal, propose
from sotay.documents.tests.sample_papers import TYPES, table
from tools import proposals

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


def test_nine_of_ten_are_right_and_the_documentation_says_so() -> None:
    lines, share = table()
    assert share >= 0.9, "\n".join(lines)
    page = proposals.PAGE.read_text()
    assert page == proposals.with_table(page, lines), "run python -m tools.proposals"


@given(st.lists(st.text(max_size=80), max_size=30))
def test_any_lines_are_read_without_a_fault(lines: list[str]) -> None:
    found = propose(lines, TYPES)
    assert len(found.summary) <= 600
