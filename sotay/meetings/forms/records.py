"""The shape of what is typed about records: sections, amendments, approvals, issuing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.files.forms import FilesField, FilesForm, NamesField, SendingsField
from sotay.meetings.rules.writing import Content
from sotay.web.choices import offer

LONGEST_SECTION = 200_000
LONGEST_AMENDMENT = 5_000
PREFIX = "section_"


class RecordForm(forms.Form):
    """A record to edit: one text box for each section."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Sửa gì, vì sao"),
        required=False,
        max_length=300,
        help_text=_("Ghi ngắn, để người đọc sau này hiểu bản này khác bản trước ở đâu."),
    )

    def __init__(self, *args: Any, content: Content, draft: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in content.sections:
            self.fields[PREFIX + part.code] = forms.CharField(
                label=part.title or (_("Mở đầu") if part.code == "opening" else _("Câu kết")),
                required=False,
                max_length=LONGEST_SECTION,
                initial="\n".join(part.lines),
                widget=forms.Textarea(
                    attrs={
                        "rows": _rows(part.lines),
                        "data-draft": f"{draft}-{part.code}",
                    }
                ),
            )
        # What was changed is known when the text is written.
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def typed(self) -> dict[str, str]:
        """The lines of every section, by code, as far as they came through."""
        values = getattr(self, "cleaned_data", {})
        return {
            name.removeprefix(PREFIX): str(value)
            for name, value in values.items()
            if name.startswith(PREFIX)
        }


class SeenForm(forms.Form):
    """An act on the version that was on the page."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class OutcomeForm(forms.Form):
    """Which record to begin."""

    kind = forms.ChoiceField(choices=[("resolution", ""), ("conclusion", "")])


class AmendmentForm(forms.Form):
    """A change that somebody who was there proposes."""

    words = forms.CharField(
        label=_("Đề nghị sửa"),
        max_length=LONGEST_AMENDMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi rõ chỗ cần sửa và nội dung đúng."),
        error_messages={"required": _("Đồng chí chưa viết nội dung đề nghị sửa.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What the secretary answers to a proposed change."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("accepted", _("Tiếp thu")), ("declined", _("Giữ nguyên"))],
        error_messages={"required": _("Chọn tiếp thu hoặc giữ nguyên.")},
    )
    note = forms.CharField(label=_("Ghi chú, lý do"), required=False, max_length=500)


class ApprovalForm(forms.Form):
    """The approval of exactly the text on the page."""

    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    role = forms.ChoiceField(choices=[("chair", ""), ("secretary", "")], widget=forms.HiddenInput)
    capacity = forms.ChoiceField(label=_("Tư cách ký"), required=False)

    def __init__(self, *args: Any, posts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "capacity", [("", "—"), *((post, post) for post in posts)])


class IssueForm(forms.Form):
    """The day that the paper bears."""

    day = forms.DateField(
        label=_("Ngày ghi trên văn bản"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Chọn ngày ban hành."),
            "invalid": _("Ngày chưa đúng. Ví dụ: 03/11/2026."),
        },
    )


class ScanForm(FilesForm):
    """The scan of the signed paper."""

    no_file = _("Chọn tệp bản ký.")

    file = FilesField(label=_("Bản ký (PDF hoặc ảnh)"), accept=".pdf,.jpg,.jpeg,.png")
    names = NamesField()
    sendings = SendingsField()


def _rows(lines: tuple[str, ...]) -> int:
    """Tall enough to read most of it at once on a phone, where a line wraps."""
    return min(max(3, sum(1 + len(line) // 60 for line in lines) + 1), 24)
