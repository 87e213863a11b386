"""The shape of what is typed while a meeting runs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.ids import HIGHEST_ID
from sotay.web.choices import offer

LONGEST_TEXT = 20_000

_BALLOT = [
    ("agree", _("Tán thành")),
    ("disagree", _("Không tán thành")),
    ("other", _("Ý kiến khác")),
]
_STATES = [
    ("present", _("Có mặt")),
    ("late", _("Đến muộn")),
    ("excused", _("Vắng có lý do")),
    ("unexcused", _("Vắng không lý do")),
    ("exempt", _("Miễn sinh hoạt")),
]


class ClientIdForm(forms.Form):
    """An act without words; its id makes it one act however often it is sent."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)


class CheckInForm(ClientIdForm):
    """The code of the hall."""

    code = forms.CharField(
        label=_("Mã điểm danh"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Nhập mã đang chiếu trong phòng họp.")},
    )


class MarkForm(ClientIdForm):
    """How one person is present."""

    person = forms.IntegerField(min_value=1, max_value=HIGHEST_ID, widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("Điểm danh"), choices=_STATES)
    reason = forms.CharField(label=_("Lý do"), max_length=500, required=False)


class PersonForm(forms.Form):
    """One person of the roll."""

    person = forms.IntegerField(min_value=1, max_value=HIGHEST_ID, widget=forms.HiddenInput)


class GuestForm(forms.Form):
    """Whether a guest came."""

    came = forms.BooleanField(required=False)


class NoteForm(forms.Form):
    """A private note."""

    words = forms.CharField(
        label=_("Ghi chép riêng"),
        required=False,
        max_length=LONGEST_TEXT * 5,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Chỉ đồng chí đọc được."),
    )
    page = forms.UUIDField(required=False, widget=forms.HiddenInput())
    seen = forms.DateTimeField(
        required=False, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"], widget=forms.HiddenInput()
    )


class ReadingForm(forms.Form):
    """To which page somebody has come."""

    page = forms.IntegerField(
        min_value=1,
        max_value=HIGHEST_ID,
        error_messages={"required": _("Tài liệu không có trang này.")},
    )


class QuestionForm(ClientIdForm):
    """A question of the meeting, on a point of the agenda."""

    words = forms.CharField(
        label=_("Nội dung biểu quyết"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Ghi nội dung đưa ra biểu quyết.")},
    )
    question = forms.ChoiceField(label=_("Loại nội dung"))
    item = forms.TypedChoiceField(
        label=_("Thuộc nội dung"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self,
        *args: Any,
        items: list[tuple[int, str]],
        questions: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "question", questions)
        offer(self, "item", [("", _("Chung cả buổi")), *items])


class MotionForm(QuestionForm):
    """A question put to the vote, and how."""

    form = forms.ChoiceField(label=_("Hình thức"))

    def __init__(self, *args: Any, ways: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "form", ways)


class BallotForm(ClientIdForm):
    """One open vote."""

    choice = forms.ChoiceField(
        label=_("Ý kiến biểu quyết"),
        choices=_BALLOT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một phương án biểu quyết.")},
    )


class HandsForm(forms.Form):
    """Hands counted in the hall."""

    agree = forms.IntegerField(label=_("Tán thành"), min_value=0, max_value=9999)
    disagree = forms.IntegerField(
        label=_("Không tán thành"), min_value=0, max_value=9999, initial=0
    )
    other = forms.IntegerField(label=_("Ý kiến khác"), min_value=0, max_value=9999, initial=0)


class HandVoteForm(HandsForm, QuestionForm):
    """A question and the hands counted on it, entered together."""


class PaperCountForm(forms.Form):
    """The counting record of a secret ballot; ``lines`` is one name and its votes a line."""

    issued = forms.IntegerField(label=_("Số phiếu phát ra"), min_value=0, max_value=9999)
    returned = forms.IntegerField(label=_("Số phiếu thu về"), min_value=0, max_value=9999)
    valid = forms.IntegerField(label=_("Số phiếu hợp lệ"), min_value=0, max_value=9999)
    invalid = forms.IntegerField(label=_("Số phiếu không hợp lệ"), min_value=0, max_value=9999)
    tellers = forms.CharField(label=_("Tổ (ban) kiểm phiếu"), max_length=300)
    lines = forms.CharField(
        label=_("Kết quả từng người, từng phương án"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một tên, dấu hai chấm, số phiếu. Ví dụ: Nguyễn Văn A: 18"),
        max_length=5000,
    )

    def clean_lines(self) -> list[tuple[str, int]]:
        """The lines as names and votes."""
        found: list[tuple[str, int]] = []
        for line in str(self.cleaned_data["lines"]).splitlines():
            if not line.strip():
                continue
            name, _colon, votes = line.rpartition(":")
            if not name.strip() or not votes.strip().isdecimal():
                raise forms.ValidationError(
                    _("Dòng “%(line)s” chưa đúng mẫu “Họ tên: số phiếu”."), params={"line": line}
                )
            found.append((name.strip(), int(votes)))
        return found


class PaperVoteForm(PaperCountForm, QuestionForm):
    """A question and the counting record of its secret ballot, entered together."""


class ReasonForm(forms.Form):
    """Why something is done that is not usual."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=500, error_messages={"required": _("Ghi lý do.")}
    )


class WordsForm(ClientIdForm):
    """Something written: a conclusion, a reserved opinion."""

    words = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi nội dung.")},
    )


class ConclusionForm(WordsForm):
    """What the chair concludes, on an item."""

    item = forms.TypedChoiceField(
        label=_("Về nội dung"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Kết luận của chủ trì")
        offer(self, "item", [("", _("Chung cả buổi")), *items])


class TaskForm(ClientIdForm):
    """A task given at the meeting."""

    title = forms.CharField(
        label=_("Nhiệm vụ"),
        max_length=300,
        error_messages={"required": _("Ghi nội dung nhiệm vụ.")},
    )
    assignee = forms.TypedChoiceField(
        label=_("Người thực hiện"),
        coerce=int,
        error_messages={"required": _("Chọn người thực hiện.")},
    )
    due_on = forms.DateField(
        label=_("Hạn hoàn thành"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Chọn ngày hoàn thành."),
            "invalid": _("Ngày chưa đúng, ví dụ: 30/11/2026."),
        },
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "assignee", [("", _("Chọn đồng chí")), *people])
