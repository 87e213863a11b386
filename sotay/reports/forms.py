"""The shape of what is asked and typed about reports."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.web.choices import offer

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_WRONG_DAY = {
    "invalid": _("Hãy ghi ngày theo mẫu 03/11/2026."),
    "required": _("Hãy chọn ngày."),
}


class DayField(forms.DateField):
    """A day of the calendar, picked or typed; the browser's own input sends ISO dates."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=_DAYS,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages=_WRONG_DAY,
            **options,
        )


class PeriodForm(forms.Form):
    """The closing day and the beginning of the period; without them today, since 01 January."""

    on = DayField(label=_("Chốt số liệu ngày"), required=False)
    since = DayField(label=_("Kỳ báo cáo từ ngày"), required=False)


class WordsForm(forms.Form):
    """The words of a report: one box for each part that people write."""

    edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    summary = forms.CharField(
        label=_("Trích yếu"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dòng dưới chữ BÁO CÁO, viết thường, không có dấu chấm cuối."),
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ: thực hiện văn bản nào"),
        help_text=_(
            "Ví dụ: Công văn số 1373-CV/TU ngày 29/8/2023 của Ban Thường vụ Thị ủy về … "
            "Nhiều văn bản thì mỗi văn bản một dòng."
        ),
    )
    superior_plan = forms.CharField(
        label=_("Kế hoạch của cấp trên"),
        help_text=_("Ví dụ: Kế hoạch số 129-KH/TU ngày 20/6/2023 của Ban Thường vụ Thị ủy."),
    )
    own_plan = forms.CharField(
        label=_("Kế hoạch của đơn vị"),
        help_text=_("Ví dụ: Kế hoạch số 60-KH/ĐU ngày 31/7/2023 về triển khai …"),
    )
    organised = forms.CharField(
        label=_("Đã tổ chức thế nào"),
        help_text=_("Viết tiếp câu sau kế hoạch: đồng thời triển khai đến …, phân công …"),
    )
    difficulties = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        help_text=_("Mỗi khó khăn một dòng. Không có thì ghi: Không có."),
    )
    recommendations = forms.CharField(
        label=_("Kiến nghị, đề xuất"),
        help_text=_("Mỗi kiến nghị một dòng. Để trống thì báo cáo không có phần IV."),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"), help_text=_("Mỗi nơi một dòng, nơi lưu ghi cuối cùng.")
    )

    LONGEST = 20_000
    _ROWS = {"organised": 5, "difficulties": 8, "recommendations": 4, "recipients": 4}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, box in self.fields.items():
            if name in {"edition", "summary"}:
                continue
            self.fields[name] = forms.CharField(
                label=box.label,
                required=False,
                max_length=self.LONGEST,
                help_text=box.help_text,
                widget=forms.Textarea(attrs={"rows": self._ROWS.get(name, 3)}),
            )


class IssueForm(forms.Form):
    """The days of a report and who signs it."""

    on = DayField(label=_("Chốt số liệu ngày"))
    since = DayField(label=_("Kỳ báo cáo từ ngày"))
    issued_on = DayField(label=_("Ngày ghi trên báo cáo"))
    signer = forms.TypedChoiceField(
        label=_("Người ký"),
        coerce=int,
        error_messages={
            "required": _("Hãy chọn người ký."),
            "invalid_choice": _("Hãy chọn người ký trong danh sách."),
        },
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, signers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "signer", signers)


def period_of(form: PeriodForm) -> tuple[date | None, date | None]:
    """The closing day and the first day that were asked for, as far as they make sense."""
    cleaned = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return cleaned.get("on"), cleaned.get("since")
