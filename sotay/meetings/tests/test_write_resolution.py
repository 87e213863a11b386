"""The resolution opens with last month's tasks and ends with its vote."""

from dataclasses import replace

from sotay.meetings.rules import resolution, writing
from sotay.meetings.tests.record_facts import ELECTION, EVENING
from sotay.meetings.tests.test_write_minutes import as_read

GOLDEN = """\
Ngày 03 tháng 11 năm 2026, Chi bộ Tổ dân phố Hiệp An tổ chức sinh hoạt chi bộ thường kỳ tháng \
11 năm 2026 tại Nhà văn hóa tổ dân phố.
Tổng số đảng viên: 23 đồng chí; có mặt: 18; vắng: 02 (có lý do 01, không lý do 01); miễn công \
tác và sinh hoạt: 03. Thời lượng: 95 phút.
Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ. Thư ký: đồng chí Lê Thị Ánh.
Tình hình đảng phí: Thu đủ đảng phí tháng 10, 23 đồng chí đã nộp.
Chi bộ Tổ dân phố Hiệp An thống nhất ban hành nghị quyết như sau:
I- ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC
1. Tình hình tư tưởng
- …
2. Thực hiện nhiệm vụ chính trị
- …
3. Kết quả thực hiện nhiệm vụ đã giao
| TT | Nhiệm vụ | Tình trạng đầu kỳ | Kết quả |
| 1 | Vận động quỹ | đang làm | đã xong |
4. Biểu dương, nhắc nhở
- …
5. Hạn chế
- …
II- PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG TỚI
a) Hoàn thành dọn kênh trước ngày 20.
b) Mỗi tổ cử một đồng chí phụ trách.
III- PHÂN CÔNG, TỔ CHỨC THỰC HIỆN
| TT | Nội dung | Người thực hiện | Thời hạn |
| 1 | Dọn kênh / đoạn 1 | Ngô Quang Khải | 20/11/2026 |
| 2 | Lập danh sách hộ khó khăn | Phan Thị Hoa | 25/11/2026 |
IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG SINH HOẠT
- Tổng điểm: 92,5 điểm, xếp loại Tốt.
- Tỷ lệ đảng viên dự: 4,5/5 điểm – nhắc đồng chí vắng.
Nghị quyết được 15/20 đảng viên chính thức biểu quyết tán thành, đạt 75,00%.
"""


def test_a_full_evening_gives_the_draft_of_its_resolution() -> None:
    assert as_read(resolution.resolution_of(EVENING)) == GOLDEN


def test_the_places_that_only_a_person_can_write_are_named() -> None:
    assert writing.unwritten(resolution.resolution_of(EVENING)) == (
        "1. Tình hình tư tưởng",
        "2. Thực hiện nhiệm vụ chính trị",
        "4. Biểu dương, nhắc nhở",
        "5. Hạn chế",
    )


def test_points_follow_the_vietnamese_alphabet() -> None:
    content = resolution.resolution_of(replace(EVENING, conclusions=("Việc",) * 5))
    assert [line[:2] for line in content.sections[2].lines] == ["a)", "b)", "c)", "d)", "đ)"]


def test_a_motion_that_was_lost_passes_nothing() -> None:
    lost = replace(EVENING.votes[0], carried=False)
    assert resolution.deciding_vote(replace(EVENING, votes=(lost, ELECTION))) is None
    assert resolution.deciding_vote(EVENING) == EVENING.votes[0]


def test_a_conclusion_has_its_text_its_tasks_and_its_vote() -> None:
    text = as_read(resolution.conclusion_of(EVENING))
    assert "thống nhất ban hành kết luận như sau:" in text
    assert "I- NỘI DUNG KẾT LUẬN\na) Hoàn thành dọn kênh" in text
    assert text.endswith(
        "Kết luận được 15/20 đảng viên chính thức biểu quyết tán thành, đạt 75,00%.\n"
    )
