"""Reading a list of members from what somebody has: a workbook or a CSV file.

Nothing of the file is trusted: not its name, not its sizes, not what it says of itself.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sotay.kernel import text
from sotay.kernel.legacy import (
    Legacy,
    decoded,
    encoding_of,
    encoding_of_font,
    reads_well,
    windows_vietnamese,
)
from sotay.kernel.refusals import Invalid
from sotay.office.rules.columns import LOOKED_AT, Layout, layout_of

MOST_ROWS = 100_000
MOST_COLUMNS = 80
MOST_BYTES = 25 * 1024**2
# Unpacked. A list of 100 000 members takes a tenth of it.
_MOST_UNPACKED = 400 * 1024**2
# A sheet that was formatted to its end has a million rows with nothing in them.
_EMPTY_ROWS_THAT_END_IT = 2_000
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_LEGACY_FONT = re.compile(rb'val="(?:\.Vn|VNI-)', re.IGNORECASE)
_FORMULA = re.compile(rb"<f[ >/]")
# Texts of a document that are looked at to tell how it was typed.
_SAMPLE = 20_000

Value = str | int | float | date | None


class Uncounted(str):
    """A formula whose result was never saved; the text is the formula."""

    __slots__ = ()


@dataclass(frozen=True)
class RawRow:
    """A row as it stands in the file; ``number`` is what the spreadsheet shows beside it."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class RawList:
    """A list with its headings; ``encoding`` says how it was typed, when it was converted."""

    layout: Layout
    rows: list[RawRow]
    encoding: Legacy | None
    sheet: str


Progress = Callable[[int], None]


def read_list(data: bytes, tell: Progress = lambda _rows: None) -> RawList:
    """The list in a file; ``tell`` hears how many rows were read so far.

    Raises:
        Invalid: with what the file is instead, and what to do.
    """
    check_kind(data)
    if data.startswith(_ZIP):
        return _first_list(_sheets_of_workbook(data, tell))
    return _first_list([("", _rows_of_csv(data))])


def check_kind(data: bytes) -> None:
    """Refuse at once what is no workbook and no CSV file; takes no time worth speaking of.

    Raises:
        Invalid: with what the file is instead, and what to do.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Invalid(_("Tệp này trống, không có nội dung. Hãy chọn lại tệp danh sách."))
    if len(data) > MOST_BYTES:
        raise Invalid(
            _("Tệp lớn hơn %(size)d MB. Hãy chia danh sách thành nhiều tệp nhỏ hơn.")
            % {"size": MOST_BYTES // 1024**2}
        )
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    if data.startswith(_ZIP):
        _refuse_other_container(data)
    else:
        _decoded_csv(data)


def as_text(value: Value) -> str:
    """A cell as somebody reads it."""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else text.tidy(str(value))


def _first_list(sheets: Iterable[tuple[str, Iterator[RawRow]]]) -> RawList:
    """The first sheet with headings that we know."""
    empty = True
    for name, rows in sheets:
        head = list(islice(rows, LOOKED_AT))
        empty = empty and not head
        encoding = encoding_of(_texts(head))
        layout = _layout(head, encoding) or _layout_in_another_font(head)
        if layout is None:
            continue
        found = [*head, *rows]
        if encoding is None:
            encoding = encoding_of(islice(_texts(found), _SAMPLE))
            layout = _layout(head, encoding) or layout
        first = _number_after(head, layout)
        below = [row for row in found if row.number > first]
        if encoding is not None and _is_unicode(_texts(below)):
            encoding = None  # the headings alone are older
        return RawList(layout, list(_converted(below, encoding)), encoding, name)
    if empty:
        raise Invalid(_("Tệp này không có dòng nào. Hãy chọn lại tệp danh sách."))
    raise Invalid(
        _(
            "Không tìm thấy dòng tiêu đề cột: cần ít nhất cột “Họ và tên” và một cột nữa như "
            "“Ngày sinh” hay “Số thẻ đảng viên”. Hãy tải mẫu về và chép danh sách vào mẫu."
        )
    )


def _layout(head: Sequence[RawRow], encoding: Legacy | None) -> Layout | None:
    rows = [[as_text(value) for value in row.values] for row in _converted(head, encoding)]
    return layout_of(rows)


def _layout_in_another_font(head: Sequence[RawRow]) -> Layout | None:
    """Headings that somebody copied from an older list, above members typed otherwise."""
    found = (_layout(head, encoding) for encoding in (None, *Legacy))
    return next((layout for layout in found if layout is not None), None)


def _is_unicode(texts: Iterable[str]) -> bool:
    """Whether the words with marks read as Vietnamese just as they stand."""
    words = (word for text in islice(texts, _SAMPLE) for word in text.split())
    marked = [word for word in words if not word.isascii()]
    return bool(marked) and 10 * sum(map(reads_well, marked)) >= 9 * len(marked)


def _number_after(head: Sequence[RawRow], layout: Layout) -> int:
    """The number of the last row of headings."""
    return head[layout.first_row - 1].number


def _texts(rows: Iterable[RawRow]) -> Iterator[str]:
    return (value for row in rows for value in row.values if isinstance(value, str))


def _converted(rows: Iterable[RawRow], encoding: Legacy | None) -> Iterator[RawRow]:
    if encoding is None:
        yield from rows
        return
    for row in rows:
        values = (
            decoded(value, encoding) if isinstance(value, str) else value for value in row.values
        )
        yield RawRow(row.number, tuple(values))


def _old_or_locked(data: bytes) -> Invalid:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Invalid(
            _("Tệp Excel này có đặt mật khẩu. Hãy bỏ mật khẩu rồi lưu lại, sau đó chọn lại tệp.")
        )
    return Invalid(
        _(
            "Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu "
            "“Excel Workbook (*.xlsx)”, rồi chọn lại tệp."
        )
    )


def _sheets_of_workbook(data: bytes, tell: Progress) -> Iterator[tuple[str, Iterator[RawRow]]]:
    parts = _checked_parts(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = (
            load_workbook(io.BytesIO(data), read_only=True, data_only=False)
            if parts.formulas
            else None
        )
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError, TypeError) as fault:
        raise _damaged() from fault
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in seen or book.worksheets:
        unsaved = formulas[sheet.title] if formulas is not None else None
        yield sheet.title, _rows_of_sheet(sheet, unsaved, by_font=parts.legacy_fonts, tell=tell)


@dataclass(frozen=True)
class _Parts:
    legacy_fonts: bool
    formulas: bool


def _refuse_other_container(data: bytes) -> None:
    """Look at the table of contents before anything is unpacked.

    Raises:
        Invalid: no workbook, a locked or damaged one, or one that unpacks to far too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = container.infolist()
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as fault:
        raise _damaged() from fault
    if any(part.flag_bits & 1 for part in parts):
        raise Invalid(_("Tệp này có đặt mật khẩu. Hãy bỏ mật khẩu rồi chọn lại tệp."))
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise Invalid(_("Đây không phải là tệp Excel hay CSV. Hãy chọn tệp .xlsx hoặc .csv."))
    # No part yields more than its header says: the reader stops there.
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Invalid(
            _("Tệp này khi mở ra quá lớn nên không được đọc. Hãy chép danh sách vào mẫu.")
        )


