"""Paragraphs out of broken lines; finding without tone marks; shelves as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.documents.rules.finding import MOST_HITS, find_in, in_pieces, spans_of
from sotay.documents.rules.paragraphs import paragraphs_of_lines
from sotay.documents.rules.shelves import BadShelves, read_shelves, shelf_for, shelves
from sotay.kernel.text import fold, nfc


def test_a_sentence_that_the_line_broke_is_whole_again() -> None:
    lines = [
        "- 3 -",
        "Chương II",
        "NỘI DUNG SINH HOẠT",
        "Điều 4. Nội dung sinh hoạt thường kỳ của chi bộ khu dân cư nơi có đông đảng viên",
        "1. Thông tin thời sự; phổ biến chủ trương của Đảng, chính sách của Nhà nước và",
        "Nghị quyết của cấp ủy cấp trên cho đảng viên.",
        "a) Nội dung khác",
        "do cấp ủy gợi ý.",
    ]
    assert paragraphs_of_lines(lines) == [
        "Chương II",
        "NỘI DUNG SINH HOẠT",
        "Điều 4. Nội dung sinh hoạt thường kỳ của chi bộ khu dân cư nơi có đông đảng viên",
        f"{lines[4]} {lines[5]}",
        "a) Nội dung khác do cấp ủy gợi ý.",
    ]


@given(st.lists(st.text(max_size=80), max_size=30))
def test_no_word_is_lost_or_added(lines: list[str]) -> None:
    words = [word for line in lines for word in line.split()]
    found = [word for line in paragraphs_of_lines(lines) for word in line.split()]
    assert found == words[len(words) - len(found) :]
    assert len(words) - len(found) <= 6  # the page's number


@pytest.mark.parametrize("typed", ["sinh hoat chi bo", "Sinh hoạt  chi bộ", "SINH HOẠT CHI BỘ"])
def test_words_are_found_with_and_without_tone_marks(typed: str) -> None:
    (hit,) = find_in([["Không có."], ["Mở đầu.", "Nội dung sinh hoạt chi bộ tháng này."]], typed)
    assert (hit.page, hit.paragraph, hit.found) == (2, 1, "sinh hoạt chi bộ")
    assert (hit.before, hit.after) == ("Nội dung ", " tháng này.")


def test_a_search_for_a_letter_ends() -> None:
    assert len(find_in([["a " * 5000]], "a")) == MOST_HITS
    assert find_in([["a"]], "  ") == []


@given(st.text(max_size=60), st.text(min_size=1, max_size=4))
def test_what_is_found_says_what_was_looked_for(text: str, wanted: str) -> None:
    spans = spans_of(nfc(text), wanted)
    assert "".join(piece for piece, _found in in_pieces(nfc(text), spans)) == nfc(text)
    for start, end in spans:
        assert fold(wanted) in fold(nfc(text)[start:end]) or fold(nfc(text)[start:end]) == ""


@pytest.mark.parametrize(
    ("type_code", "title", "key"),
    [
        ("resolution", "về chuyển đổi số", "resolutions"),
        ("directive", "", "directives"),
        ("regulation", "", "regulations"),
        ("working_rules", "", "regulations"),
        ("guidance", "biểu mẫu đánh giá", "guidance"),
        ("", "Tài liệu sinh hoạt chi bộ tháng 11", "study"),
        ("", "Điều lệ Đảng", "congress"),
        ("letter", "Biểu mẫu 3", "forms"),
        ("letter", "về việc nộp biểu mẫu", "others"),
        ("report", "", "others"),
        ("", "ảnh chụp", "others"),
    ],
)
def test_a_document_comes_to_its_shelf(type_code: str, title: str, key: str) -> None:
    assert shelf_for(type_code, title).key == key


def test_the_shelves_are_those_of_the_regulation() -> None:
    names = [shelf.name for shelf in shelves()]
    assert names[:7] == [
        "Văn kiện",
        "Nghị quyết",
        "Chỉ thị",
        "Quy định",
        "Hướng dẫn",
        "Tài liệu sinh hoạt",
        "Biểu mẫu",
    ]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "shelf = 3",
        '[[shelf]]\nkey = "a"\nname = "A"\nabout = ""\n',
        '[[shelf]]\nkey = "a"\nname = "A"\nabout = ""\ntypes = []\n' * 2,
    ],
)
def test_a_broken_table_says_so(bad: str) -> None:
    with pytest.raises(BadShelves):
        read_shelves(bad)
