"""The shape of what is typed about registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.web.choices import offer

_REASON = {
    "required": _("Hãy ghi lý do, để người đọc sổ sau này hiểu."),
    "max_length": _("Lý do dài quá %(limit_value)d ký tự."),
}


class ReasonForm(forms.Form):
    """An act that the readers of the register want to understand later."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_REASON,
    )


class NextNumberForm(ReasonForm):
    """The number to go on from."""

    value = forms.IntegerField(
        label=_("Số tiếp theo"),
        min_value=1,
        max_value=99_999,
        error_messages={
            "required": _("Ghi số tiếp theo."),
            "invalid": _("Số ghi bằng chữ số, ví dụ: 15."),
            "min_value": _("Số bắt đầu từ 01."),
            "max_value": _("Số không quá %(limit_value)d."),
        },
    )
    field_order = ["value", "reason"]


class RegisterForm(forms.Form):
    """A register to open before its first number."""

    unit = forms.TypedChoiceField(
        label=_("Đơn vị"), coerce=int, error_messages={"required": _("Chọn đơn vị.")}
    )
    type_code = forms.ChoiceField(
        label=_("Loại văn bản"), error_messages={"required": _("Chọn loại văn bản.")}
    )

    def __init__(
        self,
        *args: Any,
        units: list[tuple[int, str]],
        types: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("unit", units), ("type_code", types)):
            offer(self, name, choices)
