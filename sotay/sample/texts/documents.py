"""The papers attached to meetings: real files in the official layout, of one to forty pages."""

from dataclasses import dataclass
from datetime import date

from sotay.kernel import dates
from sotay.papers import kinds
from sotay.papers.docx import render_docx
from sotay.papers.layouts import layout_named
from sotay.papers.model import Paper, Signature
from sotay.papers.pdf import render_pdf
from sotay.sample.texts.topics import TOPICS, Topic

FICTION = "Văn bản minh họa: đơn vị, con người và số liệu đều hư cấu."
GROUPS = 40
# A title, and the lines under it.
Part = tuple[str, tuple[str, ...]]
_MONTHS = 6


@dataclass(frozen=True)
class Issuer:
    """Whose paper it is, and who signs it."""

    superior: str
    name: str
    code: str
    place: str
    signature: Signature


def notice(issuer: Issuer, day: date) -> bytes:
    """One page (PDF): when the power company comes to talk."""
    lines = (
        (
            f"Thực hiện kế hoạch tháng, {issuer.name} thông báo: Điện lực Minh Hà về nói chuyện về "
            "cách tính giá điện và hướng dẫn sử dụng điện an toàn, tiết kiệm."
        ),
        "- Thời gian: 19 giờ 00, thứ Sáu tuần thứ hai của tháng.",
        "- Địa điểm: nhà văn hóa tổ dân phố.",
        "- Thành phần: mỗi hộ một người; đảng viên vận động hộ mình phụ trách cùng dự.",
        FICTION,
    )
    return render_pdf(_report(issuer, day, 21, "về buổi nói chuyện chuyên đề điện", [("", lines)]))


def draft_resolution(issuer: Issuer, month: date) -> bytes:
    """Two pages (DOCX): the resolution that the cell will talk about."""
    name = f"{month.month} năm {month.year}"
    sections = [
        ("", (f"{issuer.name} dự thảo Nghị quyết tháng {name} như sau:",)),
        (
            "I- ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC",
            tuple(
                f"{place}. {topic.name}: {topic.lead} chủ trì; cơ bản hoàn thành, còn khó khăn do "
                f"{topic.trouble}."
                for place, topic in enumerate(TOPICS[:4], start=1)
            ),
        ),
        (
            "II- NHIỆM VỤ THÁNG TỚI",
            tuple(
                f"{letter}) {topic.name}: {topic.remedy}; phấn đấu {topic.aim}."
                for letter, topic in zip("abcdđe", TOPICS, strict=False)
            ),
        ),
        (
            "III- TỔ CHỨC THỰC HIỆN",
            (
                "| TT | Việc | Người thực hiện | Thời hạn |",
                "| 1 | Kiểm tra việc phân loại rác ở 4 nhóm hộ | Chi ủy | Ngày 20 |",
                "| 2 | Hướng dẫn dịch vụ công trực tuyến, 2 buổi | Tổ công nghệ số | Ngày 25 |",
                "| 3 | Thăm gia đình chính sách | Ban công tác Mặt trận | Ngày 15 |",
                FICTION,
            ),
        ),
    ]
    letterhead = letterhead_of(issuer, None, None, draft_mark="Dự thảo")
    content = kinds.RecordContent(
        letterhead, f"sinh hoạt chi bộ thường kỳ tháng {name}", _sections(sections)
    )
    return render_docx(kinds.resolution(content, signature=issuer.signature))


def monthly_report(issuer: Issuer, day: date) -> bytes:
    """Some four pages (PDF): what became of the last resolution."""
    sections: list[Part] = [("", (_opening(issuer, day),))]
    sections += [
        (topic.name.upper(), _told(topic, order, day)) for order, topic in enumerate(TOPICS[:6])
    ]
    sections.append(("PHƯƠNG HƯỚNG", tuple(_plan(topic) for topic in TOPICS[:6])))
    sections.append(("", (FICTION,)))
    summary = f"kết quả thực hiện nghị quyết tháng {day.month} năm {day.year}"
    return render_pdf(_report(issuer, day, 34, summary, sections))


def plan_with_lists(issuer: Issuer, day: date) -> bytes:
    """Some ten pages (PDF): a plan, and who has the charge of which households."""
    sections = [
        ("", (_opening(issuer, day),)),
        ("MỤC ĐÍCH, YÊU CẦU", tuple(f"- {topic.aim.capitalize()}." for topic in TOPICS)),
        ("NỘI DUNG", tuple(_plan(topic) for topic in TOPICS)),
        ("DANH SÁCH NHÓM HỘ", _groups(4 * GROUPS)),
        ("", (FICTION,)),
    ]
    summary = "phân loại rác tại nguồn đợt 2 và danh sách nhóm hộ được phân công"
    return render_pdf(_report(issuer, day, 12, summary, sections))


