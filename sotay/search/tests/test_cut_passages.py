"""A text is cut where it can be shown; nothing is lost and every piece knows its page."""

from hypothesis import given
from hypothesis import strategies as st

from sotay.search.rules.passages import LONGEST, passages_of

WORDS = st.text(alphabet="abcđ ê.;\n", max_size=2_000)


def test_short_paragraphs_of_a_page_stay_together() -> None:
    found = list(passages_of([(1, "Điều 1."), (1, "Phạm vi."), (2, "Điều 2.")]))
    assert [(one.words, one.page) for one in found] == [("Điều 1. Phạm vi.", 1), ("Điều 2.", 2)]


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "Chi bộ họp thường kỳ mỗi tháng một lần theo quy định của Điều lệ Đảng. "
    found = [one.words for one in passages_of([(3, sentence * 20)])]
    assert len(found) > 1
    assert all(words.endswith(".") and len(words) <= LONGEST for words in found)


def test_what_has_no_blank_is_cut_all_the_same() -> None:
    assert all(len(one.words) <= LONGEST for one in passages_of([(None, "đ" * 5_000)]))


@given(st.lists(st.tuples(st.integers(1, 3), WORDS), max_size=8))
def test_no_letter_is_lost_and_pages_keep_theirs(paragraphs: list[tuple[int, str]]) -> None:
    found = list(passages_of(paragraphs))
    assert all(0 < len(one.words) <= LONGEST for one in found)
    # The same page may come twice, as in a paper bound wrongly: letters are compared in order.
    given_letters = [(page, sign) for page, text in paragraphs for sign in "".join(text.split())]
    assert [(one.page, sign) for one in found for sign in "".join(one.words.split())] == (
        given_letters
    )
