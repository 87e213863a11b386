"""What the ward issues, what comes to it from above, and its news, as plain values."""

from dataclasses import dataclass
from datetime import date

from sotay.papers import kinds
from sotay.papers.pdf import render_pdf
from sotay.sample.texts.documents import FICTION, Issuer, letterhead_of


@dataclass(frozen=True)
class Came:
    """A paper that came on paper: who issued it, and its columns in the book."""

    author: str
    code: str
    type_code: str
    summary: str
    days_ago: int


@dataclass(frozen=True)
class Told:
    """An article. ``happened``: so many days before it is published, none for no event."""

    days_ago: int
    title: str
    lead: str
    body: str
    happened: int | None = None
    is_public: bool = False
    pinned: bool = False


CAME = (
    Came(
        "Tỉnh ủy Minh Hà",
        "18-CT/TU",
        "directive",
        "về tăng cường công tác dân vận ở cơ sở",
        16,
    ),
    Came(
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "42-HD/BTGDVTU",
        "guidance",
        "về nội dung sinh hoạt chi bộ quý tới",
        9,
    ),
)

NEWS = (
    Told(
        15,
        "Hai trăm hộ đổi rác tái chế lấy cây xanh",
        "Sau hai buổi ở nhà văn hóa Tổ dân phố 3, hơn hai trăm hộ đã mang pin cũ đến đổi.",
        "Chi hội Phụ nữ và Đoàn Thanh niên phường tổ chức hai buổi đổi rác tái chế lấy cây xanh.\n"
        "Mỗi ki-lô-gam chai nhựa đổi được một chậu cây; pin cũ được gom riêng để xử lý.\n"
        f"Buổi tiếp theo vào sáng thứ Bảy tuần đầu tháng tới. {FICTION}",
        happened=2,
        is_public=True,
    ),
    Told(
        8,
        "Lịch trực hỗ trợ dịch vụ công trực tuyến",
        "Tổ công nghệ số trực tối thứ Ba và thứ Năm tại nhà văn hóa các tổ dân phố.",
        "Người dân mang theo điện thoại và căn cước; đảng viên phụ trách nhóm hộ nhắc các hộ mình "
        f"phụ trách, nhất là hộ có người cao tuổi.\n{FICTION}",
        is_public=True,
    ),
    Told(
        3,
        "Nhắc các chi bộ: gửi tài liệu sinh hoạt trước ba ngày",
        "Tháng trước còn hai chi bộ gửi tài liệu muộn.",
        "Văn phòng Đảng ủy đề nghị các chi bộ gửi tài liệu cùng giấy mời để đảng viên kịp đọc.\n"
        f"Văn bản cấp trên lấy thẳng từ mục Tài liệu, không cần tải lên lại. {FICTION}",
        happened=1,
        pinned=True,
    ),
)
WAITING = Told(
    1,
    "Trường Tiểu học Yên Sa trao 30 suất quà đầu đông",
    "Nguồn từ quỹ khuyến học của phường.",
    f"Ba mươi học sinh có hoàn cảnh khó khăn được nhận quà. {FICTION}",
    happened=2,
)


def environment_resolution(issuer: Issuer, day: date) -> bytes:
    """One page (PDF): the ward's resolution that every cell reads."""
    lines = (
        (
            f"{issuer.name} yêu cầu các chi bộ lãnh đạo việc phân loại rác tại nguồn, lấy từng "
            "nhóm hộ làm nơi thực hiện."
        ),
        "- Đến hết quý tới, 80% số hộ có hai thùng rác riêng và giao rác đúng ngày.",
        "- Mỗi đảng viên phụ trách một nhóm hộ, báo cáo kết quả trong buổi sinh hoạt thường kỳ.",
        "- Ban công tác Mặt trận công khai kết quả từng tổ dân phố hằng tháng.",
        FICTION,
    )
    content = kinds.RecordContent(
        letterhead_of(issuer, 12, day),
        "về lãnh đạo thực hiện phân loại rác tại nguồn",
        (kinds.Section("", lines),),
        recipients=("Tỉnh ủy (b/c)", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
    )
    return render_pdf(kinds.resolution(content, signature=issuer.signature))