def study_material(issuer: Issuer, day: date) -> bytes:
    """Some forty pages (PDF): what the thematic meeting reads."""
    sections: list[Part] = [("", (_opening(issuer, day),))]
    for order, topic in enumerate(TOPICS):
        lines: list[str] = []
        for back in range(_MONTHS):
            month = dates.add_months(day.replace(day=1), -back)
            lines.append(f"{back + 1}. Tháng {month.month} năm {month.year}")
            lines += _told(topic, order + 3 * back, month)
            lines.append(_plan(topic))
        lines.append(f"{_MONTHS + 1}. Kết quả theo nhóm hộ")
        lines += _figures(topic, order)
        sections.append((topic.name.upper(), tuple(lines)))
    sections.append(("", (FICTION,)))
    return render_pdf(_report(issuer, day, 41, "tài liệu sinh hoạt chuyên đề sáu tháng", sections))


def _opening(issuer: Issuer, day: date) -> str:
    return (
        f"Thực hiện chương trình công tác và nghị quyết của cấp trên, {issuer.name} báo cáo tình "
        f"hình đến {dates.official(day)} và đề ra việc làm tiếp theo, như sau:"
    )


def _told(topic: Topic, turn: int, day: date) -> tuple[str, ...]:
    """Four paragraphs about a line of work; the figures move with ``turn``."""
    done, whole = 31 + 7 * turn % 23, 62 + 5 * turn % 17
    return (
        (
            f"Trong tháng {day.month}, {topic.lead} chủ trì, phối hợp các đoàn thể thực hiện "
            f"nội dung {topic.name[:1].lower()}{topic.name[1:]}, với mục tiêu {topic.aim}. "
            f"Đến nay đã có {done}/{whole} {topic.measure} đạt yêu cầu, "
            f"tăng {1 + turn % 9} so với tháng trước."
        ),
        (
            f"Cách làm được Nhân dân đồng tình là {topic.remedy}. Đảng viên được phân công đã "
            f"gặp gỡ trực tiếp {12 + turn % 11} hộ, ghi nhận {3 + turn % 5} kiến nghị và "
            "chuyển đến nơi có thẩm quyền trong ngày làm việc tiếp theo."
        ),
        (
            f"Khó khăn chủ yếu: {topic.trouble}. Ngoài ra, việc phối hợp giữa các tổ chức có lúc "
            "chưa nhịp nhàng, báo cáo còn chậm, một số chỉ tiêu chưa lượng hóa nên khó đánh giá."
        ),
        (
            "Nguyên nhân chủ quan là công tác kiểm tra sau nghị quyết chưa thường xuyên; "
            "nguyên nhân "
            f"khách quan là thời tiết và địa bàn rộng. Bài học rút ra: {topic.remedy}."
        ),
    )


def _plan(topic: Topic) -> str:
    return f"- {topic.name}: {topic.remedy}; {topic.lead} chịu trách nhiệm, báo cáo hằng tháng."


def _figures(topic: Topic, turn: int) -> list[str]:
    head = f"| TT | Nhóm hộ | {topic.counted} ({topic.measure}) | Kế hoạch | Ghi chú |"
    return [
        head,
        *(
            f"| {n} | Nhóm {n}, tổ {1 + n % 4} | {(n * 7 + turn) % 19 + 3} | {(n * 5) % 13 + 12} | "
            f"{'Cần kèm thêm' if (n * 7 + turn) % 19 < 5 else ''} |"
            for n in range(1, GROUPS + 1)
        ),
    ]


def _groups(count: int) -> tuple[str, ...]:
    streets = ("Bến Sậy", "Gò Đình", "Bàu Sen", "Cây Thị", "Chợ Cũ")
    return (
        "| TT | Đường, ngõ | Số hộ | Ngày kiểm tra |",
        *(
            f"| {n} | Đường {streets[n % 5]}, ngõ {n % 37 + 1} | {n * 3 % 9 + 6} "
            f"| Ngày {n % 27 + 1} |"
            for n in range(1, count + 1)
        ),
    )


def _sections(parts: list[Part]) -> tuple[kinds.Section, ...]:
    return tuple(kinds.Section(title, lines) for title, lines in parts)


def letterhead_of(
    issuer: Issuer, number: int | None, day: date | None, *, draft_mark: str = ""
) -> kinds.Letterhead:
    """What stands at its head."""
    return kinds.Letterhead(
        layout=layout_named("hd05"),
        superior=issuer.superior,
        issuer=issuer.name,
        issuer_code=issuer.code,
        place=issuer.place,
        number=number,
        day=day,
        draft_mark=draft_mark,
    )


def _report(
    issuer: Issuer,
    day: date,
    number: int,
    summary: str,
    parts: list[Part],
) -> Paper:
    content = kinds.RecordContent(
        letterhead_of(issuer, number, day),
        summary,
        _sections(parts),
        recipients=("Đảng ủy phường (b/c)", "Đảng viên chi bộ", "Lưu Chi bộ"),
    )
    return kinds.report(content, signature=issuer.signature)
