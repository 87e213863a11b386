"""Every kind of paper says what its regulation asks, in the words that were written."""

import pytest

from sotay.papers.kinds import (
    AttendanceContent,
    InvitationContent,
    ProgrammeContent,
    ProgrammeLine,
    RollLine,
    attendance_sheet,
    conclusion,
    invitation,
    minutes,
    programme,
    report,
)
from sotay.papers.kinds.sections import Section, block_of, blocks_of
from sotay.papers.model import (
    Align,
    Block,
    Centred,
    Heading,
    Item,
    Level,
    Paper,
    Paragraph,
    Run,
    Spacer,
    Table,
    plain,
)
from sotay.papers.tests import samples


def told(paper: Paper) -> list[str]:
    """The body as somebody reads it aloud: a table's row with bars between its cells."""
    return [line for block in paper.blocks for line in spoken(block)]


def spoken(block: Block) -> list[str]:
    match block:
        case Heading() | Centred():
            return [block.text]
        case Paragraph():
            return ["".join(run.text for run in block.runs)]
        case Item():
            return ["- " + "".join(run.text for run in block.runs)]
        case Table():
            head = " | ".join(column.title for column in block.columns)
            return [head, *(" | ".join(row) for row in block.rows)]
        case Spacer():
            return [""]


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("I- ĐẶC ĐIỂM", Heading(Level.PART, "I- ĐẶC ĐIỂM")),
        ("1. Phần mở đầu", Heading(Level.NUMBERED, "1. Phần mở đầu")),
        ("đ) Tổ chức thực hiện", Heading(Level.LETTERED, "đ) Tổ chức thực hiện")),
        ("Điều 1. Phạm vi", Heading(Level.ARTICLE, "Điều 1. Phạm vi")),
        (
            "Điều 2. Giao đồng chí Bí thư.",
            Paragraph((Run("Điều 2. ", bold=True), Run("Giao đồng chí Bí thư."))),
        ),
        ("1. Tổng số đảng viên 18.", Paragraph(plain("1. Tổng số đảng viên 18."))),
        ("- Đồng chí Bình: nhất trí.", Item(plain("Đồng chí Bình: nhất trí."))),
        ("– gạch dài", Item(plain("gạch dài"))),
        ("2026 là năm đầu nhiệm kỳ", Paragraph(plain("2026 là năm đầu nhiệm kỳ"))),
        ("Inh ỏi", Paragraph(plain("Inh ỏi"))),
    ],
)
def test_a_line_is_drawn_by_how_it_begins_and_its_words_stay(line: str, block: Block) -> None:
    assert block_of(line) == block


def test_parts_without_a_number_are_counted_and_others_keep_theirs() -> None:
    counted = blocks_of([Section("Thành phần"), Section(""), Section("Nội dung")])
    assert [getattr(one, "text", "") for one in counted] == ["I- THÀNH PHẦN", "II- NỘI DUNG"]
    assert blocks_of([Section("IV- Chấm điểm")]) == (Heading(Level.PART, "IV- Chấm điểm"),)


def test_rows_that_follow_one_another_are_one_table_headed_by_the_first() -> None:
    (table,) = blocks_of([Section("", samples.TABLE)])
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "TT", "Nội dung", "Người thực hiện", "Thời hạn",
    ]  # fmt: skip
    assert table.rows[1] == ("2", "Lập danh sách quần chúng ưu tú", "Trần Thị Diệu", "30/11/2026")
    number, what, who, until = table.columns
    assert number.align is until.align is Align.CENTRE
    assert number.share < until.share < who.share < what.share


def test_a_row_that_lacks_cells_does_not_break_the_table() -> None:
    (table,) = blocks_of([Section("", ("| a | b | c |", "| 1 |", "||||"))])
    assert isinstance(table, Table)
    assert table.rows == (("1", "", ""), ("", "", ""))


def test_minutes_keep_the_words_and_have_two_signers() -> None:
    paper = minutes(samples.record(), written_by="Võ Văn Bình", chaired_by="Lê Thị Ánh")
    assert paper.type_name == "BIÊN BẢN"
    assert paper.code == "BB/CB"
    assert told(paper) == [
        "Hôm nay, vào hồi 19 giờ 30 phút, Chi bộ tổ chức sinh hoạt.",
        "I- NỘI DUNG",
        "1. Phần mở đầu",
        "Đồng chí Bí thư nêu lý do, giới thiệu đại biểu.",
        "a) Thảo luận",
        "- Đồng chí Võ Văn Bình: nhất trí với báo cáo.",
        "2. Phân công nhiệm vụ",
        "TT | Nội dung | Người thực hiện | Thời hạn",
        "1 | Vận động 05 hộ dân hiến đất mở rộng đường | Nguyễn Hữu Cường | 25/11/2026",
        "2 | Lập danh sách quần chúng ưu tú | Trần Thị Diệu | 30/11/2026",
        "Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày./.",
    ]
    assert [(one.post, one.name) for one in paper.signatures] == [
        ("NGƯỜI GHI BIÊN BẢN", "Võ Văn Bình"),
        ("CHỦ TRÌ HỘI NGHỊ", "Lê Thị Ánh"),
    ]


