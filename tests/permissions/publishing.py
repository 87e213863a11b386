"""A document of the cell for its committee and its secretary alone: An does not know of it."""

from typing import Any

from sotay.documents.actions import publish
from sotay.documents.models import Document, Publication, Version
from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.org.models import Title
from sotay.org.tests.cast import Cast


def set_publishing(cast: Cast, ids: dict[str, dict[str, Any]]) -> None:
    """It goes to two lines, of which one may be taken back."""
    by, unit, now = cast.binh, cast.cell, clock.now()
    file = store_bytes(by=by, data=b"Noi bo chi uy.\n", name="Chi ủy.txt")
    document = Document.objects.create(unit=unit, title="Chi ủy", added_by=by, added_at=now)
    Version.objects.create(document=document, number=1, file=file, added_by=by, added_at=now)
    secretary = Title.objects.get(code="cell_secretary")
    publish(by=by, document=document, unit=unit, who=Publication.Who.TITLE, title=secretary)
    row = publish(
        by=by, document=document, unit=unit, who=Publication.Who.BODY, body=cast.cell_committee
    )
    ids["circle"] = {**ids["org"], "document_id": document.pk, "publication_id": row.pk}
    ids["org"]["publication_id"] = row.pk
