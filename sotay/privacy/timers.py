"""The timers of the floors below, and of this folder."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sotay.accounts.actions import forget_sign_in_days
from sotay.drafts.actions import forget_old_drafts
from sotay.ledger import watch
from sotay.ledger.once import forget_receipts
from sotay.privacy.actions.retention import forget_contacts, forget_openings, note_look
from sotay.privacy.retention import Timer, keep, set_timer


def set_timers_below() -> None:
    """Called once, when the product starts."""
    watch.when_looked(note_look)
    set_timer(
        Timer(
            "drafts",
            _("Bản nháp chưa gửi"),
            _("Tính từ lần sửa cuối. Đủ lâu để điện thoại mất mạng cả tháng vẫn gửi được."),
            _drafts,
        )
    )
    set_timer(
        Timer(
            "receipts",
            _("Biên nhận những lần gửi từ máy"),
            _("Điện thoại chỉ gửi lại trong 30 ngày; sau đó biên nhận không còn ích gì."),
            _receipts,
        )
    )
    set_timer(
        Timer(
            "file_openings",
            _("Nhật ký xem hồ sơ"),
            _("Ít nhất 12 tháng, để đồng chí tra lại được ai đã xem hồ sơ của mình."),
            lambda before: forget_openings(by=None, before=before),
        )
    )
    set_timer(
        Timer(
            "sign_in_days",
            _("Ngày đã đăng nhập (chỉ ngày, không giờ, không máy)"),
            _("Đủ cho một báo cáo năm. Chỉ để đếm có bao nhiêu đồng chí đăng nhập trong kỳ."),
            lambda before: forget_sign_in_days(before=before),
        )
    )
    set_timer(
        Timer(
            "contact_data",
            _("Điện thoại, thư điện tử, nơi công tác của người đã rời Đảng bộ"),
            _("Tính từ ngày thôi sinh hoạt. Họ tên và quá trình sinh hoạt giữ theo hồ sơ lưu trữ."),
            lambda before: forget_contacts(by=None, before=before),
        )
    )
    keep("sessions", _("Phiên đăng nhập"), _("Hết hạn sau một tháng thì xoá ngay trong ngày."))
    keep(
        "codes",
        _("Mã dùng một lần, số lần nhập sai"),
        _("Hết hạn thì không dùng được nữa; xoá theo lịch hằng ngày."),
    )
    keep("jobs", _("Việc nền đã chạy"), _("Xoá sau 14 ngày."))
    keep(
        "papers",
        _("Biên bản, nghị quyết, kết luận, văn bản đã ban hành, sổ văn bản"),
        _("Không xoá: là hồ sơ lưu trữ của Đảng; sửa đổi là bản mới, bản cũ vẫn còn."),
    )
    keep(
        "ledger",
        _("Nhật ký công việc"),
        _("Không xoá: mỗi dòng nối với dòng trước, mất một dòng là thấy ngay. Không chứa lời ai."),
    )
    keep(
        "roll",
        _("Danh sách đảng viên, quá trình sinh hoạt, chức danh"),
        _("Không xoá: hồ sơ đảng viên được lưu trữ lâu dài."),
    )


def _drafts(before: datetime) -> int:
    return forget_old_drafts(before=before)


def _receipts(before: datetime) -> int:
    return forget_receipts(before=before)