def test_resolution_conclusion_and_report_have_their_own_signs_and_one_signer() -> None:
    for build, name, code in (
        (conclusion, "KẾT LUẬN", "KL/CB"),
        (report, "BÁO CÁO", "BC/CB"),
    ):
        paper = build(samples.record(), signature=samples.SECRETARY)
        assert (paper.type_name, paper.code) == (name, code)
        assert paper.signatures == (samples.SECRETARY,)
        assert paper.recipients == samples.RECIPIENTS


def test_an_invitation_says_who_when_where_what_and_carries_no_number() -> None:
    paper = invitation(
        InvitationContent(
            samples.letterhead(number=None),
            "dự sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
            ("Đồng chí Trần Thị Diệu",),
            samples.STARTS,
            "Nhà văn hóa Tổ dân phố Hiệp An",
            ("Đánh giá kết quả tháng 10", "Nhiệm vụ tháng 11."),
            samples.SECRETARY,
            planned_minutes=90,
            chair="Đồng chí Lê Thị Ánh, Bí thư Chi bộ",
            documents=("Dự thảo nghị quyết",),
            notes=("Đề nghị đồng chí trả lời trước ngày 02/11/2026.",),
        )
    )
    assert (paper.type_name, paper.code) == ("GIẤY MỜI", "")
    assert paper.address is not None
    assert paper.address.names == ("Đồng chí Trần Thị Diệu",)
    assert told(paper) == [
        (
            "Chi bộ Tổ dân phố Hiệp An trân trọng kính mời đồng chí dự sinh hoạt chi bộ "
            "thường kỳ tháng 11 năm 2026."
        ),
        "Thời gian: 19 giờ 30 phút, thứ Ba, ngày 03 tháng 11 năm 2026.",
        "Địa điểm: Nhà văn hóa Tổ dân phố Hiệp An.",
        "Thời lượng dự kiến: 1 giờ 30 phút.",
        "Chủ trì: Đồng chí Lê Thị Ánh, Bí thư Chi bộ.",
        "Nội dung:",
        "- Đánh giá kết quả tháng 10;",
        "- Nhiệm vụ tháng 11.",
        "Tài liệu:",
        "- Dự thảo nghị quyết.",
        "Đề nghị đồng chí trả lời trước ngày 02/11/2026.",
        "Rất mong đồng chí đến dự đúng giờ.",
    ]


def test_an_invitation_that_was_given_a_number_shows_it() -> None:
    paper = invitation(
        InvitationContent(
            samples.letterhead(), "dự họp", ("A",), samples.STARTS, "B", (), samples.SECRETARY
        )
    )
    assert paper.code == "GM/CB"


def test_a_programme_is_a_table_of_when_what_and_who() -> None:
    lines = (
        ProgrammeLine("19 giờ 30", "Điểm danh", "Đồng chí Võ Văn Bình"),
        ProgrammeLine("19 giờ 40", "Thảo luận", "Toàn thể"),
    )
    paper = programme(
        ProgrammeContent(
            samples.letterhead(number=None),
            "sinh hoạt",
            samples.STARTS,
            "Hội trường",
            lines,
            samples.SECRETARY,
        )
    )
    assert told(paper) == [
        "Thời gian: 19 giờ 30 phút, ngày 03 tháng 11 năm 2026. Địa điểm: Hội trường.",
        "TT | Thời gian | Nội dung | Người thực hiện",
        "1 | 19 giờ 30 | Điểm danh | Đồng chí Võ Văn Bình",
        "2 | 19 giờ 40 | Thảo luận | Toàn thể",
        "Chương trình gồm 2 nội dung.",
    ]


def test_an_attendance_sheet_has_a_line_for_everybody_and_room_to_sign() -> None:
    people = (RollLine("Lê Thị Ánh", "Bí thư"), RollLine("Bùi Văn Lâm", "", "miễn sinh hoạt"))
    paper = attendance_sheet(
        AttendanceContent(
            samples.letterhead(number=None), "sinh hoạt", samples.STARTS, "Hội trường", people
        )
    )
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.row_height == 9
    assert told(paper)[1:] == [
        "TT | Họ và tên | Chức vụ | Ký tên | Ghi chú",
        "1 | Lê Thị Ánh | Bí thư |  | ",
        "2 | Bùi Văn Lâm |  |  | miễn sinh hoạt",
        "Danh sách này có 02 đồng chí.",
    ]


def test_a_narrow_column_keeps_its_head_on_one_line_beside_wide_ones() -> None:
    wide = " | ".join(["Kết quả thực hiện nhiệm vụ được giao trong tháng trước"] * 5)
    (table,) = blocks_of([Section("", (f"| TT | {wide} |", f"| 1 | {wide} |"))])
    assert isinstance(table, Table)
    whole = sum(column.share for column in table.columns)
    assert table.columns[0].share / whole * 165 >= 9.5
