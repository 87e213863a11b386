"""Papers for the tests: one cell, one evening, fictional people."""

from datetime import date, datetime

from sotay.kernel.clock import VIETNAM
from sotay.papers.kinds import Letterhead, RecordContent, Section, minutes, resolution
from sotay.papers.layouts import layout_named
from sotay.papers.model import Address, Block, Paper, Paragraph, Signature, plain

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
STARTS = datetime(2026, 11, 3, 19, 30, tzinfo=VIETNAM)
SECRETARY = Signature("T/M CHI BỘ", "BÍ THƯ", "Lê Thị Ánh")
RECIPIENTS = ("Đảng ủy phường (b/c)", "Các đồng chí đảng viên", "Lưu Chi bộ")
TABLE = (
    "| TT | Nội dung | Người thực hiện | Thời hạn |",
    "| 1 | Vận động 05 hộ dân hiến đất mở rộng đường | Nguyễn Hữu Cường | 25/11/2026 |",
    "| 2 | Lập danh sách quần chúng ưu tú | Trần Thị Diệu | 30/11/2026 |",
)
SECTIONS = (
    Section("", ("Hôm nay, vào hồi 19 giờ 30 phút, Chi bộ tổ chức sinh hoạt.",)),
    Section(
        "Nội dung",
        (
            "1. Phần mở đầu",
            "Đồng chí Bí thư nêu lý do, giới thiệu đại biểu.",
            "a) Thảo luận",
            "- Đồng chí Võ Văn Bình: nhất trí với báo cáo.",
            "2. Phân công nhiệm vụ",
            *TABLE,
        ),
    ),
    Section("", ("Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày./.",)),
)


def letterhead(layout: str = "hd05", **changes: object) -> Letterhead:
    """The heading of a cell's paper, number 5 of 3 November 2026, with ``changes``."""
    values: dict[str, object] = {
        "layout": layout_named(layout),
        "superior": "Đảng bộ phường Phổ Hòa",
        "issuer": "Chi bộ Tổ dân phố Hiệp An",
        "issuer_code": "CB",
        "place": "Phổ Hòa",
        "number": 5,
        "day": date(2026, 11, 3),
        **changes,
    }
    return Letterhead(**values)  # type: ignore[arg-type] # the tests know what they change


def record(layout: str = "hd05", **changes: object) -> RecordContent:
    """What was written of the evening."""
    return RecordContent(
        letterhead(layout, **changes),
        "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        SECTIONS,
        RECIPIENTS,
    )


def sample_resolution(layout: str = "hd05", **changes: object) -> Paper:
    """A resolution with recipients, one signature, a list and a table."""
    return resolution(record(layout, **changes), signature=SECRETARY)


def sample_minutes(layout: str = "hd05") -> Paper:
    """Minutes with two signatures."""
    return minutes(record(layout), written_by="Võ Văn Bình", chaired_by="Lê Thị Ánh")


def office_paper(
    layout: str,
    *,
    blocks: tuple[Block, ...] = (Paragraph(plain("Kính mời.")),),
    type_name: str = "QUY CHẾ",
    address: bool = False,
    urgency: str = "",
) -> Paper:
    """A paper of an office; a letter when it has no type."""
    return Paper(
        layout=layout_named(layout),
        superior="Đảng ủy phường Phổ Hòa",
        issuer="Văn phòng",
        code="CV/VPĐU",
        place="Phổ Hòa",
        type_name=type_name,
        summary="về việc hội nghị",
        blocks=blocks,
        signatures=(Signature("", "CHÁNH VĂN PHÒNG", "Võ Thanh Tùng"),),
        number=3,
        day=date(2026, 11, 3),
        address=Address("Kính gửi:", ("Các chi bộ trực thuộc",)) if address else None,
        urgency=urgency,
    )
