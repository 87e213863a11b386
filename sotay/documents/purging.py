"""What the library kept of the words of a file goes when the file is destroyed."""

from django.utils.translation import gettext as _

from sotay.documents.models import Document
from sotay.files.models import Blob
from sotay.notices.actions import say_otherwise


def forget_words(blob: Blob) -> None:
    """Blank the party data of every document that held the file; it leaves the lists.

    Called in the transaction of the act. The rows stay: who took it in and when is kept.
    """
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
