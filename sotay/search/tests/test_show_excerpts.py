"""The part of a passage that is shown holds the words that were asked for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.search.rules.excerpts import excerpt, is_wanted, marked, within_one

LONG = "Mở đầu không nói gì. " * 30 + "Đảng viên đóng đảng phí hằng tháng. " + "Hết. " * 60


def test_what_was_asked_is_marked_with_its_own_letters() -> None:
    pieces = marked("Đảng ủy và dân", {"dang", "uy"})
    assert [piece.text for piece in pieces if piece.hit] == ["Đảng", "ủy"]
    assert "".join(piece.text for piece in pieces) == "Đảng ủy và dân"


def test_a_long_passage_is_shown_where_the_words_stand() -> None:
    pieces = excerpt(LONG, {"dang", "phi"})
    assert {piece.text.lower() for piece in pieces if piece.hit} == {"đảng", "phí"}
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert len("".join(piece.text for piece in pieces)) < 300


def test_a_typing_error_is_marked_too() -> None:
    assert is_wanted("quyet", {"quyte"}, nearly=True)
    assert not is_wanted("quyet", {"quyte"})
    assert not is_wanted("la", {"ba"}, nearly=True)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("nghi", "nghi", True), ("nghi", "nhgi", True), ("nghi", "ngh", True), ("nghi", "nghii", True),
     ("nghi", "nghe", True), ("nghi", "ngho", True), ("nghi", "quyet", False), ("ab", "ba", True),
     ("abcd", "badc", False)],
)  # fmt: skip
def test_one_typing_error_apart(one: str, other: str, near: bool) -> None:
    assert within_one(one, other) is near
    assert within_one(other, one) is near


@given(st.text(max_size=600), st.sets(st.text(alphabet="abcdeghi", min_size=1, max_size=5)))
def test_pieces_are_parts_of_the_text(text: str, wanted: set[str]) -> None:
    pieces = excerpt(text, wanted)
    shown = "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))
    assert shown in unicodedata.normalize("NFC", text)
    assert "".join(piece.text for piece in marked(text, wanted)) == unicodedata.normalize(
        "NFC", text
    )
