"""What is typed about documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Document, Publication
from sotay.files.forms import FilesField, FilesForm, NamesField, SendingsField
from sotay.web.choices import offer


class SearchForm(forms.Form):
    """What is looked for in the library."""

    words = forms.CharField(label=_("Tìm trong thư viện"), max_length=200, required=False)
    type_code = forms.ChoiceField(label=_("Loại văn bản"), required=False)

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "type_code", [("", _("Tất cả")), *types])


class TakeInForm(FilesForm):
    """Files for the library; their party data are proposed from their first pages."""

    unit = forms.TypedChoiceField(label=_("Của đơn vị"), coerce=int)
    file = FilesField(several=True, label=_("Tệp văn bản"))
    names = NamesField()
    sendings = SendingsField()
    anew = forms.BooleanField(
        label=_("Vẫn đưa vào thành văn bản mới, dù thư viện đã có tệp này"), required=False
    )
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"),
        error_messages={"required": _("Hãy xác nhận tệp không chứa bí mật nhà nước.")},
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class VersionForm(FilesForm):
    """A newer file of a document."""

    file = FilesField(label=_("Tệp mới"))
    names = NamesField()
    sendings = SendingsField()
    note = forms.CharField(label=_("Thay đổi gì"), max_length=300, required=False)
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"),
        error_messages={"required": _("Hãy xác nhận tệp không chứa bí mật nhà nước.")},
    )


class ParticularsForm(forms.Form):
    """The party data of a document."""

    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi trích yếu của văn bản.")},
    )
    type_code = forms.ChoiceField(label=_("Loại văn bản"), required=False)
    code = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 05-NQ/ĐU")
    )
    issued_on = forms.DateField(
        label=_("Ngày ban hành"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Ngày không có trong lịch.")},
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    signer = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    field = forms.CharField(label=_("Lĩnh vực"), max_length=120, required=False)
    keywords = forms.CharField(label=_("Từ khóa"), max_length=300, required=False)
    label = forms.ChoiceField(label=_("Phạm vi"), choices=Document.Label.choices)

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "type_code", [("", _("Không thuộc loại nào")), *types])


class PublishForm(forms.Form):
    """To whom a document goes."""

    unit = forms.TypedChoiceField(label=_("Gửi đến"), coerce=int)
    reach = forms.ChoiceField(
        label=_("Ai đọc được"), choices=Publication.Reach.choices, widget=forms.RadioSelect
    )
    asks_to_acknowledge = forms.BooleanField(
        label=_("Đề nghị người nhận bấm “Đã đọc”"), required=False
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class WithdrawForm(forms.Form):
    """Taking a document out of force, perhaps for another one."""

    replaced_by = forms.TypedChoiceField(
        label=_("Thay bằng văn bản"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "replaced_by", [("", _("Không thay bằng văn bản nào")), *others])
