"""A book as a file: the official table for the printer, and a workbook."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sotay.kernel import clock
from sotay.papers import model
from sotay.papers.docx import render_docx
from sotay.papers.landscape import lying
from sotay.papers.layouts import Layout
from sotay.papers.model import Paper, Paragraph, Signature, Table, plain
from sotay.papers.pdf import render_pdf
from sotay.papers.rules import printable
from sotay.registers.rules.columns import INCOMING, columns_of
from sotay.registers.rules.rows import LineRow

FORMS = ("docx", "pdf", "xlsx")
_CHARACTERS = 0.55
"""Characters of a worksheet for each part of a column's share."""


def rendered(
    form: str,
    rows: Sequence[LineRow],
    *,
    kind: str,
    year: int,
    unit: str,
    superior: str,
    place: str,
    layout: Layout,
) -> bytes:
    """The book in one of ``FORMS``.

    Raises:
        LookupError: there is no such form.
    """
    if form == "xlsx":
        return render_xlsx(rows, kind=kind, year=year, unit=unit)
    paper = book_paper(
        rows, kind=kind, year=year, unit=unit, superior=superior, place=place, layout=layout
    )
    if form == "docx":
        return render_docx(paper)
    if form == "pdf":
        return render_pdf(paper)
    raise LookupError(form)


def title_of(kind: str) -> str:
    """How the book is called on its cover."""
    return _("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN") if kind == INCOMING else _("SỔ ĐĂNG KÝ VĂN BẢN ĐI")


def book_paper(
    rows: Sequence[LineRow],
    *,
    kind: str,
    year: int,
    unit: str,
    superior: str,
    place: str,
    layout: Layout,
) -> Paper:
    """The table under the unit's heading, on a sheet that lies on its side."""
    columns = columns_of(kind)
    table = Table(
        tuple(model.Column(one.title, one.share, one.align) for one in columns),
        tuple(tuple(one.words(row) for one in columns) for row in rows),
    )
    closing = _("Sổ này có %(n)d dòng.") % {"n": len(rows)}
    return Paper(
        layout=lying(layout),
        superior=superior,
        issuer=unit,
        code="",
        place=place,
        type_name=title_of(kind),
        summary=_("năm %(year)d") % {"year": year},
        blocks=(table, Paragraph(plain(closing))),
        signatures=(Signature("", _("NGƯỜI GIỮ SỔ"), ""),),
        day=clock.today(),
    )


def render_xlsx(rows: Sequence[LineRow], *, kind: str, year: int, unit: str) -> bytes:
    """The same table as a workbook; what looks like a formula stays words."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Năm %(year)d") % {"year": year})
    columns = columns_of(kind)
    for place, one in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = one.share * _CHARACTERS
    sheet.freeze_panes = "A4"
    sheet.append([_cell(sheet, unit, bold=True)])
    sheet.append([_cell(sheet, f"{title_of(kind)} {year}", bold=True)])
    sheet.append([_cell(sheet, one.title, bold=True) for one in columns])
    for row in rows:
        sheet.append([_cell(sheet, one.words(row)) for one in columns])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, words: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, "\n".join(map(printable, words.splitlines())))
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
