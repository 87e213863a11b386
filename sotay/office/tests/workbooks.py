"""Workbooks as people send them, made here so that every oddity can be read."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

HEADINGS = (
    "Họ và tên",
    "Ngày sinh",
    "Số thẻ đảng viên",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chi bộ",
)
CELL = "Chi bộ Tổ dân phố 3"


def workbook(
    *rows: Sequence[Any],
    merged: Sequence[str] = (),
    fonts: Mapping[str, str] | None = None,
    sheets: Sequence[str] = (),
) -> bytes:
    """These rows in one sheet; ``merged`` ranges, ``fonts`` by cell, empty ``sheets`` before it."""
    book = Workbook()
    sheet: Any = book.active
    for name in sheets:
        book.create_sheet(name, 0)
    for row in rows:
        sheet.append(list(row))
    for place in merged:
        sheet.merge_cells(place)
    for place, name in (fonts or {}).items():
        sheet[place].font = Font(name=name)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def members(*rows: Sequence[Any]) -> bytes:
    """A plain list under the usual headings."""
    return workbook(HEADINGS, *rows)


def member(name: str, card: str = "", **more: Any) -> tuple[Any, ...]:
    """A row of ``members`` in which only the name and the card matter."""
    values = {
        "born_on": "19/05/1980",
        "admitted_on": "03/02/2005",
        "official_on": "03/02/2006",
        "unit": CELL,
        **more,
    }
    return (
        name,
        values["born_on"],
        card,
        values["admitted_on"],
        values["official_on"],
        values["unit"],
    )


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part of its container replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()
