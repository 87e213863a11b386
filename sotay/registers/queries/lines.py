"""One line with its history, and one paper that was passed on, as its receiver sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sotay.documents.queries import version_of
from sotay.files.models import StoredFile
from sotay.files.names import display_name
from sotay.org.models import Person
from sotay.policy import Right, may
from sotay.registers.models import Book, Forwarding, Line
from sotay.registers.queries.books import row_of
from sotay.registers.rules.rows import LineRow, SentLine


@dataclass(frozen=True)
class Change:
    """One column that was put right."""

    field: str
    before: str
    after: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class LinePage:
    """A line, its history, its file, and what may be done with it."""

    row: LineRow
    unit_id: int
    unit: str
    kind: str
    kind_name: str
    year: int
    document_id: int | None
    file_name: str
    entered_by: str
    entered_at: datetime
    struck_by: str
    struck_at: datetime | None
    changes: list[Change]
    keeps: bool


@dataclass(frozen=True)
class ForwardingPage:
    """What was passed on: the paper's columns, the note, the task, and the confirmation."""

    id: int
    row: LineRow
    sent: SentLine
    unit: str
    note: str
    by: str
    at: datetime
    file_name: str
    received_by: str
    received_at: datetime | None
    may_receive: bool
    line_id: int | None


def line_page(person: Person, line: Line) -> LinePage:
    """A line that ``line_for`` found."""
    stored = file_of(line)
    return LinePage(
        row=row_of(line),
        unit_id=line.book.unit_id,
        unit=line.book.unit.name,
        kind=line.book.kind,
        kind_name=str(Book.Kind(line.book.kind).label),
        year=line.book.year,
        document_id=line.document_id,
        file_name=display_name(stored.original_name) if stored else "",
        entered_by=line.entered_by.full_name,
        entered_at=line.entered_at,
        struck_by=line.struck_by.full_name if line.struck_by else "",
        struck_at=line.struck_at,
        changes=[
            Change(row.field, row.before, row.after, row.reason, row.by.full_name, row.at)
            for row in line.corrections.select_related("by").order_by("-at", "-pk")
        ],
        keeps=may(person, Right.REGISTERS_KEEP, line.book.unit),
    )


def forwarding_page(person: Person, forwarding: Forwarding) -> ForwardingPage:
    """What ``forwarding_for`` found."""
    row = row_of(forwarding.line)
    stored = file_of(forwarding.line)
    receives = may(person, Right.REGISTERS_RECEIVE, forwarding)
    sees_line = may(person, Right.REGISTERS_SEE, forwarding.line.book.unit)
    return ForwardingPage(
        id=forwarding.pk,
        row=row,
        sent=next(one for one in row.sent if one.id == forwarding.pk),
        unit=forwarding.line.book.unit.name,
        note=forwarding.note,
        by=forwarding.by.full_name,
        at=forwarding.at,
        file_name=display_name(stored.original_name) if stored else "",
        received_by=forwarding.received_by.full_name if forwarding.received_by else "",
        received_at=forwarding.received_at,
        may_receive=receives and forwarding.received_at is None,
        line_id=forwarding.line_id if sees_line else None,
    )


def file_of(line: Line) -> StoredFile | None:
    """The file of the paper: the one that was brought, or the current one of the library."""
    if line.file is not None:
        return line.file
    version = version_of(line.document) if line.document else None
    return version.file if version else None


def columns_of(line: Line, names: tuple[str, ...]) -> dict[str, Any]:
    """The columns of a line as a form takes them."""
    return {name: getattr(line, name) for name in names}
