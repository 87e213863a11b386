"""With and without tone marks, đ and d, old and new places of the tone: the same words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.names import TONES
from sotay.search.rules.folding import pairs_of, plain_words, words_of

SYLLABLES = ["Đảng", "uỷ", "hoà", "thuý", "nghị", "quyết", "phường", "khoẻ", "kỷ", "luật", "quý"]
VIETNAMESE = st.text(
    alphabet=" aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệòỏõóọờởỡớợỳỷỹý", max_size=60
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("dang uy", "Đảng ủy"),
        ("đảng uỷ", "Đảng ủy"),
        ("hoa an", "Hòa An"),
        ("Hoà An", "Hòa An"),
        ("kỉ luật", "kỷ luật"),
        ("ki luat", "kỷ luật"),
        ("quí", "quý"),
        ("05", "5"),
        ("０５", "05"),
        ("NGHỊ QUYẾT", "nghị quyết"),
    ],
)
def test_the_same_words_in_many_spellings(typed: str, stored: str) -> None:
    assert plain_words(typed) == plain_words(stored)


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("uỷ", "ủy"), ("khoẻ", "khỏe")])
def test_a_mark_that_was_typed_is_the_same_at_its_old_and_new_place(old: str, new: str) -> None:
    assert words_of(old)[0].marked == words_of(new)[0].marked


def test_words_that_differ_by_a_mark_alone_differ_in_it() -> None:
    assert words_of("mật độ")[0].marked != words_of("mất độ")[0].marked
    assert words_of("đang")[0].marked != words_of("dang")[0].marked


def test_pairs_stand_side_by_side() -> None:
    assert pairs_of(plain_words("Sinh hoạt chi bộ")) == ["sinh_hoat", "hoat_chi", "chi_bo"]
    assert pairs_of(["mot"]) == []


@given(st.text(max_size=200))
def test_any_text_has_words_without_blanks_or_marks(text: str) -> None:
    shown = unicodedata.normalize("NFC", text)
    for word in words_of(text):
        assert word.plain
        assert word.plain.isalnum()
        assert len(word.plain) <= 40
        assert 0 <= word.begins < word.ends <= len(shown)


@given(VIETNAMESE)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = plain_words(text)
    assert plain_words(" ".join(once)) == once


@given(VIETNAMESE)
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert [w.marked for w in words_of(unicodedata.normalize("NFD", text))] == [
        w.marked for w in words_of(text)
    ]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_without_its_tones_a_text_has_the_same_plain_words(syllables: list[str]) -> None:
    text = " ".join(syllables)
    bare = "".join(s for s in unicodedata.normalize("NFD", text) if s not in TONES)
    assert plain_words(unicodedata.normalize("NFC", bare)) == plain_words(text)
