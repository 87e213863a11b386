"""The shape of what is typed about one's own data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.privacy.acts import readable_names
from sotay.web.choices import offer

LONGEST_WORDS = 2000
_NO_DAY = _("Hãy ghi ngày theo mẫu 03/11/2026.")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _NO_DAY},
    )


class CorrectionForm(forms.Form):
    """What is wrong, and what is right."""

    words = forms.CharField(
        label=_("Đúng phải là"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ghi rõ chỗ sai, chỗ đúng, và giấy tờ chứng minh nếu có."),
        error_messages={"required": _("Đồng chí ghi rõ chỗ nào sai và đúng phải là gì.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """Correct it, or say why not."""

    decision = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("accept", _("Sửa như dưới đây")), ("decline", _("Giữ nguyên, có lý do"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn sửa hay giữ nguyên.")},
    )
    value = forms.CharField(label=_("Ghi lại là"), required=False, max_length=200)
    starts = _day(_("Từ ngày"))
    ends = _day(_("Đến trước ngày (để trống nếu đang còn)"))
    words = forms.CharField(
        label=_("Lời nhắn, lý do"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_dated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("value",) if is_dated else ("starts", "ends"):
            del self.fields[name]


class AuditForm(forms.Form):
    """Which acts to show."""

    person = forms.CharField(label=_("Tên đảng viên"), required=False, max_length=120)
    since = _day(_("Từ ngày"))
    until = _day(_("Đến hết ngày"))
    act = forms.ChoiceField(
        label=_("Việc"),
        required=False,
        error_messages={"invalid_choice": _("Hãy chọn một việc trong danh sách.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "act", [("", _("Tất cả")), *readable_names()])
