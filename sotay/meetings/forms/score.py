"""The shape of the score sheet: points and a remark for each criterion."""

import re
from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.meetings.rules.phrases import points

POINTS, REMARK = "points_", "remark_"
NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?")


class Row(Protocol):
    """A criterion that gets points, in hundredths."""

    @property
    def code(self) -> str: ...  # noqa: D102 - the class says what it is
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def proposed(self) -> int | None: ...  # noqa: D102
    @property
    def given(self) -> int | None: ...  # noqa: D102
    @property
    def remark(self) -> str: ...  # noqa: D102


class PointsField(forms.CharField):
    """Points as people write them, ``4,5``; cleaned to hundredths, None when left empty."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=8,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
        )

    def clean(self, value: Any) -> int | None:
        """The points in hundredths.

        Raises:
            ValidationError: it is no number with at most two decimals.
        """
        typed = str(super().clean(value)).strip()
        if not typed:
            return None
        found = NUMBER.fullmatch(typed)
        if found is None:
            raise forms.ValidationError(_("Ghi điểm bằng số, ví dụ: 4 hoặc 4,5."))
        whole, part = found.groups()
        return int(whole) * 100 + int((part or "0").ljust(2, "0"))


class ScoreForm(forms.Form):
    """The whole sheet; what is left empty is not confirmed."""

    def __init__(self, *args: Any, rows: Iterable[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            given = row.given if row.given is not None else row.proposed
            field = PointsField(row.title)
            field.initial = "" if given is None else points(given)
            self.fields[POINTS + row.code] = field
            self.fields[REMARK + row.code] = forms.CharField(
                label=_("Ghi chú, biện pháp khắc phục"),
                required=False,
                max_length=500,
                initial=row.remark,
            )

    def points(self) -> dict[str, int]:
        """Points by code of the criterion, hundredths, those that were given."""
        return {
            name.removeprefix(POINTS): value
            for name, value in self.cleaned_data.items()
            if name.startswith(POINTS) and value is not None
        }

    def remarks(self) -> dict[str, str]:
        """Remarks by code of the criterion."""
        return {
            name.removeprefix(REMARK): value
            for name, value in self.cleaned_data.items()
            if name.startswith(REMARK)
        }
