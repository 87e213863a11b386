"""The shape of what is typed to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """A name of any kind, a password, and the page to open afterwards."""

    name = forms.CharField(
        label=_("Số điện thoại, số thẻ hoặc tên đăng nhập"),
        max_length=150,
        help_text=_(
            "Số viết liền hay có dấu cách, dấu chấm, có +84 đều được; tên viết có dấu hay không, "
            "hoa hay thường đều được."
        ),
        error_messages={
            "required": _("Đồng chí chưa nhập số điện thoại, số thẻ hoặc tên đăng nhập.")
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=512,
        strip=False,
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu.")},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "data-password": ""}, render_value=False
        ),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput())
