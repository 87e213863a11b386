"""The page of one document: its party data, its files, and what its reader keeps of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Attachment, Document, Opening, Passage, Version
from sotay.documents.queries.audience import PublicationLine, publication_lines, reaches
from sotay.documents.queries.library import (
    DocumentLine,
    Own,
    line_of,
    own_of,
    readable,
    relations_to_document,
)
from sotay.documents.rules.shelves import shelf_named
from sotay.files import kinds
from sotay.files.models import Blob, StoredFile
from sotay.files.names import display_name
from sotay.kernel.refusals import Missing
from sotay.org.models import Person
from sotay.policy import Right
from sotay.policy.judgement import granted
from sotay.statements import Statement


@dataclass(frozen=True)
class VersionLine:
    """One file of a document."""

    number: int
    file_name: str
    kind: str
    pages: int | None
    note: str
    added_by: str
    added_at: datetime
    current: bool


@dataclass(frozen=True)
class AttachmentLine:
    """A further file: what it is, and whether it is the one being read."""

    id: int
    kind: str
    kind_name: str
    title: str
    file_name: str
    file_kind: str
    pages: int | None
    shown: bool


@dataclass(frozen=True)
class PassageLine:
    """A passage that the reader has marked, or a note beside a page."""

    id: int
    page: int
    quote: str
    words: str
    made_at: datetime


@dataclass(frozen=True)
class Shown:
    """The file that is read: a version, or with an id a further file."""

    file: StoredFile
    version: Version
    attachment_id: int = 0

    @property
    def blob(self) -> Blob:
        """Its bytes."""
        return self.file.blob


@dataclass(frozen=True)
class DocumentPage:
    """One document, its current file to be read.

    ``replaced_by`` and ``replaces`` name only what is for the reader too, ``sent_to`` only the
    lines by which the reader may read it; to its keeper all of them.
    """

    line: DocumentLine
    unit: str
    shelf: str
    signer: str
    field: str
    keywords: str
    replaced_by: DocumentLine | None
    replaces: list[DocumentLine]
    versions: list[VersionLine]
    shown: VersionLine | None
    attachments: list[AttachmentLine]
    sent_to: list[PublicationLine]
    keeps: bool
    asks_to_acknowledge: bool
    acknowledged_at: datetime | None

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The party data that are plain words, with their names, as far as they are known."""
        found = [
            (_("Loại văn bản"), self.line.type_name),
            (_("Số, ký hiệu"), self.line.code),
            (_("Cơ quan ban hành"), self.line.issuer),
            (_("Người ký"), self.signer),
            (_("Lĩnh vực"), self.field),
            (_("Từ khóa"), self.keywords),
            (_("Kệ"), self.shelf),
            (_("Đơn vị đưa lên"), self.unit),
        ]
        return [(name, value) for name, value in found if value]


def version_of(document: Document, number: int | None = None) -> Version | None:
    """The version of that number; the current one when none is said.

    Raises:
        Missing: there is no such number.
    """
    rows = document.versions.select_related("file__blob__preview", "added_by")
    if number is None:
        return rows.first()
    found = rows.filter(number=number).first()
    if found is None:
        raise Missing(_("Không tìm thấy bản này của văn bản."))
    return found


def shown_file(
    document: Document, *, version: int | None = None, attachment: int | None = None
) -> Shown | None:
    """The file to be read: of that version, or a further file; none where nothing came yet.

    Raises:
        Missing: there is no such version or further file.
    """
    found = version_of(document, version)
    if found is None:
        return None
    if attachment is None:
        return Shown(found.file, found)
    row = attachment_of(document, attachment)
    return Shown(row.file, found, row.pk)


def attachment_of(document: Document, attachment_id: int) -> Attachment:
    """A further file of the document.

    Raises:
        Missing: there is none with this id, or it was taken out.
    """
    rows = document.attachments.filter(removed_at=None, pk=attachment_id)
    row = rows.select_related("file__blob__preview").first()
    if row is None:
        raise Missing(_("Không tìm thấy tệp kèm theo này."))
    return row


def further_blobs(document: Document) -> list[Blob]:
    """The bytes of its further files, annexes and scans, as far as they are shown; one query."""
    rows = document.attachments.filter(removed_at=None)
    return [row.file.blob for row in rows.select_related("file__blob__preview")]


