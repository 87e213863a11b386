"""The shape of what is typed while a meeting is prepared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.files.forms import FilesField, FilesForm, NamesField, SendingsField
from sotay.web.choices import offer

PARTS = [
    ("opening", _("Mở đầu")),
    ("main", _("Tiến hành")),
    ("thematic", _("Chuyên đề")),
    ("closing", _("Kết thúc")),
]
ORIGINS = [
    ("own", _("tài liệu của chi bộ")),
    ("upper", _("văn bản cấp trên")),
    ("draft_resolution", _("dự thảo nghị quyết")),
]
SIDES = [("upper", _("đại biểu cấp trên")), ("mass", _("quần chúng, khách mời khác"))]
_NO_SUCH_DAY = {
    "invalid": _("Ngày không có trong lịch."),
    "required": _("Chọn ngày họp."),
}
_NO_SUCH_HOUR = {
    "invalid": _("Giờ ghi như 19:30."),
    "required": _("Chọn giờ họp, không chỉ ngày."),
}


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants and sends ISO dates whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class EditionForm(forms.Form):
    """An act on the preparation by somebody who saw this edition of it."""

    edition = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CallForm(forms.Form):
    """Which meeting to call."""

    choice = forms.ChoiceField(
        label=_("Loại cuộc họp"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Chọn loại cuộc họp."),
            "invalid_choice": _("Chọn loại cuộc họp."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "choice", choices)


class DetailsForm(EditionForm):
    """The meeting's particulars."""

    kind = forms.ChoiceField(label=_("Loại sinh hoạt"))
    title = forms.CharField(
        label=_("Tên buổi họp"),
        max_length=300,
        error_messages={"required": _("Ghi tên buổi sinh hoạt.")},
    )
    day = forms.DateField(label=_("Ngày họp"), widget=DayInput, error_messages=_NO_SUCH_DAY)
    hour = forms.TimeField(label=_("Giờ bắt đầu"), widget=HourInput, error_messages=_NO_SUCH_HOUR)
    planned_minutes = forms.IntegerField(
        label=_("Thời lượng (phút)"),
        min_value=5,
        max_value=24 * 60,
        error_messages={
            "required": _("Ghi thời lượng dự kiến."),
            "invalid": _("Thời lượng ghi bằng số phút."),
            "min_value": _("Thời lượng từ 5 phút trở lên."),
            "max_value": _("Một buổi sinh hoạt không dài quá 24 giờ."),
        },
    )
    place = forms.CharField(
        label=_("Địa điểm"),
        max_length=200,
        error_messages={"required": _("Ghi địa điểm họp.")},
    )
    online_link = forms.URLField(
        label=_("Liên kết họp trực tuyến"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Liên kết bắt đầu bằng https://")},
    )
    chair = forms.TypedChoiceField(
        label=_("Chủ trì"),
        coerce=int,
        error_messages={
            "invalid_choice": _("Người chủ trì phải thuộc diện triệu tập của buổi họp.")
        },
    )
    secretary = forms.TypedChoiceField(
        label=_("Thư ký"),
        coerce=int,
        error_messages={"invalid_choice": _("Thư ký phải thuộc diện triệu tập của buổi họp.")},
    )
    dues_notice = forms.CharField(
        label=_("Thông báo tình hình đảng phí"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        kinds: list[tuple[str, str]],
        people: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", kinds), ("chair", people), ("secretary", people)):
            offer(self, name, choices)


class ItemForm(forms.Form):
    """A point of the agenda."""

    title = forms.CharField(
        label=_("Nội dung"), max_length=300, error_messages={"required": _("Ghi nội dung.")}
    )
    part = forms.ChoiceField(label=_("Phần"), choices=PARTS, initial="main")
    minutes = forms.IntegerField(
        label=_("Số phút"),
        min_value=1,
        max_value=600,
        initial=10,
        error_messages={
            "invalid": _("Ghi bằng số phút."),
            "required": _("Ghi số phút."),
            "min_value": _("Số phút từ 1 đến 600."),
            "max_value": _("Số phút từ 1 đến 600."),
        },
    )
    presenter = forms.CharField(label=_("Người trình bày"), required=False, max_length=120)
    is_report = forms.BooleanField(
        label=_("Là báo cáo"),
        required=False,
        help_text=_("Biên bản ghi vào mục Báo cáo; nội dung khác ghi vào mục Thảo luận."),
    )


class EditItemForm(ItemForm, EditionForm):
    """A point of the agenda, by somebody who saw an edition."""


class MoveForm(EditionForm):
    """One place up or down."""

    steps = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int)


class PapersForm(FilesForm):
    """Papers to attach; ``names`` is what the page's script read from the chosen files."""

    files_in = "uploads"
    no_file = _("Chọn ít nhất một tệp.")
    uploads = FilesField(several=True, label=_("Chọn tệp"))
    names = NamesField()
    sendings = SendingsField()
    origin = forms.ChoiceField(label=_("Loại tài liệu"), choices=ORIGINS, initial="own")
    reason = forms.CharField(label=_("Lý do bổ sung"), required=False, max_length=300)


class FromLibraryForm(forms.Form):
    """A document of the library to be used as it stands there."""

    document = forms.TypedChoiceField(
        label=_("Văn bản"), coerce=int, error_messages={"required": _("Chọn một văn bản.")}
    )
    reason = forms.CharField(label=_("Lý do bổ sung"), required=False, max_length=300)
    widens = forms.BooleanField(
        label=_("Tôi được phép phổ biến văn bản này cho mọi người dự họp"), required=False
    )

    def __init__(self, *args: Any, documents: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", [("", _("Chọn văn bản")), *documents])


class ReplacePaperForm(FilesForm):
    """A corrected file in the place of a paper."""

    file = FilesField(label=_("Tệp mới"))
    names = NamesField()
    sendings = SendingsField()
    reason = forms.CharField(label=_("Lý do thay"), required=False, max_length=300)


class PaperForm(EditionForm):
    """A paper's title and kind."""

    title = forms.CharField(
        label=_("Tên tài liệu"),
        max_length=300,
        error_messages={"required": _("Ghi tên tài liệu.")},
    )
    origin = forms.ChoiceField(label=_("Loại tài liệu"), choices=ORIGINS)


class RemovePaperForm(EditionForm):
    """Taking a paper out; after the announcement with a reason."""

    reason = forms.CharField(label=_("Lý do bỏ"), required=False, max_length=300)


class GuestForm(forms.Form):
    """A guest: somebody of the upper level, or a name."""

    person = forms.TypedChoiceField(
        label=_("Đại biểu cấp trên"), required=False, coerce=int, empty_value=None
    )
    name = forms.CharField(label=_("Hoặc họ tên khách mời"), required=False, max_length=120)
    post = forms.CharField(label=_("Chức vụ, đơn vị"), required=False, max_length=200)
    side = forms.ChoiceField(label=_("Thuộc"), choices=SIDES, initial="upper")

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.TypedChoiceField)
        person.choices = [("", "—"), *people]


class ResultForm(EditionForm):
    """The result of a carried task."""

    result = forms.CharField(label=_("Kết quả"), required=False, max_length=500)


class ReasonForm(EditionForm):
    """An act that the invited are told the reason of."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Đồng chí ghi rõ lý do.")},
    )


class RescheduleForm(ReasonForm):
    """Another day, hour or place."""

    day = forms.DateField(label=_("Ngày họp mới"), widget=DayInput, error_messages=_NO_SUCH_DAY)
    hour = forms.TimeField(
        label=_("Giờ bắt đầu mới"), widget=HourInput, error_messages=_NO_SUCH_HOUR
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)


class AnswerForm(forms.Form):
    """Coming, or asking to be excused."""

    answer = forms.ChoiceField(
        choices=[("coming", _("dự họp")), ("excused", _("xin vắng"))],
        error_messages={
            "required": _("Chọn dự hay xin vắng."),
            "invalid_choice": _("Chọn dự hay xin vắng."),
        },
    )
    reason = forms.CharField(label=_("Lý do xin vắng"), required=False, max_length=500)
