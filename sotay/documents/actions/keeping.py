"""Taking documents in, publishing them, replacing their files, taking them out of force."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.documents import queries
from sotay.documents.models import Document, Publication, Version
from sotay.documents.rules import publishing
from sotay.documents.rules.proposals import Proposal, propose
from sotay.documents.rules.shelves import shelf_for
from sotay.files.actions import Upload, store_and_read, store_file
from sotay.files.models import StoredFile
from sotay.jobs.actions import run_later
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Person, Unit
from sotay.org.queries import subtree_ids
from sotay.policy import Right, require
from sotay.search.actions import mark

AT_ONCE = 200
"""Readers told in one transaction: pages have their turn between."""


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
def publish(
    *, by: Person, document: Document, unit: Unit, reach: str, asks_to_acknowledge: bool = False
) -> Publication:
    """Publish to a unit of the keeper's own subtree; below, it is there at once.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Conflict: it was withdrawn.
        Invalid: it lacks a title or a file, or ``unit`` is not of the subtree.
    """
    held = row_held(by, document)
    if held.state == Document.State.WITHDRAWN:
        raise Conflict(_("Văn bản này đã thu hồi nên không ban hành lại được."))
    lack = publishing.lacking(title=held.title, versions=held.versions.count())
    if lack:
        raise Invalid(lack)
    if unit.pk != held.unit_id and unit.pk not in subtree_ids(held.unit):
        raise Invalid(_("Chỉ ban hành đến đơn vị mình và các đơn vị trực thuộc."), field="unit")
    publication, _new = Publication.objects.update_or_create(
        document=held,
        unit=unit,
        defaults={
            "reach": reach,
            "asks_to_acknowledge": asks_to_acknowledge,
            "by": by,
            "at": clock.now(),
        },
    )
    if held.state == Document.State.DRAFT:
        held.state, held.published_at = Document.State.PUBLISHED, clock.now()
        held.save()
    record(by=by, act="documents.published", about=held, unit=held.unit, details={"unit": unit.pk})
    run_later("documents.tell_readers", publication_id=publication.pk)
    mark(source="document", thing=held.pk)
    return publication


@one_act()
def tell_readers(*, publication_id: int, after: int = 0) -> None:
    """Tell the next few of those whom a publication reaches; then the job asks for the rest.

    Nobody is told twice of the same document, and nobody at all once it is withdrawn.
    """
    row = Publication.objects.select_related("document", "by").filter(pk=publication_id).first()
    if row is None or row.document.state != Document.State.PUBLISHED:
        return
    people = queries.next_readers(row, after, AT_ONCE)
    notify(
        by=row.by,
        people=people,
        kind="documents.published",
        about=f"document:{row.document_id}",
        words=_("Văn bản mới: %(title)s")
        % {"title": f"{row.document.code} {row.document}".strip()},
        address=reverse("documents:document", args=[row.document_id]),
    )
    if len(people) == AT_ONCE:
        run_later("documents.tell_readers", publication_id=publication_id, after=people[-1].pk)


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
