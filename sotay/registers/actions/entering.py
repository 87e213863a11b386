"""A paper gets its line: the next number of the unit's book of that year, without a gap."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.documents.models import Document
from sotay.files.actions import Upload, store_file
from sotay.files.models import StoredFile
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import earlier_write, write_once
from sotay.org.models import Person, Unit
from sotay.papers.actions import allocate_number
from sotay.papers.models import Number
from sotay.papers.queries import layout_today
from sotay.papers.rules import issuer_kinds, may_issue
from sotay.policy import Right, require
from sotay.registers import queries
from sotay.registers.models import Book, Line
from sotay.registers.rules import writing


@dataclass(frozen=True)
class Particulars:
    """The columns of a line, as a form gives them; a kind of book leaves some of them empty."""

    summary: str
    day: date
    author: str = ""
    code: str = ""
    dated_on: date | None = None
    type_code: str = ""
    label: str = Document.Label.INTERNAL
    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: int | None = None
    due_on: date | None = None
    note: str = ""


COLUMNS = tuple(field.name for field in fields(Particulars))


def propose_from(*, by: Person, unit: Unit, upload: Upload, name: str) -> StoredFile:
    """Keep the file of a paper that came, to be entered when its columns were looked at.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Invalid: the file is refused; a secret one leaves nothing behind.
    """
    require(by, Right.REGISTERS_KEEP, unit)
    return store_file(by=by, upload=upload, name=name)


@one_act()
def enter_incoming(
    *,
    by: Person,
    unit: Unit,
    particulars: Particulars,
    client_id: UUID,
    file: StoredFile | None = None,
) -> Line:
    """Enter a paper that came, perhaps with its file.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Invalid: no summary, a day to come, a mark of secrecy.
        Conflict: the file stands in a book already, or the id was used for another line.
    """
    require(by, Right.REGISTERS_KEEP, unit)
    kept = _checked(particulars)
    earlier = earlier_write(Line, client_id, summary=kept.summary, entered_by_id=by.pk)
    if earlier is not None:
        return earlier
    if file is not None and Line.objects.filter(file=file).exists():
        raise Conflict(_("Tệp này đã vào sổ. Mở sổ để xem dòng đã ghi."))
    return _enter(by, unit, Book.Kind.INCOMING, kept, client_id, file=file)


@one_act()
def enter_document(
    *, by: Person, unit: Unit, kind: str, document: Document, client_id: UUID
) -> Line:
    """Enter a document of the library: one that was published to the unit, or the unit's own.

    Entered twice, it is one line.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
    """
    require(by, Right.REGISTERS_KEEP, unit)
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    earlier = Line.objects.filter(
        book__unit=unit, book__kind=kind, document=document, struck_at=None
    ).first()
    if earlier is not None:
        return earlier
    incoming = kind == Book.Kind.INCOMING
    published = document.published_at or clock.now()
    sent_on = published.astimezone(clock.VIETNAM).date()
    particulars = Particulars(
        summary=document.title,
        day=clock.today() if incoming else sent_on,
        author=document.issuer if incoming else "",
        code=document.code,
        dated_on=document.issued_on,
        type_code=document.type_code,
        label=document.label,
        signer=document.signer,
        recipients="" if incoming else queries.published_to(document),
    )
    return _enter(by, unit, kind, _checked(particulars), client_id, document=document)


@one_act()
def enter_number(*, by: Person, unit: Unit, number: Number, client_id: UUID) -> Line:
    """Enter a paper that was issued in the product under ``number``. Twice is one line.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Conflict: the number was cancelled, so no paper of it went out.
    """
    require(by, Right.REGISTERS_KEEP, unit)
    held = Number.objects.select_for_update().get(pk=number.pk)
    earlier = Line.objects.filter(number=held).first()
    if earlier is not None:
        return earlier
    if held.is_cancelled:
        raise Conflict(_("Số này đã hủy nên không có văn bản nào để vào sổ."))
    particulars = Particulars(**queries.columns_of_number(number))
    return _enter(by, unit, Book.Kind.OUTGOING, _checked(particulars), client_id, number=held)


@one_act()
def issue_outgoing(*, by: Person, unit: Unit, particulars: Particulars, client_id: UUID) -> Line:
    """Give a paper that was made outside its number, and enter it, both or neither.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Invalid: no body of the unit issues such papers; otherwise as ``enter_incoming``.
        Conflict: the unit has no term of office on that day, or the id was used before.
    """
    require(by, Right.REGISTERS_KEEP, unit)
    kept = _checked(particulars)
    earlier = earlier_write(Line, client_id, summary=kept.summary, entered_by_id=by.pk)
    if earlier is not None:
        return earlier
    layout = layout_today()
    kinds = issuer_kinds(is_cell=unit.kind.is_cell)
    number = allocate_number(
        by=by,
        unit=unit,
        layout=layout,
        issuer_kind=next((k for k in kinds if may_issue(layout, k, kept.type_code)), kinds[0]),
        type_code=kept.type_code,
        title=kept.summary,
        day=kept.dated_on or kept.day,
    )
    code = queries.code_of_number(number)
    return _enter(by, unit, Book.Kind.OUTGOING, replace(kept, code=code), client_id, number=number)


def _checked(particulars: Particulars) -> Particulars:
    """The columns tidied, or the reason why they cannot stand in a book."""
    tidied: dict[str, Any] = {
        name: text.tidy(value)
        for name, value in asdict(particulars).items()
        if isinstance(value, str)
    }
    kept = replace(particulars, **tidied)
    if not kept.summary:
        raise Invalid(_("Ghi trích yếu của văn bản."), field="summary")
    if kept.day > clock.today():
        raise Invalid(_("Ngày vào sổ không thể ở sau hôm nay."), field="day")
    if kept.dated_on is not None and kept.dated_on > kept.day:
        raise Invalid(_("Ngày của văn bản không thể sau ngày đến, ngày đi."), field="dated_on")
    writing.refuse_secret((kept.code, kept.summary, kept.note))
    return kept


def checked(particulars: Particulars) -> Particulars:
    """The same for whoever puts a line right."""
    return _checked(particulars)


def _enter(
    by: Person, unit: Unit, kind: str, kept: Particulars, client_id: UUID, **source: Any
) -> Line:
    def make() -> Line:
        book = _locked_book(unit, kind, writing.book_year(kept.day))
        made = Line.objects.create(
            book=book,
            value=book.next_value,
            entered_by=by,
            entered_at=clock.now(),
            client_id=client_id,
            **asdict(kept),
            **source,
        )
        book.next_value += 1
        book.save(update_fields=["next_value"])
        return made

    line, new = write_once(Line, client_id, make, summary=kept.summary, entered_by_id=by.pk)
    if new:
        record(
            by=by,
            act="registers.entered",
            about=line,
            unit=unit,
            details={"value": line.value, "year": line.book.year},
        )
    return line


def _locked_book(unit: Unit, kind: str, year: int) -> Book:
    """The book, begun at its first line, held until the commit: whoever comes second waits."""
    book, _new = Book.objects.get_or_create(unit=unit, kind=kind, year=year)
    return Book.objects.select_for_update().get(pk=book.pk)
