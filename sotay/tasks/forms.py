"""The shape of what is typed about tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.behalf import LONGEST_NOTE as LONGEST_REASON
from sotay.org.behalf import Reason
from sotay.tasks.actions import LONGEST_TITLE
from sotay.web.choices import offer

LONGEST_NOTE = 5000
REPORTS = [
    ("doing", _("đang làm")),
    ("done", _("đã xong")),
    ("not_done", _("không làm được")),
]
CANCEL = ("cancelled", _("thôi giao"))


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants and sends ISO dates whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ReportForm(forms.Form):
    """How the task stands."""

    state = forms.ChoiceField(label=_("Việc này"), choices=REPORTS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Kết quả, vướng mắc"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.ChoiceField(
        label=_("Ghi thay người thực hiện vì"),
        required=False,
        choices=[("", _("không ghi thay, tôi tự báo cáo")), *Reason.choices],
    )
    reason_note = forms.CharField(
        label=_("Lý do khác là gì"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Chỉ ghi khi chọn “lý do khác”."),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_cancel: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [*REPORTS, CANCEL] if may_cancel else REPORTS)


class DueForm(forms.Form):
    """Another deadline, and why."""

    due_on = forms.DateField(
        label=_("Hạn mới"),
        widget=DayInput,
        error_messages={"invalid": _("Ngày không có trong lịch.")},
    )
    reason = forms.CharField(label=_("Lý do đổi hạn"), max_length=300)
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class TaskForm(forms.Form):
    """A new task for a member of the unit."""

    title = forms.CharField(
        label=_("Nhiệm vụ"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Ghi nhiệm vụ cần làm.")},
    )
    detail = forms.CharField(
        label=_("Chi tiết"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    assignee = forms.TypedChoiceField(label=_("Người thực hiện"), coerce=int)
    due_on = forms.DateField(
        label=_("Hạn hoàn thành"),
        widget=DayInput,
        error_messages={"invalid": _("Ngày không có trong lịch.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assignee = self.fields["assignee"]
        assert isinstance(assignee, forms.TypedChoiceField)
        assignee.choices = [("", _("Chọn đảng viên")), *people]
