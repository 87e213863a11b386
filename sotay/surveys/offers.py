"""What surveys keep about a person, for that person."""

from django.utils.translation import gettext_lazy as _

from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, leave_out


def offer_all() -> None:
    """Called once, when the product starts."""
    leave_out(DUTY, "surveys.WorkingCopy.changed_by")
    name_acts(
        {
            "surveys.created": _("Tạo khảo sát"),
            "surveys.described": _("Sửa tên, lời mở đầu của khảo sát"),
            "surveys.questions_changed": _("Sửa câu hỏi khảo sát"),
            "surveys.audience_changed": _("Đổi nhóm người được hỏi của khảo sát"),
            "surveys.terms_set": _("Đặt thời gian, cách hỏi của khảo sát"),
            "surveys.opening_called_off": _("Thôi hẹn giờ mở khảo sát"),
            "surveys.extended": _("Gia hạn khảo sát"),
            "surveys.version_issued": _("Gửi bản câu hỏi mới của khảo sát"),
            "surveys.changes_dropped": _("Bỏ các thay đổi chưa gửi của khảo sát"),
        }
    )
