"""What An keeps of the papers of the world, and a further file of its document."""

from typing import Any

from sotay.documents.actions import mark_passage
from sotay.documents.models import Attachment, Document
from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.meetings.models import MeetingPaper
from sotay.org.tests.cast import Cast


def set_reading(cast: Cast, ids: dict[str, dict[str, Any]]) -> None:
    """A passage of An in the document and in the paper of the open meeting."""
    org = ids["org"]
    document = Document.objects.get(pk=org["document_id"])
    current = document.versions.get().file.blob
    row = Attachment.objects.create(
        document=document,
        kind=Attachment.Kind.ANNEX,
        file=store_bytes(by=cast.binh, data=b"Phu luc.\n", name="Phụ lục.txt"),
        added_by=cast.binh,
        added_at=clock.now(),
    )
    org["attachment_id"] = row.pk
    marked = mark_passage(by=cast.an, blob=current, page=1, words="Hỏi lại.")
    ids["passage"] = {**org, "passage_id": marked.pk}
    org["passage_id"] = marked.pk
    paper = MeetingPaper.objects.get(pk=ids["open"]["paper_id"])
    own = mark_passage(by=cast.an, blob=paper.file.blob, page=1, words="Hỏi lại.")
    ids["open"]["passage_id"] = own.pk
