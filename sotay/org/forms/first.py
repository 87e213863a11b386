"""The first sheet of an empty system."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.forms.fields import Day, Line, Pick
from sotay.org.forms.units import Offer


class FirstForm(forms.Form):
    """The organisation and its first administrator."""

    code = Line(
        _("Mã thiết lập"),
        required=True,
        max_length=100,
        missing=_("Hãy chép mã thiết lập hiện trên màn hình máy chủ."),
        help_text=_("Phần sau dấu # của đường dẫn hiện ra khi khởi động hệ thống."),
        autocomplete="off",
    )
    kind = Pick(_("Đơn vị của đồng chí là"), radio=True, missing=_("Hãy chọn loại hình đơn vị."))
    name = Line(
        _("Tên đầy đủ của đơn vị"),
        required=True,
        missing=_("Hãy ghi tên đơn vị."),
        help_text=_("Ví dụ: Đảng bộ phường Hòa An."),
    )
    place_name = Line(
        _("Địa danh ghi trên văn bản"),
        required=True,
        max_length=80,
        missing=_("Hãy ghi địa danh."),
        help_text=_("Ví dụ: Hòa An."),
    )
    superior = Line(
        _("Tên cấp trên trực tiếp"),
        help_text=_("In ở đầu văn bản. Ví dụ: Đảng bộ tỉnh Minh Hà."),
    )
    since = Day(
        _("Đơn vị hoạt động từ ngày"),
        help_text=_("Ngày thành lập hoặc ngày bắt đầu nhiệm kỳ; việc ghi sau này không được"
          " trước ngày này."),
    )  # fmt: skip
    full_name = Line(
        _("Họ và tên người quản trị đầu tiên"), required=True, missing=_("Hãy ghi họ và tên."),
        max_length=120,
    )  # fmt: skip
    card_number = Line(
        _("Số thẻ đảng viên của người quản trị"),
        max_length=20,
        help_text=_("Nếu có tên trong danh sách đảng viên ở đây: nhập danh sách sau này nhận ra"
          " đúng người, không thành hai."),
    )  # fmt: skip
    username = Line(
        _("Tên đăng nhập"),
        required=True,
        max_length=150,
        missing=_("Hãy đặt tên đăng nhập."),
        autocomplete="username",
        autocapitalize="none",
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=512,
        strip=False,
        help_text=_("Ít nhất 8 ký tự; người quản trị nên dùng từ 14 ký tự, ví dụ bốn từ bất kỳ."),
        error_messages={
            "required": _("Hãy đặt mật khẩu."),
            "max_length": _("Dài quá %(limit_value)d ký tự."),
        },
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "data-password": ""}, render_value=False
        ),
    )

    def __init__(self, *args: Any, kinds: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]  # ours
