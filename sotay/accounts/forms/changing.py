"""The shapes of what is typed to change a password and the short number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_DIGITS = {"inputmode": "numeric", "autocomplete": "off", "data-password": "pin"}


class Hidden(forms.PasswordInput):
    """What is typed stays hidden until its owner wants to see it, and is not shown again."""

    def __init__(self, attrs: dict[str, Any]) -> None:
        super().__init__(attrs={"data-password": "", **attrs}, render_value=False)


class ChangePasswordForm(forms.Form):
    """The password as it is, and as it shall be."""

    current_password = forms.CharField(
        label=_("Mật khẩu đang dùng"),
        max_length=512,
        strip=False,
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu đang dùng.")},
        widget=Hidden({"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu mới"),
        max_length=512,
        strip=False,
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu mới.")},
        widget=Hidden({"autocomplete": "new-password", "data-strength": ""}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput())


class FirstPasswordForm(ChangePasswordForm):
    """The first password of somebody who has come in with a key: there is none to prove."""

    current_password = None  # type: ignore[assignment]  # Django's way to leave a field out


class PinForm(forms.Form):
    """A short number, and the password as a proof."""

    pin = forms.CharField(
        label=_("Mã PIN mới"),
        max_length=20,
        help_text=_("4 đến 6 chữ số, không dùng năm sinh hay số liền nhau."),
        error_messages={"required": _("Đồng chí chưa nhập mã PIN.")},
        widget=Hidden(_DIGITS),
    )
    password = forms.CharField(
        label=_("Mật khẩu đăng nhập"),
        max_length=512,
        strip=False,
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu.")},
        widget=Hidden({"autocomplete": "current-password"}),
    )


class TurnForm(forms.Form):
    """The short number of whoever takes his turn."""

    pin = forms.CharField(
        label=_("Mã PIN"),
        max_length=20,
        error_messages={"required": _("Đồng chí chưa nhập mã PIN.")},
        widget=Hidden(_DIGITS),
    )


class SitDownForm(forms.Form):
    """The short number of whoever puts himself on a shared device: his own, or a new one."""

    pin = forms.CharField(
        label=_("Mã PIN"),
        max_length=20,
        error_messages={"required": _("Đồng chí chưa nhập mã PIN.")},
        widget=Hidden(_DIGITS),
    )


class UnlockForm(forms.Form):
    """The short number or the password of whoever comes back."""

    pin = forms.CharField(label=_("Mã PIN"), max_length=20, required=False, widget=Hidden(_DIGITS))
    password = forms.CharField(
        label=_("hoặc mật khẩu"),
        max_length=512,
        strip=False,
        required=False,
        widget=Hidden({"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """One of the two is typed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("pin") and not cleaned.get("password"):
            raise forms.ValidationError(_("Đồng chí nhập mã PIN hoặc mật khẩu."))
        return cleaned
