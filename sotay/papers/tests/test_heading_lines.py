"""The heading: lines of even length, words that belong together, a rule of the right length."""

import pytest

from sotay.papers.advances import width
from sotay.papers.heading import broken, heading_lines
from sotay.papers.tests import samples


@pytest.mark.parametrize(
    ("words", "size", "style", "millimetres"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "bold", 72.9),
        ("ĐẢNG ỦY PHƯỜNG PHỔ HÒA", 14, "bold", 70.6),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, "regular", 84.5),
        ("Thành phố Hồ Chí Minh, ngày 03 tháng 02 năm 2026", 14, "italic", 106.3),
    ],
)
def test_widths_are_those_of_times_new_roman(
    words: str, size: int, style: str, millimetres: float
) -> None:
    assert width(words, size, style) == pytest.approx(millimetres, abs=0.3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("CHI BỘ TỔ DÂN PHỐ HIỆP AN", ("CHI BỘ TỔ DÂN PHỐ HIỆP AN",)),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", ("ĐẢNG BỘ THÀNH PHỐ", "HỒ CHÍ MINH")),
        (
            "CHI BỘ TRƯỜNG TRUNG HỌC CƠ SỞ NGUYỄN BỈNH KHIÊM",
            ("CHI BỘ TRƯỜNG TRUNG HỌC", "CƠ SỞ NGUYỄN BỈNH KHIÊM"),
        ),
        (
            "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ VÀ XÂY DỰNG SỔ TAY ĐẢNG VIÊN PHƯỜNG PHỔ HÒA",
            ("BAN CHỈ ĐẠO CHUYỂN ĐỔI", "SỐ VÀ XÂY DỰNG SỔ TAY", "ĐẢNG VIÊN PHƯỜNG PHỔ HÒA"),
        ),
        ("", ()),
    ],
)
def test_long_names_break_where_a_person_would_break_them(
    name: str, lines: tuple[str, ...]
) -> None:
    assert broken(name, 14, "bold", 78) == lines


def test_a_word_too_wide_for_the_column_stays_whole() -> None:
    assert broken("Đ" * 60 + " AN", 14, "bold", 78) == ("Đ" * 60, "AN")


def test_the_longest_name_that_can_be_stored_is_broken_at_once() -> None:
    lines = broken("ĐẢNG BỘ PHƯỜNG " * 13, 14, "bold", 78)
    assert all(width(line, 14, "bold") <= 78 for line in lines)


def test_an_ordinary_heading_has_columns_of_80_and_85_mm_and_a_rule_of_72_9() -> None:
    lines = heading_lines(samples.sample_resolution())
    assert (lines.left_width, lines.right_width) == (80, 85)
    assert 85 - 2 * lines.rule_indent == pytest.approx(72.9, abs=0.05)


def test_the_right_column_grows_for_a_long_place() -> None:
    lines = heading_lines(samples.sample_resolution(place="Thành phố Hồ Chí Minh"))
    assert lines.right_width == 107
    assert lines.left_width == 58
    assert lines.right_width - 2 * lines.rule_indent == pytest.approx(72.9, abs=0.05)


def test_names_are_printed_in_capitals_and_a_form_without_number_has_none() -> None:
    lines = heading_lines(samples.sample_resolution())
    assert lines.superior == ("ĐẢNG BỘ PHƯỜNG PHỔ HÒA",)
    assert lines.number == "Số 05-NQ/CB"
