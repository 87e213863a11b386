"""The text of a file that holds a table: plain text, Word, Excel, PDF.

For the command line, where whoever runs it chose the file: it is read in this process.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid

LARGEST = 50 * 1024 * 1024
"""Bytes: a table of results is a few pages."""


def text_of(path: Path) -> str:
    """The lines of the file; the cells of a table's row stand in one line, parted by tabs.

    Raises:
        Invalid: it is not there, too large, of another kind, or broken.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise Invalid(_("Chỉ đọc được tệp .txt, .docx, .xlsx và .pdf."))
    try:
        size = path.stat().st_size
    except OSError:
        raise Invalid(_("Không mở được tệp “%(name)s”.") % {"name": path.name}) from None
    if not size:
        raise Invalid(_("Tệp “%(name)s” trống, không có gì để kiểm tra.") % {"name": path.name})
    if size > LARGEST:
        raise Invalid(_("Tệp “%(name)s” lớn quá 50 MB.") % {"name": path.name})
    if read in (_word, _sheet) and not zipfile.is_zipfile(path):
        raise _broken(path)
    try:
        return "\n".join(read(path))
    except (zipfile.BadZipFile, ParseError, ValueError, KeyError, OSError, RuntimeError):
        raise _broken(path) from None


def _broken(path: Path) -> Invalid:
    words = _("Tệp “%(name)s” hỏng, có mật khẩu hoặc không đúng loại.")
    return Invalid(words % {"name": path.name})


def _plain(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16")
        return
    try:
        yield data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield data.decode("cp1258", "replace")


def _word(path: Path) -> Iterator[str]:
    import docx
    from docx.table import Table

    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(_cells(row)) for row in block.rows)
        else:
            yield block.text


def _cells(row: Any) -> Iterator[str]:
    """Texts of a row; a cell that spans several columns is listed for each, and taken once."""
    before = None
    for cell in row.cells:
        if cell._tc is not before:  # noqa: SLF001 (what two of python-docx's cells share)
            yield " ".join(cell.text.split())
        before = cell._tc  # noqa: SLF001


def _sheet(path: Path) -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                yield "\t".join(filter(None, (_cell(cell) for cell in row)))
    finally:
        book.close()


def _cell(cell: Any) -> str:
    """The cell as it is shown: a share is kept as 0.3712 and shown as 37,12%."""
    value = cell.value
    if isinstance(value, float) and "%" in (cell.number_format or ""):
        places = len(cell.number_format.partition(".")[2].rstrip("%"))
        return f"{100 * value:.{places}f}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _pdf(path: Path) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield page.get_textpage().get_text_range()
    finally:
        document.close()


_READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".txt": _plain,
    ".docx": _word,
    ".xlsx": _sheet,
    ".pdf": _pdf,
}
