"""What the office keeps about people, and why it is not handed out as it is."""

from django.utils.translation import gettext_lazy as _

from sotay.privacy.registry import DUTY, leave_out


def register() -> None:
    """Called in ``AppConfig.ready``."""
    leave_out(DUTY, "office.MemberImport.by")
    leave_out(
        _("Dòng của danh sách đã nhập chỉ giữ 40 ngày để hoàn tác; nội dung đã có trong hồ sơ."),
        "office.ImportRow.person_id",
    )
