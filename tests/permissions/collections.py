"""A collection of the cell with its document in it, and a document that is in none."""

from typing import Any

from sotay.documents.actions import make_collection, publish
from sotay.documents.models import Document, Publication, Version
from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.org.tests.cast import Cast


def set_collections(cast: Cast, ids: dict[str, dict[str, Any]]) -> None:
    """Into the ids of ``org``, and a place ``loose`` whose document is in no collection."""
    org = ids["org"]
    made = make_collection(
        by=cast.binh,
        unit=cast.cell,
        name="Chuyên đề quý 4",
        document=Document.objects.get(pk=org["document_id"]),
    )
    org["collection_id"] = made.pk
    ids["loose"] = {**org, "document_id": _loose(cast)}


def _loose(cast: Cast) -> int:
    now = clock.now()
    file = store_bytes(by=cast.binh, data=b"Tai lieu.\n", name="Tài liệu.txt")
    document = Document.objects.create(
        unit=cast.cell, title="Tài liệu đọc thêm", added_by=cast.binh, added_at=now
    )
    Version.objects.create(document=document, number=1, file=file, added_by=cast.binh, added_at=now)
    publish(by=cast.binh, document=document, unit=cast.cell, reach=Publication.Reach.SUBTREE)
    return document.pk
