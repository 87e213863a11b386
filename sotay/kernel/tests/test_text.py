"""Text is stored in one form and found without its marks."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from sotay.kernel.text import fold, nfc, tidy, tidy_lines, without_invisible

DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn Thị Ánh")


def test_a_decomposed_name_is_composed() -> None:
    assert tidy(DECOMPOSED) == nfc(DECOMPOSED) == "Nguyễn Thị Ánh"


def test_blanks_collapse_and_invisible_signs_go() -> None:
    assert tidy("  Lê\t\u202eVăn\u200b \u00a0An\x00\n") == "Lê Văn An"


def test_a_mark_behind_an_invisible_sign_still_composes() -> None:
    assert tidy("A\u200b\u0301nh") == "Ánh"


def test_what_was_typed_on_purpose_stays() -> None:
    assert tidy('O\'Brien ? - + # % "Tư"') == 'O\'Brien ? - + # % "Tư"'


def test_lines_keep_their_order_and_lose_their_trailing_blanks() -> None:
    assert tidy_lines("\n một \r\n\r\n\r\n\u202dhai\t\r\n\n") == " một\n\nhai"


def test_folding_drops_tones_and_crosses_the_d() -> None:
    assert fold("Đảng uỷ") == fold("ĐẢNG  ủy") == fold("dang uy") == "dang uy"


@given(st.text())
@example("İ")
@example("ℌ đ Đ")
@example("A\u200b\u0301")
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
@example("\u3000\u00ad\u2028\ud800\ue000")
def test_no_sign_slips_through_because_the_others_are_printable(text: str) -> None:
    signs = [" " if sign.isspace() else sign for sign in text]
    kept = [sign for sign in signs if not unicodedata.category(sign).startswith("C")]
    assert without_invisible(text) == "".join(kept)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_without_marks_folds_as_one_with_marks(text: str) -> None:
    assert fold(text) == fold(f"{text} Ế").removesuffix("e").rstrip()


@given(st.text())
def test_stored_text_is_nfc_and_fits_a_database(text: str) -> None:
    stored = tidy(text)
    assert unicodedata.is_normalized("NFC", stored)
    assert "\x00" not in stored
    stored.encode()


@given(st.text(alphabet="aáàảãạăâđeêioôơuưy "))
def test_a_fold_is_plain_letters(text: str) -> None:
    assert fold(text).isascii()
