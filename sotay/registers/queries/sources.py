"""What waits to be entered: documents of the library, and numbers that were given."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Document, Publication
from sotay.documents.queries import publication_words, types_today
from sotay.documents.rules.proposals import propose
from sotay.files import kinds
from sotay.files.models import StoredFile
from sotay.files.texts import head_of
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Unit
from sotay.org.queries.units import ancestor_ids
from sotay.papers.models import Number
from sotay.papers.queries import layout_today
from sotay.papers.rules import paper_code
from sotay.registers.issued import issued_under
from sotay.registers.models import Book, Line

# Offered at once; the rest comes when these are entered.
SHOWN = 20
LONGEST_RECIPIENTS = 400
# What goes to a body or a title is for those people, not for whoever looks into a unit's book.
_FOR_A_UNIT = (Publication.Who.EVERYBODY, Publication.Who.COMMITTEE)


def waiting_documents(unit: Unit, kind: str, year: int) -> list[Document]:
    """Documents of ``year`` that a book of the unit lacks, the newest first.

    Into the book of what came: those that others published to the unit. Into the other: the
    unit's own that have a number.
    """
    rows = _documents(unit, kind).filter(published_at__gte=_begin(year))
    rows = rows.filter(published_at__lt=_begin(year + 1))
    return list(rows.select_related("unit").order_by("-published_at", "-pk")[:SHOWN])


def document_to_enter(unit: Unit, kind: str, document_id: int) -> Document:
    """A document that belongs into a book of the unit, entered already or not.

    Raises:
        Missing: there is none of this id that came to the unit, or went out of it.
    """
    found = _belonging(unit, kind).filter(pk=document_id).first()
    if found is None:
        raise Missing(_("Không tìm thấy văn bản này trong thư viện của đơn vị."))
    return found


def waiting_numbers(unit: Unit, year: int) -> list[dict[str, Any]]:
    """Papers that were issued here in ``year`` and do not stand in the book, the newest first.

    Each is ``{"id", "code", "summary", "day"}``.
    """
    rows = Number.objects.filter(
        register__unit=unit,
        cancelled_at=None,
        allocated_at__gte=_begin(year),
        allocated_at__lt=_begin(year + 1),
    )
    entered = Line.objects.filter(book__unit=unit, number__isnull=False).values("number")
    numbers = list(
        rows.exclude(pk__in=entered)
        .select_related("register__unit__kind", "register__body__kind")
        .order_by("-allocated_at", "-pk")[:SHOWN]
    )
    issued = issued_under([number.pk for number in numbers])
    return [
        {
            "id": number.pk,
            "code": code_of_number(number),
            "summary": number.title,
            "day": issued[number.pk].day if number.pk in issued else _given_on(number),
        }
        for number in numbers
    ]


def number_to_enter(unit: Unit, number_id: int) -> Number:
    """A number of one of the unit's registers.

    Raises:
        Missing: there is none with this id here.
    """
    rows = Number.objects.select_related("register__unit__kind", "register__body__kind")
    found = rows.filter(pk=number_id, register__unit=unit).first()
    if found is None:
        raise Missing(_("Không tìm thấy số văn bản này."))
    return found


def code_of_number(number: Number) -> str:
    """The number as it is written: ``05-NQ/CB``."""
    register = number.register
    holder = register.body or register.unit
    sign = paper_code(layout_today(), register.type_code, holder.kind.code_suffix)
    return f"{number.value:02d}-{sign}"


def columns_of_number(number: Number) -> dict[str, Any]:
    """What the line of an issued paper says, as far as the product knows."""
    issued = issued_under([number.pk]).get(number.pk)
    given_on = _given_on(number)
    day = issued.day if issued else given_on
    return {
        "summary": number.title,
        "day": max(day, given_on),
        "code": code_of_number(number),
        "dated_on": day,
        "type_code": number.register.type_code,
        "signer": issued.signer if issued else "",
    }


def published_to(document: Document) -> str:
    """To whom a document of the unit went: the names of units, else officers, bodies, titles."""
    rows = document.publications.select_related("unit", "body__unit", "title")
    names = [
        row.unit.name if row.who == Publication.Who.EVERYBODY else publication_words(row)
        for row in rows
    ]
    return "; ".join(names)[:LONGEST_RECIPIENTS]


def file_to_enter(person: Person, file_id: UUID) -> StoredFile:
    """A file that this person has just brought, and that stands in no book yet.

    Raises:
        Missing: it is another's, or was entered.
    """
    rows = StoredFile.objects.select_related("blob").filter(pk=file_id, uploaded_by=person)
    found = rows.first()
    if found is None or Line.objects.filter(file=found).exists():
        raise Missing(_("Không tìm thấy tệp này. Hãy chọn lại tệp."))
    return found


def first_columns(stored: StoredFile) -> dict[str, Any]:
    """What the first page of a file says of it, for a person to look at."""
    head = head_of(stored.blob.path, kinds.kind_of(stored.blob.media_type))
    found = propose(head, types_today())
    return {
        "summary": found.summary,
        "code": found.code,
        "author": found.issuer,
        "dated_on": found.issued_on,
        "type_code": found.type_code,
        "signer": found.signer,
    }


def _belonging(unit: Unit, kind: str) -> QuerySet[Document]:
    rows = Document.objects.filter(state=Document.State.PUBLISHED)
    if kind == Book.Kind.OUTGOING:
        return rows.filter(unit=unit).exclude(code="")
    from_above = Q(unit__in=ancestor_ids(unit), reach=Publication.Reach.SUBTREE)
    lines = Publication.objects.filter(Q(unit=unit) | from_above, who__in=_FOR_A_UNIT)
    reached = lines.values("document")
    return rows.filter(pk__in=reached).exclude(unit=unit)


def _documents(unit: Unit, kind: str) -> QuerySet[Document]:
    entered = Line.objects.filter(
        book__unit=unit, book__kind=kind, document__isnull=False, struck_at=None
    )
    return _belonging(unit, kind).exclude(pk__in=entered.values("document"))


def _given_on(number: Number) -> date:
    return number.allocated_at.astimezone(clock.VIETNAM).date()


def _begin(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=clock.VIETNAM)
