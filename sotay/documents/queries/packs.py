"""What a phone keeps of documents, to open them without a network."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sotay.documents.models import Attachment, Collection, Document, Version
from sotay.documents.queries.collections import documents_in
from sotay.documents.queries.document import Shown
from sotay.files.models import Blob
from sotay.files.queries import is_ready, preview_of, sheets_of
from sotay.org.models import Person


@dataclass(frozen=True)
class PackFile:
    """A file of the document; ``sizes`` are the bytes of its pages' small pictures, by number."""

    attachment_id: int
    blob: Blob
    sizes: dict[int, int]


@dataclass(frozen=True)
class DocumentPack:
    """All files that are in force. ``mark`` changes when anything in it does."""

    document: Document
    mark: str
    files: list[PackFile]


@dataclass(frozen=True)
class CollectionPack:
    """A collection with everything in it that is for one reader, in its order."""

    collection: Collection
    mark: str
    documents: list[DocumentPack]


def pack_of(document: Document) -> DocumentPack:
    """The pack of a document that a door let somebody into; two queries."""
    return _packs_of([document])[0]


def collection_pack(person: Person, collection: Collection) -> CollectionPack:
    """The pack of a collection that a door let the person into; three queries."""
    packs = _packs_of(documents_in(person, collection))
    facts = [collection.name, collection.note, *((one.document.pk, one.mark) for one in packs)]
    return CollectionPack(collection, _mark(facts), packs)


def _packs_of(documents: Sequence[Document]) -> list[DocumentPack]:
    ids = [row.pk for row in documents]
    files = "file__blob__preview"
    # The newest version last, so that it is the one that stays.
    versions = Version.objects.filter(document__in=ids).select_related(files).order_by("number")
    newest = {row.document_id: row for row in versions}
    others = defaultdict(list)
    for row in Attachment.objects.filter(document__in=ids, removed_at=None).select_related(files):
        others[row.document_id].append(row)
    return [_pack(row, newest.get(row.pk), others[row.pk]) for row in documents]


def _pack(
    document: Document, version: Version | None, attachments: Sequence[Attachment]
) -> DocumentPack:
    files: list[PackFile] = []
    if version is not None:
        shown = [Shown(version.file, version)]
        shown += [Shown(row.file, version, row.pk) for row in attachments]
        files = [_file(one) for one in shown]
    facts = [
        *(document.title, document.code, document.state, document.replaced_by_id),
        *((one.attachment_id, one.blob.sha256, is_ready(one.blob)) for one in files),
    ]
    return DocumentPack(document, _mark(facts), files)


def _file(shown: Shown) -> PackFile:
    sheets = enumerate(sheets_of(preview_of(shown.blob)), start=1)
    sizes = {number: sheet[0].size for number, sheet in sheets if sheet}
    return PackFile(shown.attachment_id, shown.blob, sizes)


def _mark(facts: Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:16]
