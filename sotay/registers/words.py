"""The columns of a line by the names that people know."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def field_names() -> Mapping[str, str]:
    """Of every column that may be put right."""
    return {
        "summary": _("Trích yếu"),
        "day": _("Ngày đến, ngày chuyển"),
        "author": _("Tác giả"),
        "code": _("Số, ký hiệu"),
        "dated_on": _("Ngày trên văn bản"),
        "type_code": _("Tên loại"),
        "label": _("Phạm vi"),
        "signer": _("Người ký"),
        "recipients": _("Nơi nhận"),
        "keeper": _("Nơi lưu bản gốc"),
        "copies": _("Số bản"),
        "due_on": _("Hạn xử lý"),
        "note": _("Ghi chú"),
    }
