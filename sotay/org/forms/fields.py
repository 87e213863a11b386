"""Fields of the sheets: a day, one of several things, somebody by name."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "str | _StrPromise"
LONGEST_LINE = 200
_NOT_OFFERED = gettext_lazy("Mục đã chọn không có trong danh sách. Hãy chọn lại.")


class Day(forms.DateField):
    """A day, typed as 03/11/2026 or picked."""

    def __init__(self, label: Text, *, required: bool = True, help_text: Text = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={
                "required": gettext_lazy("Hãy ghi ngày."),
                "invalid": gettext_lazy("Hãy ghi ngày theo mẫu 03/11/2026."),
            },
        )

    def to_python(self, value: Any) -> Any:
        """A day that a calendar here can hold: no year before 1900 or after 2199."""
        day = super().to_python(value)
        if day is not None and not 1900 <= day.year < 2200:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class Line(forms.CharField):
    """A line of text: a name, a number of a decision."""

    def __init__(
        self,
        label: Text,
        *,
        required: bool = False,
        max_length: int = LONGEST_LINE,
        help_text: Text = "",
        missing: Text = "",
        **attrs: str,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            max_length=max_length,
            help_text=help_text,
            widget=forms.TextInput(attrs=attrs),
            error_messages={
                "required": missing or gettext_lazy("Hãy ghi chỗ này."),
                "max_length": gettext_lazy("Dài quá %(limit_value)d ký tự."),
            },
        )


class Decision(Line):
    """The number and day of the decision that an act rests on."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Số, ngày quyết định"),
            help_text=gettext_lazy("Ví dụ: QĐ 15-QĐ/ĐU, ngày 03/11/2026."),
        )


class Pick(forms.ChoiceField):
    """One of several things; what comes out is the thing."""

    def __init__(
        self,
        label: Text,
        *,
        required: bool = True,
        help_text: Text = "",
        missing: Text = "",
        radio: bool = False,
    ) -> None:
        self.things: dict[str, Any] = {}
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            widget=forms.RadioSelect if radio else forms.Select,
            error_messages={
                "required": missing or gettext_lazy("Hãy chọn một mục."),
                "invalid_choice": _NOT_OFFERED,
            },
        )  # fmt: skip

    def offer(self, things: Iterable[tuple[Any, Any, Text]], blank: Text = "") -> None:
        """Let it choose among (key, thing, label)."""
        rows = list(things)
        self.things = {str(key): thing for key, thing, _label in rows}
        start: list[tuple[str, Text]] = [] if isinstance(self.widget, forms.RadioSelect) else [
            ("", blank or gettext_lazy("– chọn –"))
        ]  # fmt: skip
        self.choices = [*start, *((str(key), label) for key, _thing, label in rows)]

    def clean(self, value: Any) -> Any:
        """The thing chosen; None where nothing was and nothing must be."""
        return self.things.get(super().clean(value))


class Picks(forms.MultipleChoiceField):
    """Several of several things."""

    def __init__(self, label: Text, *, missing: Text = "", help_text: Text = "") -> None:
        self.things: dict[str, Any] = {}
        super().__init__(
            label=label,
            help_text=help_text,
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": missing or gettext_lazy("Hãy chọn ít nhất một mục."),
                "invalid_choice": _NOT_OFFERED,
                "invalid_list": gettext_lazy("Hãy chọn trong danh sách."),
            },
        )  # fmt: skip

    def offer(self, things: Iterable[tuple[Any, Any, Text]]) -> None:
        """Let it choose among (key, thing, label)."""
        rows = list(things)
        self.things = {str(key): thing for key, thing, _label in rows}
        self.choices = [(str(key), label) for key, _thing, label in rows]

    def clean(self, value: Any) -> Any:
        """The things chosen."""
        return [self.things[key] for key in super().clean(value)]


# Who is called so: the label that tells one from another, and the person.
Finder = Callable[[str], Sequence[tuple[str, Any]]]


class Somebody(Line):
    """A person by name, with a list to pick from while typing."""

    def __init__(self, label: Text, *, required: bool = True) -> None:
        super().__init__(
            label,
            required=required,
            max_length=320,
            missing=gettext_lazy("Hãy ghi họ và tên."),
            help_text=gettext_lazy("Gõ họ và tên rồi chọn trong danh sách hiện ra."),
            list="people",
            autocomplete="off",
        )
        self.find: Finder = lambda _typed: ()

    def clean(self, value: Any) -> Any:
        """The person who is meant; None where nobody is and nobody must be."""
        typed = super().clean(value)
        return self.person(typed) if typed else None

    def person(self, typed: str) -> Any:
        """Who is called so.

        Raises:
            ValidationError: nobody, or more than one.
        """
        found = list(self.find(typed))
        exact = [person for label, person in found if label == typed.strip()]
        if len(exact) == 1:
            return exact[0]
        if not found:
            raise ValidationError(
                _("Không thấy đồng chí nào tên “%(name)s” trong danh sách. Hãy xem lại cách viết.")
                % {"name": typed}
            )
        if len(found) > 1:
            raise ValidationError(
                _("Có %(count)d đồng chí tên này. Hãy chọn đúng một dòng: %(labels)s.")
                % {"count": len(found), "labels": "; ".join(label for label, _one in found[:6])}
            )
        return found[0][1]
