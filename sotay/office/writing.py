"""Workbooks that go out: the template, the members, the rows that were refused."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sotay.office.rules.columns import HEADINGS, OWN_COLUMNS, Field

_WIDTHS = {Field.FULL_NAME: 28, Field.UNIT: 32, Field.WORKPLACE: 30, Field.OTHER_POSTS: 30}
_WIDTH = 18
_DATE = "dd/mm/yyyy"
# A text that begins so is a formula to a spreadsheet; from a list it is somebody's trick.
_STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def member_workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of the columns that an import reads, with these rows."""
    book = Workbook(write_only=True)
    sheet = _sheet(book, _("Đảng viên"), [HEADINGS[field][0] for field in OWN_COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    return _bytes(book)


def template_workbook() -> bytes:
    """The same columns without rows, and a sheet that says how they are filled in."""
    book = Workbook(write_only=True)
    _sheet(book, _("Đảng viên"), [HEADINGS[field][0] for field in OWN_COLUMNS])
    help_sheet = _sheet(book, _("Hướng dẫn"), [_("Cột"), _("Cách ghi")])
    for field, words in _help().items():
        help_sheet.append([HEADINGS[field][0], words])
    help_sheet.append([])
    help_sheet.append([_("Thứ tự cột tùy ý, cột nào không có thì bỏ qua.")])
    return _bytes(book)


def refused_workbook(headings: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> bytes:
    """Refused rows as they were, with the reason in the last column."""
    book = Workbook(write_only=True)
    sheet = _sheet(book, _("Dòng chưa nhập"), [*headings, _("Lý do chưa nhập")])
    for cells, reason in rows:
        padded = [*cells[: len(headings)], *[""] * (len(headings) - len(cells))]
        sheet.append([_cell(sheet, value) for value in (*padded, reason)])
    return _bytes(book)


def _sheet(book: Workbook, title: str, headings: Sequence[str]) -> Any:
    # Of a kind that writes as it goes, which the library's types do not tell apart.
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    own = {HEADINGS[field][0]: width for field, width in _WIDTHS.items()}
    for place, heading in enumerate(headings, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = own.get(heading, _WIDTH)
    bold = []
    for heading in headings:
        cell = WriteOnlyCell(sheet, value=heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
        bold.append(cell)
    sheet.append(bold)
    return sheet


def _cell(sheet: Any, value: object) -> object:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=datetime(value.year, value.month, value.day))  # noqa: DTZ001
        cell.number_format = _DATE
        return cell
    if isinstance(value, str) and value.startswith(_STARTS_OF_FORMULAS):
        cell = WriteOnlyCell(sheet, value=value)
        cell.data_type = "s"
        return cell
    return value


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _help() -> dict[Field, str]:
    return {
        Field.FULL_NAME: _("Bắt buộc. Ghi đủ họ, chữ đệm, tên: Nguyễn Thị An."),
        Field.BORN: _("Ngày/tháng/năm: 19/05/1980."),
        Field.SEX: _("Nam hoặc Nữ."),
        Field.CARD: _("Mỗi người một số; dùng để nhận ra người đã có trong hệ thống."),
        Field.ADMITTED: _("Ngày quyết định kết nạp."),
        Field.OFFICIAL: _("Để trống nếu đang là đảng viên dự bị."),
        Field.UNIT: _("Tên hoặc mã chi bộ, như trong hệ thống."),
        Field.PHONE: _("Số di động để nhận mã đăng nhập. Không bắt buộc."),
        Field.CITIZEN: _("12 chữ số. Không bắt buộc."),
        Field.EMAIL: _("Không bắt buộc."),
        Field.PARTY_POST: _("Để đối chiếu; bổ nhiệm chức vụ ở trang của đơn vị."),
        Field.OTHER_POSTS: _("Ví dụ: Chủ tịch UBND phường."),
        Field.WORKPLACE: _("Ví dụ: Trường THCS Hòa An; Nghỉ hưu."),
        Field.EXEMPT: _("Ghi “tuổi cao”, “sức yếu” hoặc lý do khác; để trống nếu không miễn."),
        Field.EXEMPT_UNTIL: _("Chỉ cần khi miễn vì lý do khác, dưới 12 tháng."),
    }
