"""Sheets of an Excel workbook: numbers are numbers, and words stay words.

What begins like a formula is text like any other: nothing in our workbooks is calculated.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from sotay.papers.rules import printable

_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def add_sheet(book: Workbook, title: str, widths: Iterable[int]) -> Any:
    """A new sheet of a workbook that is only written; widths in characters."""
    sheet = book.create_sheet(title)
    for place, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    return sheet


def add_row(sheet: Any, values: Iterable[Any], *, bold: bool = False) -> None:
    """One more row. A decimal is a share in per cent, shown with the decimals that it has."""
    sheet.append([_cell(sheet, value, bold=bold) for value in values])


def _cell(sheet: Any, value: Any, *, bold: bool) -> Any:
    if value is None:
        return None
    is_words = isinstance(value, str)
    cell = WriteOnlyCell(sheet, printable(value) if is_words else value)
    if is_words:
        cell.data_type = "s"
        cell.alignment = _WRAPPED
    if isinstance(value, Decimal):
        cell.number_format = _per_cent(value)
    if bold:
        cell.font = _BOLD
    return cell


def _per_cent(value: Decimal) -> str:
    decimals = max(0, -int(value.as_tuple().exponent))
    return f'0.{"0" * decimals}"%"' if decimals else '0"%"'
