"""What the library does when a file is destroyed, and when its words are there."""

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.documents.models import Attachment, Document, Passage
from sotay.drafts.actions import forget_drafts_under
from sotay.files.models import Blob
from sotay.notices.actions import say_otherwise
from sotay.search.actions import mark


def forget_words(blob: Blob) -> None:
    """Blank the party data of every document that held the file; it leaves the lists.

    Called in the transaction of the act. The rows stay: who took it in and when is kept. Of a
    further file (an annex, the scan) its own name goes; the document is not what was secret.
    """
    Attachment.objects.filter(file__blob=blob).update(title=_("Tệp đã gỡ bỏ"))
    find_anew(blob)
    # Readers have marked its words, or begun to.
    Passage.objects.filter(blob=blob).delete()
    mark_of = blob.sha256[:16]  # as ``queries.Reader.mark``
    forget_drafts_under(keys=[f"quote-{mark_of}", f"passage-{mark_of}"])
    rows = Document.objects.filter(versions__file__blob=blob).distinct()
    for document in rows:
        document.title = _("Văn bản đã gỡ bỏ")
        document.code = document.issuer = document.signer = ""
        document.field = document.keywords = ""
        document.issued_on = None
        if document.state == Document.State.PUBLISHED:
            document.state = Document.State.WITHDRAWN
        document.save()
        document.versions.update(note="")
        say_otherwise(about=f"document:{document.pk}", words=_("Văn bản đã gỡ bỏ"))
        mark(source="document", thing=document.pk)


def find_anew(blob: Blob) -> None:
    """Words of a file have come, or more of them: its documents are found by these too."""
    held = Q(versions__file__blob=blob) | Q(attachments__file__blob=blob)
    for document_id in Document.objects.filter(held).values_list("pk", flat=True).distinct():
        mark(source="document", thing=document_id)
