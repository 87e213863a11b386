"""Names are ordered and found as Vietnamese people do it."""

import unicodedata
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.names import given_name, initials, name_matches, sort_key

ROLL = [
    "Lê An",
    "Lê Thị An",
    "Trần An",
    "Lê Văn Ánh",
    "Ngô Ân",
    "Đỗ Dung",
    "Bùi Đạt",
    "Phan Hoa",
    "Phan Hòa",
    "Võ Uyên",
    "Võ Ươm",
]


def test_the_roll_is_ordered_by_given_name_then_family_name() -> None:
    shuffled = Random(3).sample(ROLL, len(ROLL))
    assert sorted(shuffled, key=sort_key) == ROLL


def test_the_form_of_typing_does_not_change_the_order() -> None:
    assert sort_key(unicodedata.normalize("NFD", "Lê Thị Ánh")) == sort_key(" Lê  Thị Ánh ")


@given(st.text(max_size=120))
def test_a_key_fits_its_column(name: str) -> None:
    assert len(sort_key(unicodedata.normalize("NFC", name)[:120])) <= 400


def test_a_person_is_addressed_by_the_last_word() -> None:
    assert given_name("Nguyễn Thị Ánh") == "Ánh"
    assert given_name("  ") == ""


def test_initials_are_of_the_family_and_the_given_name() -> None:
    assert initials("đỗ thị ánh") == "ĐÁ"
    assert initials("Ánh") == "Á"
    assert initials("") == ""


def test_a_name_is_found_without_marks_and_in_any_order() -> None:
    assert name_matches("anh ngu", "Nguyễn Thị Ánh")
    assert name_matches("", "Nguyễn Thị Ánh")
    assert not name_matches("binh", "Nguyễn Thị Ánh")


def test_who_types_a_mark_means_it() -> None:
    assert name_matches("ánh", "Nguyễn Thị Ánh")
    assert not name_matches("ảnh", "Nguyễn Thị Ánh")
    assert name_matches("nguyên", "Nguyễn Thị Ánh")
    assert name_matches("đ", "Phạm Văn Đạt")
    assert not name_matches("đ", "Phạm Văn Dũng")


def test_both_places_of_the_tone_are_one_name() -> None:
    assert name_matches("Hoà", "Trần Hòa")
    assert name_matches("Hòa", "Trần Hoà")
