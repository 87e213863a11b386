"""Sentences of Django's forms that Django itself does not say in Vietnamese."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

STALE = _("Trang này gửi lên thiếu thông tin cần thiết. Hãy tải lại trang rồi gửi lại.")


def supply() -> None:
    """Put ours in their place, once, when the program starts."""
    # Ids and lists of names are sent by the page, never typed: a wrong one is a stale page.
    forms.UUIDField.default_error_messages["invalid"] = STALE
    forms.JSONField.default_error_messages["invalid"] = STALE
    ProhibitNullCharactersValidator.message = _("Nội dung có ký tự không lưu được.")
