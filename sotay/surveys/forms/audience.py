"""What is typed about whom a survey asks, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.clock import VIETNAM
from sotay.org.forms import audiences
from sotay.surveys.models import Audience

ANONYMOUS, NAMED = "anonymous", "named"
DAYS_BEFORE = [("7", _("7 ngày trước khi đóng")), ("3", _("3 ngày trước khi đóng")),
               ("1", _("1 ngày trước khi đóng"))]  # fmt: skip
_DAY = {"invalid": _("Ngày không có trong lịch.")}
_HOUR = {"invalid": _("Giờ ghi như 19:30.")}


class AudienceForm(audiences.AudienceForm):
    """One circle of people to ask."""

    reaches = Audience.Reach.choices

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = _("Hỏi ai")


class AudienceRemovalForm(forms.Form):
    """A circle that is not asked after all."""

    audience = forms.IntegerField(min_value=1, max_value=2**31)


class PeriodForm(forms.Form):
    """When it asks, what of it is known, who is reminded."""

    naming = forms.ChoiceField(
        label=_("Có ghi tên người trả lời không?"),
        widget=forms.RadioSelect,
        choices=[
            (
                ANONYMOUS,
                _(
                    "Không ghi tên: không ai, kể cả người quản trị máy chủ, biết câu trả lời nào "
                    "là của ai. Kết quả của nhóm dưới 5 người không hiện riêng."
                ),
            ),
            (
                NAMED,
                _(
                    "Có ghi tên: người tạo khảo sát đọc được câu trả lời của từng đồng chí. "
                    "Người trả lời được báo trước điều này."
                ),
            ),
        ],
    )
    may_change = forms.BooleanField(label=_("Cho sửa câu trả lời đến khi đóng"), required=False)
    opens_on = forms.DateField(
        label=_("Ngày mở"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Để trống thì đồng chí tự bấm mở."),
        error_messages=_DAY,
    )
    opens_hour = forms.TimeField(
        label=_("Giờ mở"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=_HOUR,
    )
    closes_on = forms.DateField(
        label=_("Ngày đóng"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={**_DAY, "required": _("Chọn ngày đóng khảo sát.")},
    )
    closes_hour = forms.TimeField(
        label=_("Giờ đóng"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={**_HOUR, "required": _("Chọn giờ đóng khảo sát.")},
    )
    reminders = forms.MultipleChoiceField(
        label=_("Nhắc người chưa trả lời"),
        widget=forms.CheckboxSelectMultiple,
        choices=DAYS_BEFORE,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A day of opening has an hour."""
        values: dict[str, Any] = super().clean() or {}
        day, hour = values.get("opens_on"), values.get("opens_hour")
        if (day is None) is not (hour is None) and not self.errors:
            self.add_error(
                "opens_hour" if day else "opens_on",
                _("Ghi cả ngày mở và giờ mở, hoặc để trống cả hai."),
            )
        return values


class ExtensionForm(forms.Form):
    """A later hour of closing."""

    closes_on = forms.DateField(
        label=_("Ngày đóng mới"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={**_DAY, "required": _("Chọn ngày đóng mới.")},
    )
    closes_hour = forms.TimeField(
        label=_("Giờ đóng mới"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={**_HOUR, "required": _("Chọn giờ đóng mới.")},
    )


def moment_of(values: Mapping[str, Any], name: str) -> datetime | None:
    """Day and hour of a valid form as one moment in Vietnam; None while they are empty."""
    day, hour = values.get(f"{name}_on"), values.get(f"{name}_hour")
    if day is None or hour is None:
        return None
    return datetime.combine(day, hour, tzinfo=VIETNAM)
