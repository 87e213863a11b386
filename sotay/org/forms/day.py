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


class IdleTimeForm(forms.Form):
    """After how long without a touch pages are covered."""

    minutes = forms.TypedChoiceField(
        label=_("Tự khoá sau"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("như đơn vị cấp trên")),
            ("5", _("5 phút")),
            ("10", _("10 phút")),
            ("15", _("15 phút")),
            ("30", _("30 phút")),
            ("60", _("60 phút")),
            ("0", _("không tự khoá")),
        ],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Hãy chọn một trong các khoảng thời gian.")},
    )
