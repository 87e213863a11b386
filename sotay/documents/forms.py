"""What is typed about documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Attachment, Document, Publication
from sotay.documents.rules.shelves import shelves
from sotay.files.forms import FilesField, FilesForm, NamesField, SendingsField
from sotay.kernel.ids import HIGHEST_ID
from sotay.org.forms.audiences import AudienceForm
from sotay.web.choices import offer


class SearchForm(forms.Form):
    """What is looked for in the library."""

    words = forms.CharField(label=_("Tìm trong thư viện"), max_length=200, required=False)
    type_code = forms.ChoiceField(label=_("Loại văn bản"), required=False)
    shelf = forms.ChoiceField(label=_("Kệ"), required=False)
    mine = forms.ChoiceField(
        choices=[("", ""), ("new", ""), ("later", ""), ("recent", "")],
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "type_code", [("", _("Tất cả")), *types])
        offer(self, "shelf", [("", _("Tất cả")), *_shelf_choices()])


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


class AttachmentForm(FilesForm):
    """A further file of a document."""

    kind = forms.ChoiceField(
        label=_("Tệp này là"), choices=Attachment.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("Tên gọi"), max_length=300, required=False)
    file = FilesField(label=_("Tệp kèm theo"))
    names = NamesField()
    sendings = SendingsField()
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"),
        error_messages={"required": _("Hãy xác nhận tệp không chứa bí mật nhà nước.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands beside other forms, whose fields have the same names.
        kwargs["auto_id"] = "attachment_%s"
        super().__init__(*args, **kwargs)


class BookmarkForm(forms.Form):
    """Put aside for later, or not any more."""

    keep = forms.BooleanField(required=False)


class PlaceForm(forms.Form):
    """To which page somebody has come."""

    page = forms.IntegerField(
        min_value=1,
        max_value=HIGHEST_ID,
        error_messages={"required": _("Tài liệu không có trang này.")},
    )


class PassageForm(forms.Form):
    """A passage to mark, a note beside it, or both."""

    page = forms.IntegerField(
        label=_("Ở trang"), min_value=1, max_value=HIGHEST_ID, widget=forms.NumberInput
    )
    quote = forms.CharField(label=_("Chữ đánh dấu"), max_length=2000, required=False)
    words = forms.CharField(
        label=_("Ghi chú của tôi"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands beside other forms, whose fields have the same names.
        kwargs["auto_id"] = "passage_%s"
        super().__init__(*args, **kwargs)


def _shelf_choices() -> list[tuple[str, str]]:
    return [(shelf.key, shelf.name) for shelf in shelves()]


class ParticularsForm(forms.Form):
    """The party data of a document."""

    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi trích yếu của văn bản.")},
    )
    type_code = forms.ChoiceField(label=_("Loại văn bản"), required=False)
    shelf = forms.ChoiceField(label=_("Kệ"), required=False)
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
        offer(self, "shelf", [("", _("Theo loại văn bản")), *_shelf_choices()])


class PublishForm(AudienceForm):
    """To whom a document goes."""

    reaches = Publication.Reach.choices
    asks_to_acknowledge = forms.BooleanField(
        label=_("Đề nghị người nhận bấm “Đã đọc”"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = _("Gửi cho ai")
        self.fields["who"].help_text = _(
            "Gửi cho một ban hay một chức danh: ai đang giữ thì đọc được, ai thôi giữ thì không "
            "đọc được nữa."
        )


class WithdrawForm(forms.Form):
    """Taking a document out of force, perhaps for another one."""

    replaced_by = forms.TypedChoiceField(
        label=_("Thay bằng văn bản"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "replaced_by", [("", _("Không thay bằng văn bản nào")), *others])


class CollectionForm(forms.Form):
    """The name and the note of a collection."""

    name = forms.CharField(
        label=_("Tên bộ tài liệu"),
        max_length=200,
        help_text=_("Ví dụ: Tài liệu sinh hoạt chuyên đề quý 4"),
        error_messages={"required": _("Ghi tên bộ tài liệu.")},
    )
    note = forms.CharField(
        label=_("Ghi chú ngắn"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
    )


class NewCollectionForm(CollectionForm):
    """A collection that is not there yet, perhaps with its first document."""

    unit = forms.TypedChoiceField(label=_("Của đơn vị"), coerce=int)
    document = forms.IntegerField(
        min_value=1, max_value=HIGHEST_ID, required=False, widget=forms.HiddenInput
    )

    field_order = ("unit", "name", "note")

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class PutInForm(forms.Form):
    """A document to put into a collection, from the collection's page."""

    document = forms.IntegerField(
        min_value=1,
        max_value=HIGHEST_ID,
        error_messages={"required": _("Chọn văn bản để thêm vào bộ.")},
    )


class CollectForm(forms.Form):
    """A collection to put a document into, from the document's page."""

    collection = forms.TypedChoiceField(
        label=_("Bộ tài liệu"),
        coerce=int,
        error_messages={"required": _("Chọn bộ tài liệu.")},
    )

    def __init__(self, *args: Any, collections: list[tuple[int, str]], **kwargs: Any) -> None:
        # It stands beside other forms, whose fields have the same names.
        kwargs["auto_id"] = "collect_%s"
        super().__init__(*args, **kwargs)
        offer(self, "collection", collections)


class StepsForm(forms.Form):
    """One place up or down."""

    steps = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int)


class OfferForm(forms.Form):
    """Which documents are offered to be put in."""

    words = forms.CharField(
        label=_("Số, ký hiệu hoặc chữ trong trích yếu"), max_length=200, required=False
    )
