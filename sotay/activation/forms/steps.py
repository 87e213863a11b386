"""The steps of coming in and of a forgotten password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.accounts.codes import Medium
from sotay.accounts.forms.factors import AnswerForm

CHANNELS = [(Medium.SMS.value, _("tin nhắn")), (Medium.EMAIL.value, _("thư điện tử"))]
_PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


def _number_field() -> forms.CharField:
    return forms.CharField(
        label=_("Số điện thoại hoặc số thẻ đảng viên"),
        max_length=60,
        help_text=_("Viết liền hay có dấu cách, dấu chấm đều được."),
        error_messages={"required": _("Đồng chí chưa nhập số.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", **_PLAIN}),
    )


def _code_field() -> forms.CharField:
    return forms.CharField(
        label=_("Mã dùng một lần"),
        max_length=30,
        help_text=_("6 chữ số trong tin nhắn, hoặc 8 chữ số trên tờ giấy."),
        error_messages={"required": _("Đồng chí chưa nhập mã.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "code-box",
                "data-code": "",
                **_PLAIN,
            }
        ),
    )


class WhoForm(forms.Form):
    """Who it is; whoever has an account already may say the name of it."""

    number = _number_field()

    def __init__(self, *args: Any, has_account: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_account:
            number = self.fields["number"]
            number.label = _("Số điện thoại, số thẻ hoặc tên đăng nhập")
            number.widget.attrs |= {"autocomplete": "username", "inputmode": "text"}


class NumberForm(WhoForm):
    """Who it is, and on which way the code shall come."""

    channel = forms.ChoiceField(choices=CHANNELS)


class CodeForm(WhoForm):
    """The code, and whose it is."""

    code = _code_field()


class AssistCodeForm(forms.Form):
    """The code of a person whom the helper has chosen."""

    code = _code_field()


class ConsentForm(forms.Form):
    """Agreeing to one version; never ticked beforehand."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    agree = forms.BooleanField(
        label=_("Tôi đã đọc và đồng ý"),
        error_messages={
            "required": _(
                "Đồng chí đánh dấu vào ô này nếu đồng ý. Nếu chưa đồng ý, đồng chí cứ đóng trang: "
                "chưa có gì được ghi lại, và đồng chí sinh hoạt bằng giấy như trước."
            )
        },
    )


class NewPasswordForm(forms.Form):
    """A new password."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        max_length=512,
        strip=False,
        help_text=_(
            "Từ 8 chữ trở lên. Dễ nhớ nhất là ba, bốn từ ghép lại, ví dụ tên cây, tên món ăn."
        ),
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu.")},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "data-password": ""}, render_value=False
        ),
    )


class FirstKeyForm(forms.Form):
    """The key that the device made, and the name to sign in with where there is no key."""

    username = forms.CharField(max_length=150, widget=forms.HiddenInput)
    answer = AnswerForm.base_fields["answer"]


class FirstPasswordForm(NewPasswordForm):
    """The first password, and the name to sign in with."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Đồng chí cũng đăng nhập được bằng số điện thoại hoặc số thẻ."),
        error_messages={"required": _("Đồng chí chưa nhập tên đăng nhập.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", **_PLAIN}),
    )
    field_order = ("username", "password")

    def __init__(self, *args: Any, on_helpers_phone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_helpers_phone:
            # The browser shall neither offer the helper's name nor keep this person's password.
            self.fields["username"].widget.attrs["autocomplete"] = "off"
            self.fields["password"].widget.attrs["autocomplete"] = "one-time-code"
