"""Taking documents in, replacing their files, taking them out of force."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from sotay.documents import queries
from sotay.documents.models import Document, Version
from sotay.documents.rules.proposals import Proposal, propose
from sotay.documents.rules.shelves import shelf_for
from sotay.files.actions import Upload, store_and_read, store_file
from sotay.files.models import StoredFile
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.policy import Right, require
from sotay.search.actions import mark


@dataclass(frozen=True)
class Particulars:
    """The party data of a document, as a form gives it."""

    type_code: str = ""
    code: str = ""
    title: str = ""
    issuer: str = ""
    signer: str = ""
    issued_on: date | None = None
    field: str = ""
    keywords: str = ""
    label: str = Document.Label.INTERNAL
    # Empty: the one that its type names.
    shelf: str = ""


def take_in(
    *,
    by: Person,
    unit: Unit,
    upload: Upload,
    name: str,
    refuse: Callable[[str], None] | None = None,
) -> Document:
    """Keep a file as a draft, with what its first page says of it; a person confirms that.

    The file is stored before the transaction: looking into a PDF takes a moment.

    Args:
        by: who keeps it.
        unit: whose it is.
        upload: the bytes.
        name: of the file, as the browser's page read it.
        refuse: as ``store_file``: told the SHA-256 before anything is kept.

    Raises:
        Forbidden: ``by`` keeps no documents of the unit.
        Invalid: the file is refused.
    """
    require(by, Right.DOCUMENTS_KEEP, unit)
    stored, head = store_and_read(by=by, upload=upload, name=name, refuse=refuse)
    return _draft(by, unit, stored, propose(head, queries.types_today()))


@one_act()
def _draft(by: Person, unit: Unit, stored: StoredFile, found: Proposal) -> Document:
    title = found.summary or _title_of(stored.original_name)
    document = Document.objects.create(
        unit=unit,
        type_code=found.type_code,
        shelf=shelf_for(found.type_code, title).key,
        code=found.code,
        title=title,
        issuer=found.issuer,
        signer=found.signer,
        issued_on=found.issued_on,
        added_by=by,
        added_at=clock.now(),
    )
    _add(by, document, stored, "")
    record(by=by, act="documents.taken_in", about=document, unit=unit)
    mark(source="document", thing=document.pk)
    return document


def _title_of(name: str) -> str:
    """A title for want of a better one: the file's name without its ending, on one line."""
    return text.tidy(name.rpartition(".")[0]) or text.tidy(name)


@one_act()
def describe(*, by: Person, document: Document, particulars: Particulars) -> Document:
    """Write the party data; of a published document too, for a wrong date misleads everybody.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Invalid: no title.
    """
    held = row_held(by, document)
    title = text.tidy(particulars.title)
    if not title:
        raise Invalid(_("Ghi trích yếu của văn bản."), field="title")
    held.type_code = particulars.type_code
    held.code = text.tidy(particulars.code)
    held.title = title
    held.issuer = text.tidy(particulars.issuer)
    held.signer = text.tidy(particulars.signer)
    held.issued_on = particulars.issued_on
    held.field = text.tidy(particulars.field)
    held.keywords = text.tidy(particulars.keywords)
    held.label = particulars.label
    held.shelf = particulars.shelf or shelf_for(held.type_code, title).key
    held.save()
    record(by=by, act="documents.described", about=held, unit=held.unit)
    mark(source="document", thing=held.pk)
    return held


def add_version(
    *, by: Person, document: Document, upload: Upload, name: str, note: str = ""
) -> Version:
    """A newer file; the older ones stay, and meetings keep the one they used.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Invalid: the file is refused, or it is the current one again.
    """
    require(by, Right.DOCUMENTS_KEEP, document.unit)
    stored = store_file(by=by, upload=upload, name=name)
    return _newer(by, document, stored, note)


@one_act()
def _newer(by: Person, document: Document, stored: StoredFile, note: str) -> Version:
    held = row_held(by, document)
    current = held.versions.select_related("file").first()
    if current is not None and current.file.blob_id == stored.blob_id:
        raise Invalid(_("Tệp này chính là bản hiện hành, không có gì thay đổi."), field="file")
    version = _add(by, held, stored, text.tidy(note))
    record(
        by=by,
        act="documents.version_added",
        about=held,
        unit=held.unit,
        details={"version": version.number},
    )
    mark(source="document", thing=held.pk)
    return version


@one_act()
def withdraw(*, by: Person, document: Document, replaced_by: Document | None = None) -> Document:
    """Take it out of the lists; where it was used it stays readable. Perhaps for another one.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Conflict: it was never published, or is withdrawn already.
        Invalid: it would replace itself.
    """
    held = row_held(by, document)
    if held.state != Document.State.PUBLISHED:
        raise Conflict(_("Chỉ thu hồi văn bản đang ban hành."))
    if replaced_by is not None and replaced_by.pk == held.pk:
        raise Invalid(_("Văn bản không thể tự thay thế mình."), field="replaced_by")
    held.state, held.replaced_by = Document.State.WITHDRAWN, replaced_by
    held.save()
    record(by=by, act="documents.withdrawn", about=held, unit=held.unit)
    mark(source="document", thing=held.pk)
    return held


def row_held(by: Person, document: Document) -> Document:
    """The document's row, held until the commit, if ``by`` keeps it."""
    require(by, Right.DOCUMENTS_KEEP, document.unit)
    return (
        Document.objects.select_for_update(of=("self",)).select_related("unit").get(pk=document.pk)
    )


def _add(by: Person, document: Document, stored: StoredFile, note: str) -> Version:
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        document=document,
        number=last + 1,
        file=stored,
        note=note,
        added_by=by,
        added_at=clock.now(),
    )
