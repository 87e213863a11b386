"""Why an act is entered by somebody else than the member who does it."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sotay.kernel import text
from sotay.kernel.refusals import Invalid

LONGEST_NOTE = 200


class Reason(models.TextChoices):
    """The member decides, the secretary types; never a vote."""

    NO_PHONE = "no_phone", _("không có điện thoại")
    BROKEN = "broken", _("điện thoại hỏng hoặc hết pin")
    SIGHT = "sight", _("mắt kém, tay yếu")
    OTHER = "other", _("lý do khác")


def checked(reason: str, note: str) -> str:
    """The words to keep beside the reason: those of "lý do khác", which says nothing alone.

    Raises:
        Invalid: no such reason, or another one that is not told.
    """
    if reason and reason not in Reason.values:
        raise Invalid(gettext("Chọn một lý do ghi thay."), field="reason")
    words = text.tidy(note)[:LONGEST_NOTE] if reason == Reason.OTHER else ""
    if reason == Reason.OTHER and not words:
        raise Invalid(gettext("Hãy ghi rõ lý do khác là gì."), field="reason_note")
    return words


def said(reason: str, note: str) -> str:
    """Why, as it is read; empty for what nobody entered for another."""
    return note or (str(Reason(reason).label) if reason else "")
