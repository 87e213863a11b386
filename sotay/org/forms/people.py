"""Sheets of people: who they are, where they belong, what they are, how they leave."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.forms.fields import Day, Decision, Line, Pick
from sotay.org.forms.units import DatedForm, Offer
from sotay.org.models import Departure, Person, StagePeriod, StatusPeriod

STAGES = [(stage.value, stage, stage.label.capitalize()) for stage in StagePeriod.Stage]


class PersonForm(forms.Form):
    """What is kept about a person besides the dated facts."""

    full_name = Line(_("Họ và tên"), required=True, max_length=120, missing=_("Hãy ghi họ và tên."))
    sex = Pick(_("Giới tính"), required=False)
    born_on = Day(_("Ngày sinh"), required=False, help_text=_("Không hiện trong danh bạ."))
    card_number = Line(_("Số thẻ đảng viên"), max_length=20)
    phone = Line(_("Điện thoại"), max_length=20)
    workplace = Line(_("Nơi công tác"))
    other_posts = Line(_("Chức vụ chính quyền, đoàn thể"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sexes = [(sex.value, sex.value, sex.label.capitalize()) for sex in Person.Sex]
        self.fields["sex"].offer(sexes, blank=_("– chưa ghi –"))  # type: ignore[attr-defined]  # ours

    def clean_sex(self) -> str:
        """Nothing chosen is nothing written."""
        return self.cleaned_data["sex"] or ""


class MemberForm(PersonForm):
    """A new member of a unit."""

    stage = Pick(_("Là đảng viên"), radio=True, missing=_("Hãy ghi dự bị hay chính thức."))
    on = Day(
        _("Sinh hoạt tại đây từ ngày"),
        help_text=_("Người mới kết nạp: ngày ra quyết định kết nạp."),
    )
    decision = Decision()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].offer(STAGES)  # type: ignore[attr-defined]


class ReceivingForm(DatedForm):
    """Somebody who is kept here already and belongs nowhere now."""

    person = Pick(_("Đồng chí"), missing=_("Hãy chọn một đồng chí."))
    stage = Pick(
        _("Là đảng viên"),
        required=False,
        help_text=_("Chỉ cần chọn khi trong hệ thống chưa ghi dự bị hay chính thức."),
    )
    field_order = ["person", "stage", "on", "decision"]

    def __init__(self, *args: Any, people: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)  # type: ignore[attr-defined]
        self.fields["stage"].offer(STAGES, blank=_("– như đã ghi –"))  # type: ignore[attr-defined]


class TransferForm(DatedForm):
    """Another home, of those that are kept here."""

    to = Pick(_("Chuyển đến"), missing=_("Hãy chọn nơi chuyển đến."))
    field_order = ["to", "on", "decision"]

    def __init__(self, *args: Any, units: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(units)  # type: ignore[attr-defined]


class StayForm(DatedForm):
    """Away for a time: received by a unit that is kept here, or by one that is not."""

    unit = Pick(_("Nơi đến (đang có trong hệ thống)"), required=False)
    place = Line(_("Hoặc nơi đến khác"), help_text=_("Ghi khi nơi đến không có trong danh sách."))
    until = Day(_("Đến trước ngày"), help_text=_("Từ 3 tháng đến dưới 12 tháng."))
    field_order = ["unit", "place", "on", "until", "decision"]

    def __init__(self, *args: Any, units: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units, blank=_("– nơi khác –"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two places."""
        data = super().clean() or {}
        if not data.get("unit") and not data.get("place") and "place" not in self.errors:
            self.add_error("place", _("Hãy chọn hoặc ghi nơi đến sinh hoạt tạm thời."))
        if data.get("unit") and data.get("place"):
            self.add_error("place", _("Chỉ chọn trong danh sách, hoặc chỉ ghi nơi khác."))
        return data


class DayOnlyForm(forms.Form):
    """A day, and no more."""

    on = Day(_("Từ ngày"))


class ExemptionForm(DatedForm):
    """Free from work and meetings, for one of two reasons."""

    status = Pick(_("Loại miễn"), radio=True, missing=_("Hãy chọn lý do miễn."))
    until = Day(
        _("Đến trước ngày"),
        required=False,
        help_text=_("Lý do khác: bắt buộc và dưới 12 tháng; hết hạn thì xét lại."),
    )
    field_order = ["status", "on", "until", "decision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sorts = StatusPeriod.Status
        self.fields["status"].offer(  # type: ignore[attr-defined]
            [
                (sorts.EXEMPT_AGE.value, sorts.EXEMPT_AGE, _("Tuổi cao, sức yếu")),
                (
                    sorts.EXEMPT_OTHER.value,
                    sorts.EXEMPT_OTHER,
                    _("Lý do khác (điều trị dài ngày, ra nước ngoài, việc lưu động, thai sản …)"),
                ),
            ]
        )


class SuspensionForm(DatedForm):
    """May not take part for a time."""

    until = Day(_("Đến trước ngày"), required=False)
    field_order = ["on", "until", "decision"]


class DepartureForm(DatedForm):
    """How somebody leaves."""

    kind = Pick(_("Hình thức"), radio=True, missing=_("Hãy chọn hình thức."))
    place = Line(_("Nơi chuyển đến"), help_text=_("Chỉ ghi khi chuyển sinh hoạt đi nơi khác."))
    field_order = ["kind", "place", "on", "decision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, kind, kind.label.capitalize()) for kind in Departure.Kind]
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why something is put right or taken back."""

    reason = Line(
        _("Lý do"),
        required=True,
        max_length=300,
        missing=_("Hãy ghi lý do, để người đọc sau này hiểu."),
    )


class CorrectionForm(ReasonForm):
    """The right days and decision of a fact that was entered wrongly."""

    starts = Day(_("Từ ngày"))
    ends = Day(_("Đến trước ngày"), required=False)
    decision = Decision()
    strike = forms.BooleanField(label=_("Bỏ hẳn dòng này: việc đó chưa từng có"), required=False)
    field_order = ["starts", "ends", "decision", "strike", "reason"]