def _checked_parts(data: bytes) -> _Parts:
    """What the workbook holds that asks for a second look.

    Raises:
        Invalid: a part is damaged, or declares a document type of its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = container.infolist()
            styles, formulas = b"", False
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                with container.open(part) as stream:
                    if b"<!" in (start := stream.read(4096)) and b"<!DOCTYPE" in start:
                        raise _damaged()
                if part.filename == "xl/styles.xml":
                    styles = container.read(part)
                if part.filename.startswith("xl/worksheets/"):
                    formulas = formulas or _holds(container, part, _FORMULA)
            return _Parts(_LEGACY_FONT.search(styles) is not None, formulas)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as fault:
        raise _damaged() from fault


def _holds(container: zipfile.ZipFile, part: zipfile.ZipInfo, sought: re.Pattern[bytes]) -> bool:
    rest = b""
    with container.open(part) as stream:
        while chunk := stream.read(1 << 20):
            if sought.search(rest + chunk):
                return True
            rest = chunk[-4:]
    return False


def _damaged() -> Invalid:
    return Invalid(
        _("Tệp Excel này bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi chọn lại tệp.")
    )


def _rows_of_sheet(
    sheet: object, unsaved: object, *, by_font: bool, tell: Progress
) -> Iterator[RawRow]:
    try:
        values = _numbered(_cells(sheet, by_font=by_font), tell)
        if unsaved is None:
            yield from values
            return
        formulas = _cells(unsaved, by_font=False)
        for row, written in zip(values, _numbered(formulas, lambda _rows: None), strict=False):
            yield RawRow(row.number, tuple(map(_value_or_formula, row.values, written.values)))
    except (KeyError, ValueError, OSError, SyntaxError, TypeError, EOFError) as fault:
        raise _damaged() from fault


def _value_or_formula(value: Value, written: Value) -> Value:
    if value is None and isinstance(written, str) and written.startswith("="):
        return Uncounted(written)
    return value


def _cells(sheet: "object", *, by_font: bool) -> Iterator[tuple[Value, ...]]:
    sheet.reset_dimensions()  # type: ignore[attr-defined] # what a file says of its size is wrong often
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=not by_font):  # type: ignore[attr-defined]
        yield tuple(map(_by_its_font, row)) if by_font else row


def _by_its_font(cell: object) -> Value:
    value: Value = cell.value  # type: ignore[attr-defined]
    if isinstance(value, str) and (font := cell.font) is not None and font.name:  # type: ignore[attr-defined]
        encoding = encoding_of_font(font.name)
        return decoded(value, encoding) if encoding else value
    return value


def _numbered(rows: Iterable[tuple[Value, ...]], tell: Progress) -> Iterator[RawRow]:
    """Rows that hold something, with their numbers; ends where nothing comes any more."""
    empty = 0
    for number, values in enumerate(rows, 1):
        if all(value is None or value == "" for value in values):
            empty += 1
            if empty >= _EMPTY_ROWS_THAT_END_IT:
                return
            continue
        empty = 0
        if number > MOST_ROWS:
            raise Invalid(
                _("Danh sách dài hơn %(most)d dòng. Hãy chia thành nhiều tệp nhỏ hơn.")
                % {"most": MOST_ROWS}
            )
        if number % 1000 == 0:
            tell(number)
        used = max(place for place, value in enumerate(values, 1) if value not in (None, ""))
        yield RawRow(number, values[:used])


def _rows_of_csv(data: bytes) -> Iterator[RawRow]:
    words = _decoded_csv(data)
    first = next((line for line in words.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count) if first else ","
    lines = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    try:
        yield from _numbered((tuple(line[:MOST_COLUMNS]) for line in lines), lambda _rows: None)
    except csv.Error as fault:
        raise Invalid(_("Tệp CSV này bị hỏng, không đọc được. Hãy lưu lại từ Excel.")) from fault


def _decoded_csv(data: bytes) -> str:
    """Unicode, or the Vietnamese code page of Windows, or a font of before Unicode."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data or data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"{\\rtf")):
        raise Invalid(_("Đây không phải là tệp Excel hay CSV. Hãy chọn tệp .xlsx hoặc .csv."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        windows = windows_vietnamese(data)
        return data.decode("latin-1") if windows is None else windows
