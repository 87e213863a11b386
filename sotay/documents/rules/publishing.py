"""When a document may be published, and what it must say by then."""

from django.utils.translation import gettext as _


def lacking(*, title: str, versions: int) -> str:
    """What a draft lacks before it may go out, as a sentence; empty when nothing."""
    if not title:
        return _("Văn bản chưa có trích yếu. Hãy ghi trích yếu rồi ban hành.")
    if not versions:
        return _("Văn bản chưa có tệp nào. Hãy đưa tệp vào rồi ban hành.")
    return ""
