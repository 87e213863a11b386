"""What a phone keeps of a document, to open it without a network."""

import hashlib
import json
from dataclasses import dataclass

from sotay.documents.models import Document
from sotay.documents.queries.document import Shown, shown_file
from sotay.files.models import Blob
from sotay.files.queries import is_ready, preview_of, sheets_of


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


def pack_of(document: Document) -> DocumentPack:
    """The pack of a document that a door let somebody into; three queries."""
    shown = shown_file(document)
    rows = document.attachments.filter(removed_at=None).select_related("file__blob__preview")
    files = [_file(shown)] if shown else []
    if shown:
        files += [_file(Shown(row.file, shown.version, row.pk)) for row in rows]
    facts = [
        *(document.title, document.code, document.state, document.replaced_by_id),
        *((one.attachment_id, one.blob.sha256, is_ready(one.blob)) for one in files),
    ]
    mark = hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:16]
    return DocumentPack(document, mark, files)


def _file(shown: Shown) -> PackFile:
    sheets = enumerate(sheets_of(preview_of(shown.blob)), start=1)
    sizes = {number: sheet[0].size for number, sheet in sheets if sheet}
    return PackFile(shown.attachment_id, shown.blob, sizes)
