"""Who handed in a printed sheet, and what stands on one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.ids import HIGHEST_ID
from sotay.surveys.forms.answering import SheetForm
from sotay.surveys.rules.paper import MOST


class HandInForm(forms.Form):
    """The people who handed one in."""

    people = forms.TypedMultipleChoiceField(
        label=_("Đã nộp phiếu giấy"),
        coerce=int,
        error_messages={
            "required": _("Chọn những đồng chí đã nộp phiếu giấy."),
            "invalid_choice": _("Danh sách vừa thay đổi. Hãy tải lại trang rồi chọn lại."),
        },
    )

    def __init__(self, *args: Any, people: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(pk, str(pk)) for pk in people]


class TypingForm(SheetForm):
    """One printed sheet: its number or its person, and its answers."""

    is_paper = True

    number = forms.IntegerField(
        label=_("Số viết trên phiếu"),
        min_value=1,
        max_value=MOST,
        required=False,
        error_messages={"invalid": _("Ghi số đã viết trên phiếu, từ 1 đến 999.")},
    )
    person = forms.IntegerField(min_value=1, max_value=HIGHEST_ID, required=False)
