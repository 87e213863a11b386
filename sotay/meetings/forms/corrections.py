"""The shapes of a request for correction, and of its answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.ids import HIGHEST_ID
from sotay.meetings.models import Correction

LONGEST = 2000


class CorrectionForm(forms.Form):
    """What is wrong with something that was entered for me."""

    kind = forms.ChoiceField(choices=Correction.Kind.choices, widget=forms.HiddenInput)
    about_id = forms.IntegerField(min_value=1, max_value=HIGHEST_ID, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Chỗ nào chưa đúng"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Đồng chí viết rõ chỗ nào chưa đúng.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class CorrectionAnswerForm(forms.Form):
    """What was done about it."""

    put_right = forms.TypedChoiceField(
        label=_("Đề nghị này"),
        choices=[("yes", _("đúng, đã sửa")), ("no", _("giữ nguyên"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn đã sửa hay giữ nguyên.")},
    )
    words = forms.CharField(
        label=_("Đã sửa thế nào, hoặc vì sao giữ nguyên"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Đồng chí viết đã sửa thế nào, hoặc vì sao giữ nguyên."),
        },
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)