def document_page(person: Person, document: Document, shown: Shown | None) -> DocumentPage:
    """Everything that the page of a document shows."""
    own = own_of(person, [document])
    opening = Opening.objects.filter(person=person, document=document).first()
    versions = list(document.versions.select_related("file__blob", "added_by"))
    newest = versions[0].number if versions else 0
    keeps = granted(Right.DOCUMENTS_KEEP, relations_to_document(person, document))
    sent_to = publication_lines(document, None if keeps else reaches(person))
    successor = _successor(person, document)
    shelf = shelf_named(document.shelf)
    return DocumentPage(
        line=line_of(document, own),
        unit=document.unit.name,
        shelf=shelf.name if shelf else "",
        signer=document.signer,
        field=document.field,
        keywords=document.keywords,
        replaced_by=successor,
        replaces=[line_of(row, Own()) for row in readable(person).filter(replaced_by=document)],
        versions=[_version(row, newest) for row in versions],
        shown=_version(shown.version, newest) if shown else None,
        attachments=_attachments(document, shown),
        sent_to=sent_to,
        keeps=keeps,
        asks_to_acknowledge=any(row.asks_to_acknowledge for row in sent_to),
        acknowledged_at=opening.acknowledged_at if opening else None,
    )


def sent_to_of(person: Person, document: Document) -> list[PublicationLine]:
    """To whom it goes, as far as the person is told: what reaches them, its keeper all."""
    keeps = granted(Right.DOCUMENTS_KEEP, relations_to_document(person, document))
    return publication_lines(document, None if keeps else reaches(person))


def _successor(person: Person, document: Document) -> DocumentLine | None:
    """The document in its place, as far as it is for the person."""
    if document.replaced_by_id is None:
        return None
    row = readable(person).filter(pk=document.replaced_by_id).first()
    return line_of(row, Own()) if row else None


def _attachments(document: Document, shown: Shown | None) -> list[AttachmentLine]:
    rows = document.attachments.filter(removed_at=None).select_related("file__blob")
    return [
        AttachmentLine(
            id=row.pk,
            kind=row.kind,
            kind_name=row.get_kind_display(),
            title=row.title,
            file_name=display_name(row.file.original_name),
            file_kind=kinds.kind_of(row.file.blob.media_type).name,
            pages=row.file.blob.pages,
            shown=shown is not None and shown.attachment_id == row.pk,
        )
        for row in rows
    ]


def _version(row: Version, newest: int) -> VersionLine:
    return VersionLine(
        number=row.number,
        file_name=display_name(row.file.original_name),
        kind=kinds.kind_of(row.file.blob.media_type).name,
        pages=row.file.blob.pages,
        note=row.note,
        added_by=row.added_by.full_name,
        added_at=row.added_at,
        current=row.number == newest,
    )


def passages_of(person: Person, blob: Blob) -> list[PassageLine]:
    """What the person has marked in a file.

    This, ``all_passages_of`` and ``passage_for`` are the doors to passages.
    """
    rows = _MARKED.all(person.pk, blob.pk)
    return [PassageLine(row.pk, row.page, row.quote, row.words, row.made_at) for row in rows]


_MARKED = Statement(Passage.objects.all, "person_id = %s AND blob_id = %s ORDER BY page, id")


def all_passages_of(person: Person) -> QuerySet[Passage]:
    """What the person has marked anywhere, the latest first."""
    return Passage.objects.filter(person=person).order_by("-made_at", "-pk")


def passage_for(person: Person, blob: Blob, passage_id: int) -> Passage:
    """A passage of the person's own in this file.

    Raises:
        Missing: there is none, or it is another's.
    """
    row = Passage.objects.filter(person=person, blob=blob, pk=passage_id).first()
    if row is None:
        raise Missing(_("Không tìm thấy chỗ đánh dấu này. Có thể đồng chí đã xóa nó."))
    return row


def quotes_of(passages: list[PassageLine]) -> list[tuple[int, str]]:
    """What is marked, with its page; notes beside a page mark nothing."""
    return [(one.page, one.quote) for one in passages if one.quote]
