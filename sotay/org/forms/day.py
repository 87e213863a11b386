"""The day as which the organisation is looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """The day on which the organisation is to be seen."""

    on = forms.DateField(
        label=_("Xem như ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Hãy ghi ngày theo mẫu 03/11/2026.")},
    )
