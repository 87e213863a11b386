"""Sheets of units: founding, naming, moving, merging, splitting, ending."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.forms.fields import Day, Decision, Line, Pick, Picks, Text
from sotay.org.models import UnitEvent

Offer = Sequence[tuple[Any, Any, Text]]
_NAME_MISSING = _("Hãy ghi tên tổ chức đảng.")


class DatedForm(forms.Form):
    """An act from a day, by a decision."""

    on = Day(_("Có hiệu lực từ ngày"))
    decision = Decision()


class NamesForm(DatedForm):
    """A unit's name, and the short one for lists."""

    name = Line(_("Tên đầy đủ"), required=True, missing=_NAME_MISSING)
    short_name = Line(
        _("Tên gọi tắt"),
        max_length=80,
        help_text=_("Dùng trong danh sách; để trống thì lấy tên đầy đủ."),
    )
    field_order = ["name", "short_name", "on", "decision"]


class CellsForm(DatedForm):
    """Several cells at once, one a line."""

    names = forms.CharField(
        label=_("Tên các chi bộ, mỗi dòng một tên"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Có thể dán từ Excel. Ví dụ: Chi bộ Tổ dân phố 1."),
        error_messages={
            "required": _("Hãy ghi tên các chi bộ, mỗi dòng một tên."),
            "max_length": _("Danh sách dài quá; hãy lập làm nhiều lần."),
        },
    )
    kind = Pick(_("Loại hình"))
    cell_type = Pick(_("Loại chi bộ"), required=False, help_text=_("Để gợi ý nội dung sinh hoạt."))
    field_order = ["names", "kind", "cell_type", "on", "decision"]

    def __init__(self, *args: Any, kinds: Offer, cell_types: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]  # ours, as below
        self.fields["cell_type"].offer(cell_types, blank=_("– chưa rõ –"))  # type: ignore[attr-defined]

    def clean_names(self) -> list[str]:
        """One name a line."""
        text: str = self.cleaned_data["names"]
        return text.replace("\r", "\n").split("\n")

    def clean_cell_type(self) -> str:
        """Nothing chosen is an empty code."""
        return self.cleaned_data["cell_type"] or ""


class FoundingForm(NamesForm):
    """One unit under another."""

    kind = Pick(_("Loại hình"))
    place_name = Line(_("Địa danh ghi trên văn bản"), max_length=80, help_text=_("Ví dụ: Hòa An."))
    has_seal = forms.BooleanField(label=_("Có con dấu riêng"), required=False)
    field_order = ["name", "short_name", "kind", "place_name", "has_seal", "on", "decision"]

    def __init__(self, *args: Any, kinds: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]


class ConversionForm(NamesForm):
    """Another kind, and another name if the kind brings one."""

    kind = Pick(_("Loại hình mới"))
    field_order = ["kind", "name", "short_name", "on", "decision"]

    def __init__(self, *args: Any, kinds: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]


class MovingForm(DatedForm):
    """Another superior."""

    parent = Pick(_("Cấp trên mới"), missing=_("Hãy chọn cấp trên mới."))
    field_order = ["parent", "on", "decision"]

    def __init__(self, *args: Any, units: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(units)  # type: ignore[attr-defined]


class AbsorptionForm(DatedForm):
    """The unit that takes this one in and keeps its name."""

    into = Pick(_("Sáp nhập vào"), missing=_("Hãy chọn tổ chức đảng nhận sáp nhập."))
    field_order = ["into", "on", "decision"]

    def __init__(self, *args: Any, units: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].offer(units)  # type: ignore[attr-defined]


class ConsolidationForm(NamesForm):
    """The units with which this one becomes a new one."""

    units = Picks(_("Hợp nhất cùng với"), missing=_("Hãy chọn ít nhất một tổ chức đảng nữa."))
    kind = Pick(_("Loại hình của tổ chức mới"))
    field_order = ["units", "name", "short_name", "kind", "on", "decision"]

    def __init__(self, *args: Any, units: Offer, kinds: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].offer(units)  # type: ignore[attr-defined]
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]


class DissolutionForm(DatedForm):
    """Ended because its work is done, or as a discipline."""

    how = Pick(_("Hình thức"), radio=True)
    field_order = ["how", "on", "decision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["how"].offer(  # type: ignore[attr-defined]
            [
                (
                    UnitEvent.Kind.DISSOLVED.value,
                    UnitEvent.Kind.DISSOLVED,
                    _("Giải thể: tổ chức đã hoàn thành nhiệm vụ hoặc không còn cần thiết"),
                ),
                (
                    UnitEvent.Kind.DISBANDED.value,
                    UnitEvent.Kind.DISBANDED,
                    _("Giải tán: hình thức kỷ luật đối với tổ chức đảng"),
                ),
            ]
        )


PARTS = 3
STAYS = "0"


class SplitForm(DatedForm):
    """Up to three new units, and for every member where they go."""

    def __init__(self, *args: Any, members: Sequence[tuple[int, Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members = members
        for number in range(1, PARTS + 1):
            self.fields[f"name_{number}"] = Line(
                _("Tên tổ chức mới"), required=number == 1, missing=_NAME_MISSING
            )
        for key, _person, label in members:
            self.fields[f"member_{key}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[(STAYS, _("ở lại"))]
                + [(str(number), f"→ {number}") for number in range(1, PARTS + 1)],
                error_messages={"invalid_choice": _("Hãy chọn một trong các phần.")},
            )

    def part_fields(self) -> list[forms.BoundField]:
        """The names of the new units."""
        return [self[f"name_{number}"] for number in range(1, PARTS + 1)]

    def member_fields(self) -> list[forms.BoundField]:
        """One for every member."""
        return [self[f"member_{key}"] for key, _person, _label in self._members]

    def clean(self) -> dict[str, Any]:
        """The parts as names with their members, in place of the single fields."""
        data = super().clean() or {}
        parts = []
        for number in range(1, PARTS + 1):
            name = data.pop(f"name_{number}", "")
            going = [
                person
                for key, person, _label in self._members
                if data.get(f"member_{key}") == str(number)
            ]
            if going and not name:
                self.add_error(f"name_{number}", _("Hãy ghi tên phần có đảng viên chuyển về."))
            if name:
                parts.append((name, going))
        for key, _person, _label in self._members:
            data.pop(f"member_{key}", None)
        return {**data, "parts": parts}
