"""Papers on which the proposals are measured: of the sample ward, of both layouts, and two as
offices sent them (people and places changed).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sotay.documents.rules.proposals import Proposal, propose
from sotay.files import kinds
from sotay.files.kinds import Kind
from sotay.files.texts import head_of
from sotay.papers.docx import render_docx
from sotay.papers.layouts import layout_named
from sotay.papers.model import Paper, Signature
from sotay.papers.pdf import render_pdf
from sotay.papers.tests import samples
from sotay.sample.texts import documents as ward
from sotay.sample.texts.documents import Issuer

FIELDS = ("type_code", "code", "issuer", "issued_on", "summary", "signer")
TYPES = {
    code: (one.name, one.abbreviation) for code, one in layout_named("hd05").document_types.items()
}
DAY = date(2026, 11, 3)
_WARD = Issuer(
    "Đảng bộ thành phố Minh Hà", "Đảng ủy phường Yên Sa", "ĐU", "Yên Sa",
    Signature("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Thị Hương"),
)  # fmt: skip
_CELL = Issuer(
    "Đảng bộ phường Yên Sa", "Chi bộ Tổ dân phố 3", "CB", "Yên Sa",
    Signature("T/M CHI BỘ", "BÍ THƯ", "Lê Văn Tám"),
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """A paper, and what a person would write into the form after reading it."""

    name: str
    kind: Kind
    make: Callable[[], bytes]
    wanted: Proposal


def _report(code: str, issuer: str, summary: str) -> Proposal:
    # The signature stands on the last page, the proposal is made from the first.
    return Proposal("report", code, issuer, DAY, summary)


def _of(paper: Callable[[str], Paper], layout: str, kind: Kind) -> Callable[[], bytes]:
    return lambda: (render_pdf if kind is kinds.PDF else render_docx)(paper(layout))


def _of_both_layouts() -> list[Measured]:
    summary, issuer = "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026", "Chi bộ tổ dân phố Hiệp An"
    return [
        Measured(
            f"{name}, {layout}, {kind.name}",
            kind,
            _of(make, layout, kind),
            Proposal(type_code, code, issuer, DAY, summary, signer),
        )
        for name, make, type_code, code, signer in (
            ("resolution", samples.sample_resolution, "resolution", "05-NQ/CB", "Lê Thị Ánh"),
            ("minutes", samples.sample_minutes, "minutes", "05-BB/CB", ""),
        )
        for layout in ("hd05", "hd36")
        for kind in (kinds.PDF, kinds.DOCX)
    ]


REPORT_AS_SENT = """
ĐẢNG BỘ THỊ XÃ MINH HÀ                    ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY PHƯỜNG YÊN SA
*                                         Yên Sa, ngày 15 tháng 9 năm 2023
Số 316 - BC/ĐU

BÁO CÁO
kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử
-----
Thực hiện Công văn số 1373-CV/TU ngày 29/8/2023 của Ban Thường vụ Thị ủy về tập trung lãnh đạo,
chỉ đạo tổ chức triển khai thực hiện phần mềm, Đảng ủy phường Yên Sa báo cáo kết quả như sau:
I- Đặc điểm tình hình
- Đảng bộ phường Yên Sa hiện có 08 chi bộ trực thuộc.
Nơi nhận:
- Ban Thường vụ Thị ủy,
- Lưu Văn phòng Đảng ủy.
T/M ĐẢNG ỦY
PHÓ BÍ THƯ
Võ Thanh Sơn
"""
REPORT_WITHOUT_ITS_HEADING = """\\*
Số 316 - BC/ĐU

**BÁO CÁO**
**kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử**

Thực hiện Công văn số 1373-CV/TU ngày 29/8/2023 của Ban Thường vụ Thị ủy, Đảng ủy phường báo cáo:

**T/M ĐẢNG ỦY
PHÓ BÍ THƯ**

**Võ Thanh Sơn**
"""
TABLE_AS_SENT = """ BẢNG TỔNG HỢP KẾT QUẢ KHẢO SÁT
SỬ DỤNG SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ ĐẢNG BỘ TỈNH MINH HÀ
(Kèm theo báo cáo số   -BC/BCĐ, ngày    /5/2024 của Ban Chỉ đạo 1929)
-----
Kết quả khảo sát từ ngày 16 đến ngày 25/5/2024, tổng số có 1.277 đảng viên tham gia khảo sát.
I- ĐÁNH GIÁ CHUNG VỀ SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ
"""
_ACTIVATION = "kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử"

MEASURED = [
    Measured(
        "report as sent, whole", kinds.TEXT, REPORT_AS_SENT.encode,
        Proposal("report", "316-BC/ĐU", "Đảng ủy phường Yên Sa", date(2023, 9, 15), _ACTIVATION,
                 "Võ Thanh Sơn"),
    ),
    Measured(
        "report as sent, heading lost", kinds.TEXT, REPORT_WITHOUT_ITS_HEADING.encode,
        Proposal("report", "316-BC/ĐU", "", None, _ACTIVATION, "Võ Thanh Sơn"),
    ),
    Measured(
        "table as sent, no paper of its own", kinds.TEXT, TABLE_AS_SENT.encode, Proposal(),
    ),
    Measured(
        "sample ward: notice of a talk", kinds.PDF, lambda: ward.notice(_WARD, DAY),
        Proposal("report", "21-BC/ĐU", "Đảng ủy phường Yên Sa", DAY,
                 "về buổi nói chuyện chuyên đề điện", "Trần Thị Hương"),
    ),
    Measured(
        "sample ward: monthly report", kinds.PDF, lambda: ward.monthly_report(_CELL, DAY),
        _report("34-BC/CB", "Chi bộ tổ dân phố 3",
                "kết quả thực hiện nghị quyết tháng 11 năm 2026"),
    ),
    Measured(
        "sample ward: plan with lists", kinds.PDF, lambda: ward.plan_with_lists(_CELL, DAY),
        _report("12-BC/CB", "Chi bộ tổ dân phố 3",
                "phân loại rác tại nguồn đợt 2 và danh sách nhóm hộ được phân công"),
    ),
    Measured(
        "sample ward: study material", kinds.PDF, lambda: ward.study_material(_WARD, DAY),
        _report("41-BC/ĐU", "Đảng ủy phường Yên Sa", "tài liệu sinh hoạt chuyên đề sáu tháng"),
    ),
    Measured(
        "sample ward: draft resolution", kinds.DOCX, lambda: ward.draft_resolution(_CELL, DAY),
        Proposal("resolution", "", "Chi bộ tổ dân phố 3", None,
                 "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026", "Lê Văn Tám"),
    ),
    *_of_both_layouts(),
]  # fmt: skip


def found_in(paper: Measured) -> Proposal:
    """What is proposed when somebody takes this paper into the library."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "paper"
        place.write_bytes(paper.make())
        return propose(head_of(place, paper.kind), TYPES)


def table() -> tuple[list[str], float]:
    """Lines of the table for the documentation, and the share that is right."""
    lines = [f"| paper | {' | '.join(FIELDS)} |", f"|---|{'---|' * len(FIELDS)}"]
    right = total = 0
    for paper in MEASURED:
        found = found_in(paper)
        cells = []
        for field in FIELDS:
            is_right = getattr(found, field) == getattr(paper.wanted, field)
            total += 1
            right += is_right
            cells.append("right" if is_right else f"**{getattr(found, field) or 'nothing'}**")
        lines.append(f"| {paper.name} | {' | '.join(cells)} |")
    lines += ["", f"{right} of {total} right: {100 * right / total:.1f} %."]
    return lines, right / total
