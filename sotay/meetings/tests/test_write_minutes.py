"""The minutes write themselves from what happened, in the official order, every figure there."""

from dataclasses import replace

import pytest

from sotay.meetings.rules import minutes, phrases
from sotay.meetings.rules.writing import Content
from sotay.meetings.tests.record_facts import COMBINED, ELECTION, EVENING

GOLDEN = """\
Hôm nay, vào hồi 19 giờ 30 phút, ngày 03 tháng 11 năm 2026, tại Nhà văn hóa tổ dân phố, Chi bộ \
Tổ dân phố Hiệp An tổ chức sinh hoạt chi bộ thường kỳ tháng 11 năm 2026.
I- THÀNH PHẦN
1. Tổng số đảng viên: 23 đồng chí; triệu tập: 19; chính thức: 21; dự bị: 02; miễn công tác và \
sinh hoạt: 03; đang sinh hoạt tạm thời ở nơi khác: 01.
2. Có mặt: 18 đồng chí (chính thức 16, dự bị 02), đạt 90,00% số phải dự họp (18/20).
Vắng: 02 đồng chí.
- Có lý do: 01 – đồng chí Phạm Văn Dũng (ốm).
- Không lý do: 01 – đồng chí Võ Thanh Hải.
- Đến muộn 01: đồng chí Ngô Quang Khải (19 giờ 50 phút).
3. Đại biểu cấp trên: đồng chí Đỗ Thị Giang (Ủy viên Ban Thường vụ Đảng ủy phường).
4. Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ.
5. Thư ký: đồng chí Lê Thị Ánh.
II- NỘI DUNG
1. Phần mở đầu
- Chủ trì nêu lý do, giới thiệu thành phần dự họp; thư ký điểm danh.
- Thông báo tình hình đảng phí: Thu đủ đảng phí tháng 10, 23 đồng chí đã nộp.
- Chương trình gồm 03 nội dung: Khai mạc; Thông tin thời sự; Kết quả tháng 10, nhiệm vụ tháng 11.
2. Báo cáo
- Thông tin thời sự (đồng chí Lê Thị Ánh trình bày).
- Tài liệu của buổi họp: Báo cáo tháng 10.
3. Thảo luận
- Nội dung thảo luận: Kết quả tháng 10, nhiệm vụ tháng 11.
Có 03 lượt ý kiến của 02 đồng chí:
- Đồng chí Ngô Quang Khải (gửi trước buổi họp): Đề nghị sửa đèn đường. 2. Dọn kênh.
- Đồng chí Phan Thị Hoa: Đồng ý với báo cáo.
- Đồng chí Ngô Quang Khải: Xin bổ sung số liệu.
4. Tiếp thu, giải trình
- Đồng chí Trần Văn Bình trả lời ý kiến của đồng chí Phan Thị Hoa: Chi ủy tiếp thu.
III- KẾT LUẬN VÀ BIỂU QUYẾT
1. Kết luận của chủ trì
- Hoàn thành dọn kênh trước ngày 20.
- Mỗi tổ cử một đồng chí phụ trách.
2. Biểu quyết
a) Thông qua nghị quyết tháng 11.
- Hình thức: giơ tay; tổng số đảng viên chính thức được tính: 20; có mặt: 16.
- Tán thành 15/20, đạt 75,00%; không tán thành 01; ý kiến khác 00.
- Kết quả: được thông qua (cần quá 1/2).
- Ý kiến bảo lưu của đồng chí Phan Thị Hoa: Thời hạn quá gấp.
3. Phân công nhiệm vụ
| TT | Nội dung | Người thực hiện | Thời hạn |
| 1 | Dọn kênh / đoạn 1 | Ngô Quang Khải | 20/11/2026 |
| 2 | Lập danh sách hộ khó khăn | Phan Thị Hoa | 25/11/2026 |
4. Chấm điểm chất lượng sinh hoạt: 92,5 điểm, xếp loại Tốt.
- Tỷ lệ đảng viên dự: 4,5/5 điểm – nhắc đồng chí vắng.
Hội nghị kết thúc vào hồi 21 giờ 05 phút cùng ngày. Biên bản đã được đọc trước hội nghị.
"""


def as_read(content: Content) -> str:
    """The text from top to bottom."""
    lines = [
        line
        for part in content.sections
        for line in ((part.title, *part.lines) if part.title else part.lines)
    ]
    return "\n".join(lines) + "\n"


def test_a_full_evening_reads_as_the_official_template() -> None:
    assert as_read(minutes.minutes_of(EVENING)) == GOLDEN


def test_the_same_evening_gives_the_same_text_again() -> None:
    assert minutes.minutes_of(EVENING) == minutes.minutes_of(replace(EVENING))


def test_the_thematic_part_stands_apart_from_the_regular_one() -> None:
    text = as_read(minutes.minutes_of(COMBINED))
    regular, thematic = text.split("5. Sinh hoạt chuyên đề\n")
    assert "Có 03 lượt ý kiến" in regular
    assert "Nêu gương trong khu phố" not in regular
    assert thematic.startswith(
        "- Học tập và làm theo Bác (đồng chí Phan Thị Hoa trình bày).\n"
        "Có 01 lượt ý kiến của 01 đồng chí:\n"
        "- Đồng chí Phan Thị Hoa: Nêu gương trong khu phố.\n"
    )


def test_paper_ballots_are_written_with_their_counting() -> None:
    text = as_read(minutes.minutes_of(replace(EVENING, votes=(ELECTION,))))
    assert (
        "- Phiếu phát ra 16; thu về 16; hợp lệ 15; không hợp lệ 01. "
        "Ban kiểm phiếu: Lê Thị Ánh, Phan Thị Hoa.\n"
        "- Phan Thị Hoa: 14/20, đạt 70,00%.\n"
        "- Kết quả: được thông qua (cần quá 1/2).\n"
    ) in text
    assert "Tán thành" not in text


def test_an_evening_without_anything_still_makes_whole_sentences() -> None:
    bare = replace(
        EVENING,
        excused=(),
        unexcused=(),
        late=(),
        upper_guests=(),
        dues_notice="",
        points=(),
        papers=(),
        opinions=(),
        conclusions=(),
        votes=(),
        duties=(),
        score=None,
        ended=None,
    )
    text = as_read(minutes.minutes_of(bare))
    assert "3. Đại biểu cấp trên: không có." in text
    assert "- Không có ý kiến." in text
    assert "- Không có nội dung biểu quyết." in text
    assert "4. Chấm điểm chất lượng sinh hoạt: chưa chấm." in text
    assert text.endswith("Hội nghị đang diễn ra.\n")


def test_a_meeting_past_midnight_names_the_day_it_ended() -> None:
    ended = EVENING.began.replace(day=4, hour=0, minute=10)
    text = as_read(minutes.minutes_of(replace(EVENING, ended=ended)))
    assert "kết thúc vào hồi 00 giờ 10 phút ngày 04 tháng 11 năm 2026." in text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Chủ trì", "đồng chí chủ trì"),
        ("Phó bí thư", "đồng chí phó bí thư"),
        ("Nguyễn Thị An", "đồng chí Nguyễn Thị An"),
    ],
)
def test_a_presenter_is_named_or_called_by_the_role(typed: str, written: str) -> None:
    assert phrases.presenter(typed) == written
