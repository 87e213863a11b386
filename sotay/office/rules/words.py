"""What an import came to, in a line."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.office.rules.plan import Outcome

OUTCOMES: Mapping[Outcome, str | Promise] = {
    Outcome.NEW: gettext_lazy("mới"),
    Outcome.CHANGED: gettext_lazy("thay đổi"),
    Outcome.UNCHANGED: gettext_lazy("không đổi"),
    Outcome.REFUSED: gettext_lazy("chưa nhập được"),
}
FIELDS: Mapping[str, str | Promise] = {
    "full_name": gettext_lazy("Họ và tên"),
    "born_on": gettext_lazy("Ngày sinh"),
    "sex": gettext_lazy("Giới tính"),
    "card_number": gettext_lazy("Số thẻ đảng viên"),
    "citizen_number": gettext_lazy("Số căn cước công dân"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
    "workplace": gettext_lazy("Nơi công tác"),
    "other_posts": gettext_lazy("Chức vụ chính quyền, đoàn thể"),
    "unit": gettext_lazy("Chi bộ"),
    "stage": gettext_lazy("Ngày vào Đảng"),
    "exempt": gettext_lazy("Miễn sinh hoạt"),
}


def summary(counts: Mapping[str, int]) -> str:
    """``128 mới, 0 thay đổi, 1 không đổi, 2 chưa nhập được; 5 dòng có lưu ý``."""
    parts = ", ".join(f"{counts.get(it, 0)} {words}" for it, words in OUTCOMES.items())
    warned = counts.get("warned", 0)
    return _("%(parts)s; %(warned)d dòng có lưu ý") % {"parts": parts, "warned": warned}
