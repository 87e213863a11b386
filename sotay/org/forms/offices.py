"""Sheets of bodies, terms, positions, charges and work on the system; of a congress."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sotay.org.actions.congress import Elected
from sotay.org.forms.fields import Day, Decision, Finder, Line, Pick, Somebody
from sotay.org.forms.units import DatedForm, Offer


class BodyForm(forms.Form):
    """A committee or board inside a unit."""

    kind = Pick(_("Loại"))
    name = Line(_("Tên"), required=True, missing=_("Hãy ghi tên."))
    on = Day(_("Lập từ ngày"))

    def __init__(self, *args: Any, kinds: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]  # ours, as below


class TermForm(forms.Form):
    """A term of office without a congress's paper: for what is long since so."""

    name = Line(
        _("Tên nhiệm kỳ"),
        required=True,
        max_length=40,
        missing=_("Hãy ghi tên nhiệm kỳ."),
        help_text=_("Ví dụ: 2025–2030."),
    )
    on = Day(_("Bắt đầu từ ngày"))


class EndForm(forms.Form):
    """The day on which something is over; the day before is its last."""

    on = Day(_("Kết thúc từ ngày"), help_text=_("Ngày này không còn tính; hôm trước là ngày cuối."))


class AppointmentForm(DatedForm):
    """Somebody gets a title."""

    person = Somebody(_("Đồng chí"))
    title = Pick(_("Chức danh"), missing=_("Hãy chọn chức danh."))
    until = Day(
        _("Đến trước ngày"),
        required=False,
        help_text=_("Để trống nếu giữ đến khi có quyết định khác."),
    )
    field_order = ["person", "title", "on", "until", "decision"]

    def __init__(self, *args: Any, titles: Offer, find: Finder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].offer(titles)  # type: ignore[attr-defined]
        self.fields["person"].find = find  # type: ignore[attr-defined]


class ExtensionForm(forms.Form):
    """A position goes on."""

    until = Day(
        _("Kéo dài đến trước ngày"),
        required=False,
        help_text=_("Để trống nếu giữ đến khi có quyết định khác."),
    )
    decision = Decision()


class ChargeForm(DatedForm):
    """A committee member of the level above follows this unit."""

    person = Pick(_("Cấp ủy viên phụ trách"), missing=_("Hãy chọn cấp ủy viên."))
    until = Day(_("Đến trước ngày"), required=False)
    field_order = ["person", "on", "until", "decision"]

    def __init__(self, *args: Any, people: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """Work on the system: no title."""

    person = Somebody(_("Đồng chí"))
    role = Pick(_("Việc"), radio=True)
    on = Day(_("Từ ngày"))

    def __init__(self, *args: Any, roles: Offer, find: Finder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].offer(roles)  # type: ignore[attr-defined]
        self.fields["person"].find = find  # type: ignore[attr-defined]


MOST_ROWS = 60


class CongressForm(DatedForm):
    """The whole committee on one sheet: a line for each who was elected, blank lines ignored."""

    term = Line(
        _("Nhiệm kỳ mới"),
        required=True,
        max_length=40,
        missing=_("Hãy ghi tên nhiệm kỳ."),
        help_text=_("Ví dụ: 2025–2030."),
    )

    def __init__(self, *args: Any, titles: Offer, find: Finder, rows: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = range(1, min(rows, MOST_ROWS) + 1)
        for number in self._rows:
            title = Pick(_("Chức danh"), required=False)
            title.offer(titles)
            person = Somebody(_("Họ và tên"), required=False)
            person.find = find
            person.help_text = ""
            self.fields[f"person_{number}"] = person
            self.fields[f"title_{number}"] = title

    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Every line: its number, the name, the title."""
        return [
            (number, self[f"person_{number}"], self[f"title_{number}"]) for number in self._rows
        ]

    def clean(self) -> dict[str, Any]:
        """The lines as people elected, in place of the single fields."""
        data = super().clean() or {}
        elected = []
        for number in self._rows:
            person, title = data.pop(f"person_{number}", None), data.pop(f"title_{number}", None)
            if person and title:
                elected.append(Elected(person, title, number))
            elif person and f"title_{number}" not in self.errors:
                self.add_error(f"title_{number}", _("Hãy chọn chức danh của đồng chí này."))
            elif title and f"person_{number}" not in self.errors:
                self.add_error(
                    f"person_{number}", _("Hãy ghi tên đồng chí giữ chức danh này, hoặc bỏ chọn.")
                )
        if not elected and not self.errors:
            raise ValidationError(_("Hãy ghi ít nhất một đồng chí trúng cử."))
        return {**data, "elected": elected}
