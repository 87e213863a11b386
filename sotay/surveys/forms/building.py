"""What is typed while a survey is made."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.text import tidy
from sotay.surveys.rules.definition import CHOSEN, WITH_OWN_WORDS, Kind
from sotay.surveys.rules.definition.stored import HELP, LARGEST, OPTION, OPTIONS, WORDS
from sotay.surveys.rules.typed import Typed
from sotay.web.choices import offer

TITLE = 300
INTRO = 2000
OWN_WORDS = _("Ý kiến khác")
_KEY = {"invalid": _("Không tìm thấy câu này. Hãy tải lại trang.")}
# Empty lines that a new question offers.
EMPTY = 3


class NewSurveyForm(forms.Form):
    """A survey to begin: for whom, and from what."""

    unit = forms.TypedChoiceField(label=_("Của đơn vị"), coerce=int)
    title = forms.CharField(
        label=_("Tên khảo sát"),
        max_length=TITLE,
        required=False,
        help_text=_("Để trống thì lấy tên của mẫu."),
    )
    source = forms.ChoiceField(
        label=_("Bắt đầu từ"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một mẫu, hoặc “Trang trắng”.")},
    )

    def __init__(
        self,
        *args: Any,
        units: list[tuple[int, str]],
        sources: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)
        offer(self, "source", sources)


class ParticularsForm(forms.Form):
    """What a survey is called and what it says first."""

    title = forms.CharField(
        label=_("Tên khảo sát"),
        max_length=TITLE,
        error_messages={"required": _("Ghi tên khảo sát.")},
    )
    intro = forms.CharField(
        label=_("Lời mở đầu"),
        max_length=INTRO,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hỏi để làm gì, ai đọc kết quả."),
    )


class SectionForm(forms.Form):
    """The name of a part."""

    words = forms.CharField(
        label=_("Tên phần"),
        max_length=TITLE,
        help_text=_("Không cần ghi số La Mã, hệ thống tự đánh."),
        error_messages={"required": _("Ghi tên phần.")},
    )


class PlaceForm(forms.Form):
    """One step up or down."""

    key = forms.SlugField(max_length=40, error_messages=_KEY)
    steps = forms.TypedChoiceField(choices=[("-1", ""), ("1", "")], coerce=int)


class LinesWidget(forms.Widget):
    """Lines, each with the key that stood there: two boxes of the same names each time."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, str]]:
        """The pairs that were sent; a missing key is an empty one."""
        del files
        words = data.getlist(name)
        keys = [*data.getlist(f"{name}_key"), *("" for _word in words)]
        return list(zip(keys, words, strict=False))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the page had no such lines."""
        del files
        return name not in data


class LinesField(forms.Field):
    """The answers to choose from, or the rows of a matrix: (key, words), none of them empty."""

    widget = LinesWidget

    def __init__(self, *, least: int, few: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.least, self.few = least, few

    def clean(self, value: Any) -> list[tuple[str, str]]:
        """The lines that hold words.

        Raises:
            ValidationError: too few or too many of them, or one is too long.
        """
        lines = [(key, words) for key, raw in value or [] if (words := tidy(raw))]
        if len(lines) < self.least:
            raise forms.ValidationError(self.few)
        if len(lines) > OPTIONS:
            raise forms.ValidationError(_("Nhiều nhất là %d dòng.") % OPTIONS)
        if any(len(words) > OPTION for _key, words in lines):
            raise forms.ValidationError(_("Mỗi dòng nhiều nhất %d chữ cái.") % OPTION)
        return lines


class QuestionForm(forms.Form):
    """A question of one kind: only what this kind has is asked."""

    words = forms.CharField(
        label=_("Câu hỏi"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Ghi câu hỏi.")},
    )
    help = forms.CharField(
        label=_("Giải thích thêm"),
        max_length=HELP,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    rows = LinesField(
        label=_("Các dòng để đánh giá"), least=1, few=_("Ghi ít nhất một dòng để đánh giá.")
    )
    options = LinesField(label=_("Các phương án"), least=2, few=_("Ghi ít nhất hai phương án."))
    own = forms.BooleanField(label=_("Thêm phương án “Ý kiến khác” có ô để ghi"), required=False)
    own_words = forms.CharField(label=_("Tên của phương án ấy"), max_length=OPTION, required=False)
    low = forms.IntegerField(label=_("Từ"), min_value=-LARGEST, max_value=LARGEST)
    high = forms.IntegerField(label=_("Đến"), min_value=-LARGEST, max_value=LARGEST)
    most = forms.IntegerField(
        label=_("Chọn nhiều nhất mấy phương án"),
        min_value=1,
        max_value=OPTIONS,
        required=False,
        help_text=_("Để trống là không giới hạn."),
    )
    required = forms.BooleanField(label=_("Bắt buộc trả lời"), required=False)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, kinds in _ONLY.items():
            if kind not in kinds:
                del self.fields[name]
        if kind == Kind.NUMBER:
            for name, label in (("low", _("Nhỏ nhất")), ("high", _("Lớn nhất"))):
                self.fields[name].required = False
                self.fields[name].label = label

    def lines(self, name: str) -> Sequence[tuple[str, str]]:
        """The lines as the page shows them: what was typed or stands, and empty ones."""
        lines: list[tuple[str, str]] = list(self[name].value() or [])
        return lines or [("", "")] * EMPTY

    @property
    def typed(self) -> Typed:
        """What was typed; of a valid form only."""
        values = self.cleaned_data
        own = values.get("own") and (tidy(values.get("own_words", "")) or str(OWN_WORDS))
        return Typed(
            words=values["words"],
            help=values["help"],
            required=values["required"],
            options=values.get("options", ()),
            rows=values.get("rows", ()),
            own_words=own or "",
            low=values.get("low"),
            high=values.get("high"),
            most=values.get("most"),
        )


_ONLY = {
    "rows": {Kind.MATRIX},
    "options": CHOSEN,
    "own": WITH_OWN_WORDS,
    "own_words": WITH_OWN_WORDS,
    "low": {Kind.SCALE, Kind.NUMBER},
    "high": {Kind.SCALE, Kind.NUMBER},
    "most": {Kind.SEVERAL, Kind.RANKING},
}


class ConditionForm(forms.Form):
    """Whom a question is asked: whoever gave one of these answers to an earlier one."""

    about = forms.SlugField(max_length=40, widget=forms.HiddenInput, error_messages=_KEY)
    any_of = forms.MultipleChoiceField(
        label=_("Chỉ hỏi người đã trả lời"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một phương án.")},
    )

    def __init__(self, *args: Any, answers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "any_of", answers)


class SureForm(forms.Form):
    """The button of a page that said what an act does."""

    sure = forms.BooleanField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Hãy bấm nút xác nhận trên trang này.")},
    )


class VersionForm(SureForm):
    """Issue what was changed, as it was shown."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
