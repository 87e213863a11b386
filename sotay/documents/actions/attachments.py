"""Further files of a document: the scanned original, annexes, forms to fill in."""

from sotay.documents.actions.keeping import row_held
from sotay.documents.models import Attachment, Document
from sotay.files.actions import Upload, store_file
from sotay.files.models import StoredFile
from sotay.kernel import clock, text
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.search.actions import mark


def attach(
    *, by: Person, document: Document, upload: Upload, name: str, kind: str, title: str = ""
) -> Attachment:
    """Put a further file beside the document's own; a new version of it changes nothing here.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Invalid: the file is refused.
    """
    require(by, Right.DOCUMENTS_KEEP, document.unit)
    stored = store_file(by=by, upload=upload, name=name)
    return _attached(by, document, stored, kind, title)


@one_act()
def _attached(
    by: Person, document: Document, stored: StoredFile, kind: str, title: str
) -> Attachment:
    held = row_held(by, document)
    row = Attachment.objects.create(
        document=held,
        kind=kind,
        title=text.tidy(title),
        file=stored,
        added_by=by,
        added_at=clock.now(),
    )
    record(by=by, act="documents.attached", about=held, unit=held.unit, details={"file": row.pk})
    mark(source="document", thing=held.pk)
    return row


@one_act()
def detach(*, by: Person, document: Document, attachment: Attachment) -> None:
    """Take a further file out; its row and its bytes stay, for something may rest on them.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
    """
    held = row_held(by, document)
    if attachment.removed_at is None:
        attachment.removed_at = clock.now()
        attachment.save(update_fields=["removed_at"])
        details = {"file": attachment.pk}
        record(by=by, act="documents.detached", about=held, unit=held.unit, details=details)
        mark(source="document", thing=held.pk)
