"""Acts of the ledger in words. Upper folders add theirs in ``AppConfig.ready``."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_names: dict[str, str | Promise] = {
    "org.person_added": _("Thêm đảng viên vào danh sách"),
    "org.person_corrected": _("Sửa thông tin cá nhân theo đề nghị"),
    "org.fact_corrected": _("Sửa ngày tháng theo đề nghị"),
    "org.person_numbers_changed": _("Đổi số thẻ, điện thoại hoặc thư điện tử"),
    "org.contact_data_forgotten": _("Xoá thông tin liên hệ của người đã rời đi"),
    "org.member_received": _("Tiếp nhận đảng viên"),
    "org.member_received_for_a_time": _("Tiếp nhận sinh hoạt tạm thời"),
    "org.member_left": _("Đảng viên chuyển đi"),
    "org.member_sent_away": _("Giới thiệu sinh hoạt tạm thời nơi khác"),
    "org.member_made_official": _("Công nhận đảng viên chính thức"),
    "org.exemption_begun": _("Cho miễn công tác và sinh hoạt"),
    "org.exemption_ended": _("Thôi miễn công tác và sinh hoạt"),
    "org.suspension_begun": _("Đình chỉ sinh hoạt"),
    "org.suspension_ended": _("Thôi đình chỉ sinh hoạt"),
    "org.position_given": _("Giao chức danh"),
    "org.departure_revoked": _("Khôi phục người đã ra khỏi danh sách"),
    "org.fact_put_right": _("Sửa dòng đã ghi nhầm"),
    "org.fact_struck": _("Bỏ dòng đã ghi nhầm"),
    "org.member_returned": _("Trở về sau sinh hoạt tạm thời"),
    "org.member_struck_off": _("Xóa tên khỏi danh sách đảng viên"),
    "org.member_expelled": _("Khai trừ"),
    "org.member_resigned": _("Xin ra khỏi Đảng"),
    "org.member_died": _("Ghi từ trần"),
    "org.member_moved_out": _("Chuyển sinh hoạt chính thức đi nơi khác"),
    "org.person_edited": _("Sửa thông tin đảng viên"),
    "org.position_extended": _("Kéo dài thời gian giữ chức danh"),
    "org.position_ended": _("Thôi chức danh"),
    "org.charge_given": _("Giao phụ trách chi bộ"),
    "org.charge_ended": _("Thôi phụ trách chi bộ"),
    "org.system_role_given": _("Giao việc quản trị, văn thư"),
    "org.system_role_ended": _("Thôi việc quản trị, văn thư"),
    "org.body_formed": _("Lập ban"),
    "org.body_ended": _("Kết thúc ban"),
    "org.term_begun": _("Bắt đầu nhiệm kỳ"),
    "org.idle_time_set": _("Chọn thời gian tự khoá màn hình"),
    "org.unit_founded": _("Thành lập tổ chức"),
    "org.unit_renamed": _("Đổi tên tổ chức"),
    "org.unit_moved": _("Chuyển đơn vị cấp trên"),
    "org.unit_converted": _("Chuyển đổi loại hình tổ chức"),
    "org.unit_absorbed": _("Sáp nhập tổ chức"),
    "org.unit_consolidated": _("Hợp nhất tổ chức"),
    "org.unit_split": _("Chia tách tổ chức"),
    "org.unit_dissolved": _("Giải thể tổ chức"),
    "org.unit_disbanded": _("Giải tán tổ chức"),
    "privacy.correction_requested": _("Đề nghị sửa thông tin cá nhân"),
    "privacy.correction_answered": _("Trả lời đề nghị sửa thông tin"),
    "privacy.retention_applied": _("Xoá dữ liệu hết hạn lưu"),
    "privacy.audit_exported": _("Tải nhật ký của đơn vị"),
}

READABLE = ("org.", "privacy.", "office.", "activation.", "accounts.")
"""Folders whose acts an administrator reads: who belongs where, never what somebody said."""


def name_acts(names: Mapping[str, str | Promise]) -> None:
    """Say what acts are called."""
    _names.update(names)


def name_of_act(act: str) -> str:
    """The act as people call it; an act that nobody named is another act."""
    return str(_names.get(act, _("Việc khác")))


def is_named(act: str) -> bool:
    """Whether somebody said what the act is called."""
    return act in _names


def readable_names() -> list[tuple[str, str]]:
    """Acts that the page of organisation acts may show, with their names, by name."""
    shown = [(act, str(name)) for act, name in _names.items() if act.startswith(READABLE)]
    return sorted(shown, key=lambda pair: pair[1])
