"""Rights and relations in the words of those who ask why they see something."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sotay.policy.relations import Relation
from sotay.policy.rights import Right

# "Đồng chí được …"
RIGHTS: Mapping[Right, str | Promise] = {
    Right.ORG_TREE_SEE: _("xem đơn vị này trong cây tổ chức"),
    Right.ORG_ROSTER_SEE: _("xem danh sách đảng viên"),
    Right.ORG_STATUS_SEE: _("xem ai được miễn, bị đình chỉ, đi sinh hoạt tạm thời"),
    Right.ORG_PERSON_SEE: _("xem chức danh, nơi sinh hoạt của đồng chí này"),
    Right.ORG_DIRECTORY_SEE: _("tìm trong danh bạ của cả đơn vị và tổ chức trực thuộc"),
    Right.ORG_UNITS_MANAGE: _("ghi thay đổi của tổ chức (lập, đổi tên, sáp nhập …)"),
    Right.ORG_PEOPLE_MANAGE: _("ghi thay đổi của đảng viên (chuyển sinh hoạt, miễn …)"),
    Right.ORG_POSITIONS_MANAGE: _("ghi chức danh, nhiệm kỳ, người phụ trách"),
    Right.ORG_AUDIT_READ: _("đọc nhật ký của đơn vị"),
    Right.ORG_CORRECTION_ANSWER: _("trả lời đề nghị sửa thông tin"),
    Right.DOCUMENTS_SEE: _("xem tài liệu trong thư viện của đơn vị"),
    Right.DOCUMENTS_KEEP: _("đưa tài liệu vào thư viện của đơn vị"),
    Right.MEETINGS_CALL: _("mời họp"),
    Right.MEETINGS_SEE_DRAFT: _("xem buổi họp đang chuẩn bị"),
    Right.MEETINGS_SEE: _("xem buổi họp"),
    Right.MEETINGS_PREPARE: _("chuẩn bị buổi họp"),
    Right.MEETINGS_RUN: _("điều hành buổi họp"),
    Right.MEETINGS_ANSWER: _("trả lời giấy mời"),
    Right.MEETINGS_CHECK_IN: _("tự điểm danh"),
    Right.MEETINGS_READ_OPINIONS: _("đọc ý kiến gửi cả chi bộ"),
    Right.MEETINGS_READ_COMMITTEE_OPINIONS: _("đọc ý kiến chỉ gửi chi ủy"),
    Right.MEETINGS_POST_OPINION: _("gửi ý kiến"),
    Right.MEETINGS_ASK_TO_SPEAK: _("đăng ký phát biểu"),
    Right.MEETINGS_VOTE: _("biểu quyết"),
    Right.MEETINGS_KEEP_NOTE: _("ghi chép riêng"),
    Right.MEETINGS_READ_RECORD_DRAFT: _("đọc dự thảo biên bản, nghị quyết"),
    Right.MEETINGS_READ_MINUTES: _("đọc biên bản"),
    Right.MEETINGS_READ_RESOLUTION: _("đọc nghị quyết, kết luận"),
    Right.MEETINGS_EDIT_RECORD: _("sửa biên bản, nghị quyết"),
    Right.MEETINGS_AMEND_RECORD: _("góp ý biên bản"),
    Right.MEETINGS_APPROVE_AS_CHAIR: _("phê duyệt với tư cách chủ trì"),
    Right.MEETINGS_APPROVE_AS_SECRETARY: _("phê duyệt với tư cách thư ký"),
    Right.MEETINGS_ISSUE: _("ban hành, lấy số văn bản"),
    Right.MEETINGS_SEE_SCORE: _("xem điểm chất lượng buổi sinh hoạt"),
    Right.TASKS_SEE: _("xem nhiệm vụ"),
    Right.TASKS_REPORT: _("báo cáo kết quả nhiệm vụ"),
    Right.TASKS_ASSIGN: _("giao nhiệm vụ, đổi thời hạn"),
    Right.PAPERS_SEE_REGISTER: _("xem sổ văn bản"),
    Right.PAPERS_KEEP_REGISTER: _("giữ sổ văn bản"),
}

# "… dành cho …"
RELATIONS: Mapping[Relation, str | Promise] = {
    Relation.SIGNED_IN: _("mọi đảng viên có tài khoản"),
    Relation.MEMBER: _("đảng viên đang sinh hoạt ở đây"),
    Relation.EXEMPT_MEMBER: _("đảng viên ở đây được miễn sinh hoạt"),
    Relation.COMMITTEE: _("cấp ủy viên của đơn vị"),
    Relation.HEAD: _("bí thư"),
    Relation.DEPUTY: _("phó bí thư"),
    Relation.SUPERIOR_COMMITTEE: _("cấp ủy viên cấp trên"),
    Relation.IN_CHARGE: _("cấp ủy viên phụ trách chi bộ"),
    Relation.ADMINISTRATOR: _("quản trị của đơn vị"),
    Relation.CLERK: _("văn thư của đơn vị"),
    Relation.SUMMONED: _("người được triệu tập"),
    Relation.GUEST: _("khách mời"),
    Relation.PRESENT: _("người đã có mặt trong buổi họp"),
    Relation.CHAIR: _("người chủ trì"),
    Relation.SECRETARY: _("thư ký buổi họp"),
    Relation.VOTER: _("người có quyền biểu quyết nội dung này"),
    Relation.ASSIGNEE: _("người được giao nhiệm vụ"),
    Relation.ASSIGNER: _("người giao nhiệm vụ"),
    Relation.READER: _("người được đọc tài liệu này"),
    Relation.SELF: _("chính đồng chí ấy"),
}
