"""The rows of a whole evening become minutes, every figure and every word."""

import pytest

from sotay.meetings import queries
from sotay.meetings.models import Meeting
from sotay.meetings.tests.test_write_minutes import as_read

GOLDEN = """\
Hôm nay, vào hồi 19 giờ 30 phút, ngày 03 tháng 11 năm 2026, tại Nhà văn hóa Tổ dân phố 3, Chi bộ \
Tổ dân phố 3 tổ chức sinh hoạt chi bộ thường kỳ tháng 11/2026.
I- THÀNH PHẦN
1. Tổng số đảng viên: 12 đồng chí; triệu tập: 10; chính thức: 11; dự bị: 01; miễn công tác và \
sinh hoạt: 01; đang sinh hoạt tạm thời ở nơi khác: 01; đến sinh hoạt tạm thời: 01; đang bị đình \
chỉ sinh hoạt: 01.
2. Có mặt: 08 đồng chí (chính thức 07, dự bị 01), đạt 80,00% số phải dự họp (08/10).
Vắng: 02 đồng chí.
- Có lý do: 01 – đồng chí Tô Thị Uyên (ốm).
- Không lý do: 01 – đồng chí Mai Thị Quý.
- Đến muộn 01: đồng chí Cao Văn Tâm (19 giờ 30 phút).
"""


@pytest.fixture
def closed(full_evening: Meeting) -> Meeting:
    """The evening is over."""
    return full_evening


def test_the_rows_of_an_evening_are_counted_and_named(closed: Meeting) -> None:
    text = as_read(queries.compose(closed, "minutes"))
    assert text.startswith(GOLDEN)


def test_what_was_said_decided_and_given_is_in_the_minutes(closed: Meeting) -> None:
    text = as_read(queries.compose(closed, "minutes"))
    for line in (
        "Có 02 lượt ý kiến của 02 đồng chí:",
        "- Đồng chí Nguyễn Thị An (gửi trước buổi họp): Đề nghị lắp đèn đường.",
        "- Đồng chí Đinh Quang Vinh: Đồng ý với dự thảo.",
        "- Đồng chí Trần Văn Bình trả lời ý kiến của đồng chí Đinh Quang Vinh: Chi ủy tiếp thu.",
        "- Lắp đèn đường trong tháng 11.",
        "- Tán thành 06/09, đạt 66,67%; không tán thành 00; ý kiến khác 00.",
        "- Kết quả: được thông qua (cần quá 1/2).",
        "| 1 | Khảo sát vị trí lắp đèn | Đinh Quang Vinh | 20/11/2026 |",
        "4. Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ.",
        "Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày. Biên bản đã được đọc trước hội nghị.",
    ):
        assert f"{line}\n" in text


def test_what_was_written_to_the_committee_alone_stays_out(closed: Meeting) -> None:
    assert closed.opinions.filter(text="Riêng cho chi ủy.").exists()
    assert "Riêng cho chi ủy" not in as_read(queries.compose(closed, "minutes"))


def test_an_opinion_kept_out_of_the_minutes_stays_out(closed: Meeting) -> None:
    closed.opinions.filter(text="Đồng ý với dự thảo.").update(in_minutes=False)
    text = as_read(queries.compose(closed, "minutes"))
    assert "Đồng ý với dự thảo" not in text
    assert "Có 01 lượt ý kiến" in text


def test_composing_twice_gives_the_same_text(closed: Meeting) -> None:
    again = Meeting.objects.get(pk=closed.pk)
    assert queries.compose(closed, "minutes") == queries.compose(again, "minutes")


def test_the_resolution_ends_with_its_vote(closed: Meeting) -> None:
    text = as_read(queries.compose(closed, "resolution"))
    assert text.endswith(
        "Nghị quyết được 06/09 đảng viên chính thức biểu quyết tán thành, đạt 66,67%.\n"
    )


def test_composing_asks_few_questions_whatever_the_size(
    closed: Meeting, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        queries.compose(Meeting.objects.get(pk=closed.pk), "minutes")
