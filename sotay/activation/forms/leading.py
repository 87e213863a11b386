"""What a secretary or an administrator chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.accounts.codes import GOOD_FOR, Medium

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SheetsForm(forms.Form):
    """For whom to print, and for how long the codes shall be good."""

    people = forms.TypedMultipleChoiceField(
        label=_("In cho"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một đồng chí để in.")},
    )
    days = forms.IntegerField(
        label=_("Mã dùng được trong (ngày)"),
        min_value=1,
        max_value=30,
        initial=GOOD_FOR[Medium.PAPER].days,
        error_messages={"invalid": _("Hãy ghi số ngày bằng chữ số, ví dụ 14.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["people"]
        assert isinstance(chosen, forms.TypedMultipleChoiceField)
        chosen.choices = people


class ConsentTextForm(forms.Form):
    """Another text on personal data, and from when."""

    words = forms.CharField(
        label=_("Nội dung"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("Các đoạn cách nhau một dòng trống. Dòng bắt đầu bằng dấu # là đầu mục."),
        error_messages={"required": _("Hãy ghi nội dung văn bản.")},
    )
    starts = forms.DateField(
        label=_("Áp dụng từ ngày"),
        widget=_DAY,
        error_messages={
            "required": _("Hãy ghi ngày áp dụng."),
            "invalid": _("Ngày không có trong lịch."),
        },
    )


class HelperForm(forms.Form):
    """Who helps, and until when."""

    person = forms.TypedChoiceField(
        label=_("Người hỗ trợ"),
        coerce=int,
        error_messages={"required": _("Hãy chọn người hỗ trợ.")},
    )
    until = forms.DateField(
        label=_("Đến hết ngày"),
        widget=_DAY,
        error_messages={"invalid": _("Ngày không có trong lịch.")},
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.TypedChoiceField)
        person.choices = [("", _("Chọn đảng viên")), *people]


class HandForm(forms.Form):
    """Nothing but the id of the act: the code is made of it."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
