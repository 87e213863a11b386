"""What is typed to find something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.search.engine.asking import Chosen
from sotay.search.registry import Choices
from sotay.search.rules.questions import LONGEST_QUESTION
from sotay.web.choices import offer

FIRST_YEAR, LAST_YEAR = 1930, 2100


class SearchForm(forms.Form):
    """A question, and what is left out of the answer."""

    words = forms.CharField(
        label=_("Tìm gì"),
        max_length=LONGEST_QUESTION,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}
        ),
        help_text=_("Gõ có dấu hay không dấu đều được. Ví dụ: 05 nq tw, đóng đảng phí."),
        error_messages={
            "max_length": _(
                "Câu tìm dài %(show_value)d chữ, nhiều nhất là %(limit_value)d. "
                "Đồng chí bớt lại, chỉ giữ vài từ chính."
            )
        },
    )
    kind = forms.ChoiceField(label=_("Loại"), required=False)
    unit = forms.ChoiceField(label=_("Của đơn vị"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=100, required=False)
    year = forms.IntegerField(
        label=_("Năm"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    past = forms.BooleanField(
        label=_("Tìm cả văn bản đã hết hiệu lực, tin đã hết hạn"), required=False
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("Tất cả")), *choices.kinds])
        offer(self, "unit", [("", _("Tất cả")), *choices.units])

    @property
    def chosen(self) -> Chosen:
        """What is left out; the form is valid."""
        found = self.cleaned_data
        return Chosen(
            kind=found["kind"],
            unit=found["unit"],
            issuer=found["issuer"],
            year=str(found["year"] or ""),
            past=found["past"],
        )
