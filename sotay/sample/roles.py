"""The kinds of people that one can be in the demo."""

from dataclasses import dataclass

# Of people who do not exist, in a folder that only the demo opens.
PASSWORD = "yen-sa-2026"  # noqa: S105 (as above)


@dataclass(frozen=True)
class Role:
    """A kind of person: the name to sign in with, who it is, what to try as them."""

    username: str
    who: str
    to_try: str


ROLES = (
    Role(
        "bithu",
        "Bí thư chi bộ tổ dân phố, 72 tuổi",
        "Khai mạc buổi sinh hoạt tối nay, điều hành chương trình, kết luận và giao việc.",
    ),
    Role(
        "thuky",
        "Chi ủy viên, thư ký chi bộ",
        "Điểm danh, ghi ý kiến phát biểu, nhập kết quả biểu quyết; biên bản tự hình thành.",
    ),
    Role(
        "dangvien",
        "Đảng viên",
        "Đọc tài liệu, gửi ý kiến trước buổi họp, điểm danh bằng mã, biểu quyết trên điện thoại.",
    ),
    Role(
        "dubi",
        "Đảng viên dự bị",
        "Phát biểu như mọi đảng viên nhưng chưa có quyền biểu quyết.",
    ),
    Role(
        "nhieuchucdanh",
        "Bí thư chi bộ kiêm Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra",
        "Xem các cuộc họp của cả ba cương vị trong một danh sách; chuẩn bị buổi tháng tới.",
    ),
    Role(
        "phutrach",
        "Cấp ủy viên phụ trách chi bộ",
        "Được mời dự buổi sinh hoạt tối nay; xem nghị quyết và điểm của chi bộ mình phụ trách.",
    ),
    Role(
        "bithudanguy",
        "Bí thư Đảng ủy phường",
        "Xem cây tổ chức, hội nghị đảng ủy, họp ban thường vụ; không đọc được ý kiến của chi bộ "
        "khác.",
    ),
    Role(
        "vanthu",
        "Văn thư Đảng ủy",
        "Xem sổ văn bản: số được cấp lần lượt, khoảng trống có ghi lý do.",
    ),
    Role(
        "quantri",
        "Quản trị đơn vị",
        "Quản lý danh sách, nhưng không đọc được nội dung sinh hoạt của chi bộ khác.",
    ),
    Role(
        "chibokhac",
        "Đảng viên chi bộ khác (trường tiểu học, không có chi ủy)",
        "Thử mở buổi sinh hoạt của Chi bộ Tổ dân phố 3: hệ thống không cho thấy gì.",
    ),
    Role(
        "mien",
        "Đảng viên được miễn công tác và sinh hoạt, 85 tuổi",
        "Vẫn xem được tài liệu; nếu đến dự thì được tính có mặt và được biểu quyết.",
    ),
)
