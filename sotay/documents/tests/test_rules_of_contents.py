"""The table of contents of regulations as offices write them, and as PDF breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.documents.rules.contents import Heading, Level, begins_heading, contents_of

REGULATION = [
    [
        "BAN CHẤP HÀNH TRUNG ƯƠNG",
        "QUY ĐỊNH",
        "về chế độ sinh hoạt của chi bộ",
        "- Căn cứ Điều 5 của Điều lệ Đảng;",
        "Chương I",
        "NHỮNG QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi và đối tượng",
        "1. Quy định này áp dụng đối với chi bộ; kèm theo",
        "Điều 3 của Quy chế làm việc.",
        "2. Chi bộ ghép thực hiện như Khoản 1.",
        "Điều 2. Trách nhiệm của bí thư, phó bí thư và cấp ủy viên phụ trách địa bàn khi",
        "chuẩn bị nội dung sinh hoạt",
        "1. Bí thư chủ trì.",
    ],
    [
        "2",
        "2. Phó bí thư giúp bí thư.",
        "a) Theo dõi đảng viên.",
        "Chương II",
        "NỘI DUNG VÀ HÌNH THỨC",
        "SINH HOẠT",
        "Mục 1. SINH HOẠT THƯỜNG KỲ",
        "Điều 3: Thời gian",
        "Chi bộ họp vào ngày 03 hằng tháng theo quy định tại",
        "Điều 2 Quy định này và hướng dẫn của cấp trên.",
        "ĐIỀU 4. Hiệu lực",
    ],
]

ARTICLE_2 = (
    "Trách nhiệm của bí thư, phó bí thư và cấp ủy viên phụ trách địa bàn khi "
    "chuẩn bị nội dung sinh hoạt"
)


def lines(found: list[Heading]) -> list[tuple[int, str, str, int]]:
    return [(int(one.level), one.label, one.title, one.page) for one in found]


def test_a_regulation_gives_its_chapters_articles_and_clauses() -> None:
    assert lines(contents_of(REGULATION)) == [
        (2, "Chương I", "NHỮNG QUY ĐỊNH CHUNG", 1),
        (4, "Điều 1", "Phạm vi và đối tượng", 1),
        (5, "Khoản 1", "Quy định này áp dụng đối với chi bộ; kèm theo", 1),
        (5, "Khoản 2", "Chi bộ ghép thực hiện như Khoản 1.", 1),
        (
            4,
            "Điều 2",
            ARTICLE_2,
            1,
        ),
        (5, "Khoản 1", "Bí thư chủ trì.", 1),
        (5, "Khoản 2", "Phó bí thư giúp bí thư.", 2),
        (2, "Chương II", "NỘI DUNG VÀ HÌNH THỨC SINH HOẠT", 2),
        (3, "Mục 1", "SINH HOẠT THƯỜNG KỲ", 2),
        (4, "Điều 3", "Thời gian", 2),
        (4, "Điều 4", "Hiệu lực", 2),
    ]


def test_a_resolution_gives_its_numerals() -> None:
    page = [
        "NGHỊ QUYẾT",
        "I- TÌNH HÌNH VÀ NGUYÊN NHÂN",
        "1. Kết quả",
        "II. NHIỆM VỤ",
        "V là số năm",
    ]
    assert lines(contents_of([page])) == [
        (2, "I", "TÌNH HÌNH VÀ NGUYÊN NHÂN", 1),
        (2, "II", "NHIỆM VỤ", 1),
    ]


@pytest.mark.parametrize(
    "cited",
    [
        "Điều 5 của Điều lệ Đảng",
        "Điều 7, khoản 2 nêu trên",
        "Mục 2 và Mục 3 của Hướng dẫn này",
        "Điều 12 được thực hiện từ tháng sau",
        "Điều 5",
        "điều 5. không phải đầu đề",
        "Điều này thể hiện quyết tâm",
        "Điều kiện cần thiết",
        "Mục tiêu chung",
        "Phần lớn đảng viên",
        "Phần thưởng",
    ],
)
def test_what_a_sentence_cites_is_no_heading(cited: str) -> None:
    assert contents_of([["Các chi bộ thực hiện đúng quy định tại", cited]]) == []


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("Điều 19.- Xử lý kỷ luật", "Điều 19", "Xử lý kỷ luật"),
        ("Điều 4a. Bổ sung", "Điều 4a", "Bổ sung"),
        ("Phần thứ nhất", "Phần thứ nhất", ""),
        ("Phần I: Mở đầu", "Phần I", "Mở đầu"),
        ("CHƯƠNG III - TỔ CHỨC THỰC HIỆN", "Chương III", "TỔ CHỨC THỰC HIỆN"),
        ("Điều 2 – Nguyên tắc", "Điều 2", "Nguyên tắc"),
        ("Điều 9. Tổ chức ........................ 14", "Điều 9", "Tổ chức"),
        ("Điều 8.   Khen\u00a0thưởng", "Điều 8", "Khen thưởng"),
    ],
)
def test_a_heading_in_many_hands(line: str, label: str, title: str) -> None:
    (found,) = contents_of([["Văn bản.", line]])
    assert (found.label, found.title) == (label, title)
    assert begins_heading(line)


def test_the_printed_table_of_contents_is_not_named_twice() -> None:
    pages = [
        ["MỤC LỤC", "Điều 1. Phạm vi ..... 2", "Điều 2. Đối tượng ..... 2"],
        ["Điều 1. Phạm vi", "Chữ.", "Điều 2. Đối tượng", "Chữ."],
    ]
    assert [(one.label, one.page) for one in contents_of(pages)] == [("Điều 1", 2), ("Điều 2", 2)]


def test_a_list_that_begins_in_the_middle_is_no_clause() -> None:
    page = ["Điều 1. Phạm vi", "3. Ba.", "1. Một.", "2. Hai.", "4. Bốn.", "3. Ba."]
    labels = [one.label for one in contents_of([page])]
    assert labels == ["Điều 1", "Khoản 1", "Khoản 2", "Khoản 3"]


@given(st.lists(st.lists(st.text(max_size=60), max_size=12), max_size=4))
def test_any_text_is_read_without_a_fault(pages: list[list[str]]) -> None:
    for one in contents_of(pages):
        assert 1 <= one.page <= len(pages)
        assert 0 <= one.line < len(pages[one.page - 1])
        assert one.level in Level
