"""The book as the official table, for the printer and as a workbook."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from sotay.org.tests.cast import Cast
from sotay.papers.landscape import lying
from sotay.papers.layouts import NAMES, layout_named
from sotay.registers import actions
from sotay.registers.rules.columns import columns_of
from sotay.registers.tests.entering import came, went

pytestmark = pytest.mark.django_db
INCOMING = [
    "Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày văn bản", "Tên loại và trích yếu",
    "Phạm vi", "Nơi nhận, ký nhận", "Hạn xử lý", "Ghi chú",
]  # fmt: skip


def fetched(cast: Cast, kind: str, form: str, who: str = "binh") -> bytes:
    client = Client()
    client.force_login(getattr(cast, who).account)
    answer = client.get(f"/registers/units/{cast.cell.pk}/{kind}/print/{form}/?year=2026")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_word_file_lies_on_its_side_with_the_official_columns(cast: Cast) -> None:
    came(cast.binh, cast.cell, "Về vệ sinh", author="Đảng ủy phường", code="05-NQ/ĐU",
         type_code="resolution", due_on=date(2026, 11, 30))  # fmt: skip
    actions.strike(by=cast.binh, line=came(cast.binh, cast.cell, "Thừa"), reason="Ghi hai lần")
    document = docx.Document(BytesIO(fetched(cast, "incoming", "docx")))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width or 0) > (section.page_height or 0)
    table = next(one for one in document.tables if one.rows[0].cells[0].text == "Số đến")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == INCOMING
    assert rows[1] == [
        "01", "10/11/2026", "Đảng ủy phường", "05-NQ/ĐU", "", "Nghị quyết Về vệ sinh",
        "nội bộ", "", "30/11/2026", "",
    ]  # fmt: skip
    assert rows[2][-1] == "Gạch dòng: Ghi hai lần"


def test_the_workbook_says_the_same_and_calculates_nothing(cast: Cast) -> None:
    went(cast.binh, cast.cell, "=1+1", signer="Trần Văn Bình", copies=3)
    sheet: Any = load_workbook(BytesIO(fetched(cast, "outgoing", "xlsx"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[2] == [column.title for column in columns_of("outgoing")]
    assert rows[3][1] == "01-BC/CB"
    assert rows[3][3] == "Báo cáo =1+1"
    assert sheet["A1"].data_type == "s"


def test_the_file_for_the_printer_is_a_pdf(cast: Cast) -> None:
    came(cast.binh, cast.cell)
    assert fetched(cast, "incoming", "pdf", who="hoa").startswith(b"%PDF-")


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_on_its_side_keeps_its_margins(name: str) -> None:
    upright = layout_named(name).page
    page = lying(layout_named(name)).page
    assert (page.width, page.height) == (upright.height, upright.width)
    assert (page.left, page.right, page.top) == (upright.left, upright.right, upright.top)
    assert page.heading_right_column < page.text_width
