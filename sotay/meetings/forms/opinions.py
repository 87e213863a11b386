"""The shape of what is typed about opinions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.behalf import LONGEST_NOTE, Reason

LONGEST_OPINION = 20_000


class OpinionForm(forms.Form):
    """An opinion of one's own."""

    words = forms.CharField(
        label=_("Ý kiến của đồng chí"),
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Đồng chí chưa viết nội dung ý kiến."),
            "max_length": _("Ý kiến dài quá %(limit_value)d chữ cái. Hãy gửi thành hai lần."),
        },
    )
    item = forms.TypedChoiceField(
        label=_("Về nội dung"), required=False, coerce=int, empty_value=None
    )
    audience = forms.ChoiceField(
        label=_("Gửi tới"),
        choices=[("cell", _("gửi cả chi bộ")), ("committee", _("chỉ gửi chi ủy"))],
        initial="cell",
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        assert isinstance(item, forms.TypedChoiceField)
        item.choices = [("", _("Chung cả buổi")), *items]


class SpokenOpinionForm(forms.Form):
    """What somebody said aloud, written down by the secretary."""

    speaker = forms.TypedChoiceField(
        label=_("Người phát biểu"), required=False, coerce=int, empty_value=None
    )
    speaker_name = forms.CharField(
        label=_("Hoặc tên đại biểu khác"), required=False, max_length=120
    )
    reason = forms.ChoiceField(
        label=_("Ghi thay vì đồng chí ấy"),
        required=False,
        choices=[("", _("phát biểu trực tiếp, thư ký ghi")), *Reason.choices],
    )
    reason_note = forms.CharField(
        label=_("Lý do khác là gì"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Chỉ ghi khi chọn “lý do khác”."),
    )
    words = forms.CharField(
        label=_("Nội dung đã phát biểu"),
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi nội dung phát biểu.")},
    )
    item = forms.TypedChoiceField(
        label=_("Về nội dung"), required=False, coerce=int, empty_value=None
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, items: list[tuple[int, str]], people: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("item", items), ("speaker", people)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", _("Chung cả buổi") if name == "item" else "—"), *choices]


class ReplyForm(forms.Form):
    """What the chair answers to an opinion."""

    words = forms.CharField(
        label=_("Tiếp thu, giải trình"),
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Chưa ghi nội dung trả lời.")},
    )


class KeepOutForm(forms.Form):
    """Whether an opinion is left out of the minutes."""

    out = forms.BooleanField(required=False)
