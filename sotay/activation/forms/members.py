"""What is noted of somebody who is not active."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.activation.models import DeviceDeclared, ReasonNotActive


class ReasonForm(forms.Form):
    """Why not; the empty choice takes the reason back."""

    reason = forms.ChoiceField(
        label=_("Lý do chưa kích hoạt"),
        choices=[("", _("không có lý do, còn chờ")), *ReasonNotActive.Reason.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=200,
        required=False,
        help_text=_("Bắt buộc khi chọn “lý do khác”. Không ghi tên bệnh."),
    )


class DeviceForm(forms.Form):
    """What the person says they have."""

    kind = forms.ChoiceField(
        label=_("Máy của đồng chí này"),
        choices=DeviceDeclared.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn loại máy.")},
    )
