"""The kinds of question in the words of whoever chooses one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sotay.surveys.rules.definition import Kind

NAMES: Mapping[Kind, str | Promise] = {
    Kind.SINGLE: _("Chọn một phương án"),
    Kind.SEVERAL: _("Chọn nhiều phương án"),
    Kind.SCALE: _("Thang điểm"),
    Kind.MATRIX: _("Bảng đánh giá"),
    Kind.RANKING: _("Xếp thứ tự"),
    Kind.SHORT: _("Ghi một dòng"),
    Kind.LONG: _("Ghi ý kiến dài"),
    Kind.NUMBER: _("Ghi số"),
    Kind.DATE: _("Chọn ngày"),
    Kind.FILE: _("Gửi tệp"),
}
# When one takes it.
EXAMPLES: Mapping[Kind, str | Promise] = {
    Kind.SINGLE: _("Ví dụ: Tốt, Tạm được, Chưa tốt"),
    Kind.SEVERAL: _("Ví dụ: đồng chí cần hướng dẫn những việc gì"),
    Kind.SCALE: _("Ví dụ: chấm từ 1 đến 5"),
    Kind.MATRIX: _("Nhiều việc cùng đánh giá theo một thang"),
    Kind.RANKING: _("Ví dụ: việc nào nên làm trước"),
    Kind.SHORT: _("Ví dụ: nơi ở, tên một việc"),
    Kind.LONG: _("Góp ý, đề xuất, kiến nghị"),
    Kind.NUMBER: _("Ví dụ: số buổi, số hộ"),
    Kind.DATE: _("Ví dụ: ngày có thể dự"),
    Kind.FILE: _("Ảnh chụp, bản có chữ ký"),
}
