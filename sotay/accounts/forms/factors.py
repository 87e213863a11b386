"""The shape of codes, names of keys, and what a passkey answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.accounts.passkeys import LONGEST_ANSWER
from sotay.kernel import text

LONGEST_NAME = 60


class AnswerForm(forms.Form):
    """What the browser's passkey says, put there by the page's script."""

    answer = forms.CharField(
        max_length=LONGEST_ANSWER,
        error_messages={
            "required": _("Máy chưa đưa ra khóa nào. Đồng chí bấm nút lần nữa."),
            "max_length": _("Máy trả lời không đúng dạng. Đồng chí bấm nút lần nữa."),
        },
        widget=forms.HiddenInput(),
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())
    trust = forms.BooleanField(required=False)


class CodeForm(forms.Form):
    """A code of the second step, from wherever it comes."""

    code = forms.CharField(
        label=_("Mã"),
        max_length=40,
        help_text=_(
            "Mã 6 số đang hiện trên ứng dụng, mã 12 số trên tờ mã dự phòng, hoặc mã 8 số do người "
            "quản trị của đơn vị cấp."
        ),
        error_messages={
            "required": _("Đồng chí chưa nhập mã."),
            "max_length": _("Mã dài quá; mã dài nhất có 12 số."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    trust = forms.BooleanField(
        required=False,
        label=_("Tin máy này 30 ngày"),
        help_text=_("Lần sau vào bằng máy này chỉ cần mật khẩu. Đừng chọn nếu là máy dùng chung."),
    )


class AppForm(forms.Form):
    """The first code of an app, with the secret under seal as the page brought it."""

    sealed = forms.CharField(max_length=600, widget=forms.HiddenInput())
    code = forms.CharField(
        label=_("Mã 6 số đang hiện trên ứng dụng"),
        max_length=20,
        error_messages={
            "required": _("Đồng chí chưa nhập mã đang hiện trên ứng dụng."),
            "max_length": _("Mã trên ứng dụng có 6 số."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())


class KeyNameForm(forms.Form):
    """What a passkey is called."""

    name = forms.CharField(
        label=_("Tên của khóa"),
        max_length=LONGEST_NAME,
        help_text=_("Để sau này nhận ra, ví dụ: điện thoại của tôi."),
        error_messages={
            "required": _("Đồng chí chưa đặt tên cho khóa."),
            "max_length": _("Tên dài quá 60 chữ."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        """Without what nobody sees, and not longer for it: a few letters grow when composed."""
        field = self.fields["name"]
        name = text.tidy(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(field.error_messages["required"])
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(field.error_messages["max_length"])
        return name


class NewKeyForm(KeyNameForm):
    """A passkey that was just made, and its name."""

    answer = AnswerForm.base_fields["answer"]
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())


class AgainForm(forms.Form):
    """The password once more, before ways of signing in are changed."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=512,
        strip=False,
        error_messages={"required": _("Đồng chí chưa nhập mật khẩu.")},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "data-password": ""}, render_value=False
        ),
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())
