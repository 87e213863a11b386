"""The shape of a test message, and of words to be counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.notices.outgoing.models import Dispatch


class TestForm(forms.Form):
    """By which way the test goes; to whom is no question."""

    channel = forms.ChoiceField(
        label=_("Gửi thử bằng"),
        choices=Dispatch.Channel.choices,
        error_messages={"required": _("Chọn cách gửi."), "invalid_choice": _("Chọn cách gửi.")},
    )


class WordsForm(forms.Form):
    """Words whose cost is looked at before they are sent."""

    words = forms.CharField(label=_("Nội dung tin nhắn"), max_length=480, required=False)
