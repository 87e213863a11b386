"""What is typed when a report is put together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.text import tidy, tidy_lines
from sotay.surveys.models import OpinionPoint
from sotay.web.choices import offer

LONGEST_POINT = 4_000


class PointForm(forms.Form):
    """One point of the report's last parts."""

    chapter = forms.ChoiceField(
        label=_("Đưa vào mục"),
        choices=OpinionPoint.Place.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Hãy chọn mục của báo cáo."),
            "invalid_choice": _("Hãy chọn một mục trong danh sách."),
        },
    )
    heading = forms.CharField(
        label=_("Nhóm"),
        max_length=200,
        required=False,
        help_text=_("Chỉ dùng cho mục ý kiến phản ánh, ví dụ: Chức năng sinh hoạt chi bộ."),
        error_messages={"max_length": _("Tên nhóm dài quá 200 chữ.")},
    )
    words = forms.CharField(
        label=_("Nội dung ghi trong báo cáo"),
        max_length=LONGEST_POINT,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "vi"}),
        error_messages={
            "required": _("Hãy ghi nội dung của ý này."),
            "max_length": _("Nội dung dài quá 4.000 chữ. Hãy tách thành hai ý."),
        },
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    sources = forms.MultipleChoiceField(
        widget=forms.MultipleHiddenInput,
        required=False,
        error_messages={
            "invalid_choice": _(
                "Có nhóm ý kiến vừa thay đổi vì người trả lời sửa phiếu. Hãy mở lại trang ý kiến "
                "và chọn lại nhóm; lời văn đồng chí viết vẫn còn ở đây."
            ),
        },
    )

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sources", sources)

    def clean_heading(self) -> str:
        """Without what nobody meant to type."""
        return tidy(self.cleaned_data["heading"])

    def clean_words(self) -> str:
        """One paragraph: a report's point is a sentence or two."""
        words = " ".join(tidy_lines(self.cleaned_data["words"]).split())
        if not words:
            raise forms.ValidationError(_("Hãy ghi nội dung của ý này."))
        return words


class StepsForm(forms.Form):
    """One place up or down."""

    steps = forms.TypedChoiceField(
        coerce=int,
        choices=[("-1", _("lên")), ("1", _("xuống"))],
        error_messages={
            "required": _("Hãy bấm nút lên hoặc xuống."),
            "invalid_choice": _("Hãy bấm nút lên hoặc xuống."),
        },
    )


class PlanForm(forms.Form):
    """How the report is printed."""

    attached_to = forms.CharField(
        label=_("Kèm theo"),
        max_length=300,
        required=False,
        strip=False,
        help_text=_(
            "Ví dụ: báo cáo số 12-BC/ĐU, ngày 25/5/2026 của Đảng ủy phường. "
            "Chỗ trống giữ nguyên khi in."
        ),
        error_messages={"max_length": _("Dòng “Kèm theo” dài quá 300 chữ.")},
    )
    forced = forms.BooleanField(
        label=_("Ép tổng 100%: chỉnh chữ số cuối để tỷ lệ mỗi câu cộng lại đúng 100%"),
        required=False,
        help_text=_("Báo cáo sẽ ghi rõ điều này. Nếu không chọn, báo cáo in tỷ lệ thật."),
    )
    charts = forms.BooleanField(label=_("Thêm biểu đồ vào bảng tính Excel"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def clean_attached_to(self) -> str:
        """One line; blanks between the words stay, they are filled in by hand."""
        text: str = self.cleaned_data["attached_to"]
        return " ".join(text.splitlines()).strip(" ")
