"""What is typed about books and their lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Document
from sotay.files.forms import NamesField
from sotay.files.kinds import ACCEPTED
from sotay.web.choices import offer

LONGEST_NOTE = 4000
_DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
_REASON = {
    "required": _("Hãy ghi lý do, để người đọc sổ sau này hiểu."),
    "max_length": _("Lý do dài quá %(limit_value)d ký tự."),
}
CONFIRM_NO_SECRET = _("Tôi xác nhận văn bản không chứa bí mật nhà nước")


def day_field(label: Any, *, required: bool) -> forms.DateField:
    """A day, by the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=_DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("Ngày không có trong lịch."),
            "required": _("Chọn ngày."),
        },
    )


class FilterForm(forms.Form):
    """Which part of a book is shown."""

    year = forms.IntegerField(label=_("Năm"), min_value=1930, max_value=2999, required=False)
    words = forms.CharField(label=_("Tìm trong sổ"), max_length=200, required=False)
    show = forms.ChoiceField(
        label=_("Xem"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("due", _("Còn hạn phải xử lý")),
            ("struck", _("Dòng đã gạch")),
        ],
    )
    page = forms.IntegerField(min_value=1, max_value=99_999, required=False)


class UploadForm(forms.Form):
    """The file of a paper that came."""

    file = forms.FileField(
        label=_("Tệp văn bản đến"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED, "data-names": "names"}),
        error_messages={"required": _("Chọn tệp.")},
    )
    names = NamesField()
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"),
        error_messages={"required": _("Hãy xác nhận tệp không chứa bí mật nhà nước.")},
    )


class ColumnsForm(forms.Form):
    """The columns that both books have."""

    summary = forms.CharField(
        label=_("Trích yếu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi trích yếu của văn bản.")},
    )
    type_code = forms.ChoiceField(label=_("Tên loại"), required=False)
    dated_on = day_field(_("Ngày trên văn bản"), required=False)
    label = forms.ChoiceField(
        label=_("Phạm vi"), choices=Document.Label.choices, initial=Document.Label.INTERNAL
    )
    due_on = day_field(_("Hạn xử lý"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=400, required=False)

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "type_code", [("", _("Không thuộc loại nào")), *types])


class IncomingForm(ColumnsForm):
    """A line of the book of what came."""

    day = day_field(_("Ngày đến"), required=True)
    author = forms.CharField(
        label=_("Tác giả"), max_length=200, required=False, help_text=_("Cơ quan gửi văn bản.")
    )
    code = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 05-NQ/ĐU")
    )
    recipients = forms.CharField(label=_("Đơn vị, người nhận"), max_length=400, required=False)
    field_order = [
        "day", "author", "code", "dated_on", "type_code", "summary", "label", "recipients",
        "due_on", "note",
    ]  # fmt: skip


class OutgoingForm(ColumnsForm):
    """A line of the book of what went out."""

    day = day_field(_("Ngày chuyển"), required=True)
    signer = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    recipients = forms.CharField(label=_("Nơi nhận"), max_length=400, required=False)
    keeper = forms.CharField(label=_("Nơi lưu bản gốc"), max_length=200, required=False)
    copies = forms.IntegerField(
        label=_("Số bản"),
        min_value=1,
        max_value=9999,
        required=False,
        error_messages={
            "invalid": _("Số bản ghi bằng chữ số, ví dụ: 15."),
            "min_value": _("Ít nhất 1 bản."),
            "max_value": _("Nhiều nhất %(limit_value)d bản."),
        },
    )
    field_order = [
        "type_code", "dated_on", "summary", "signer", "day", "recipients", "keeper", "copies",
        "label", "due_on", "note",
    ]  # fmt: skip


class NewIncomingForm(IncomingForm):
    """A new line of the book of what came; ``file`` was brought on the page before."""

    file = forms.UUIDField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class NewOutgoingForm(OutgoingForm):
    """A paper made outside the product that needs its number."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, types=types, **kwargs)
        self.fields["type_code"].required = True
        self.fields["type_code"].error_messages["required"] = _("Chọn tên loại để cấp số.")
        self.fields["dated_on"].required = True
        offer(self, "type_code", [("", _("Chọn tên loại")), *types])


class CorrectIncomingForm(IncomingForm):
    """A line that is put right."""

    reason = forms.CharField(label=_("Lý do sửa"), max_length=300, error_messages=_REASON)


class CorrectOutgoingForm(OutgoingForm):
    """A line that is put right."""

    code = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300, error_messages=_REASON)
    field_order = ["code", *OutgoingForm.field_order, "reason"]


class StrikeForm(forms.Form):
    """A line that is struck out."""

    reason = forms.CharField(label=_("Lý do gạch dòng"), max_length=300, error_messages=_REASON)


class OneTapForm(forms.Form):
    """A paper that the product knows already: nothing to type."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)


class ForwardForm(forms.Form):
    """To whom a paper is passed on."""

    to = forms.ChoiceField(
        label=_("Chuyển cho"), error_messages={"required": _("Chọn người hoặc đơn vị.")}
    )
    note = forms.CharField(
        label=_("Ý kiến chuyển"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: Đề nghị tham mưu kế hoạch thực hiện."),
    )
    due_on = day_field(_("Hạn xử lý"), required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, receivers: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", [("", _("Chọn người hoặc đơn vị")), *receivers])
