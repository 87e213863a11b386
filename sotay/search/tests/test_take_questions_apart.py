"""What somebody types, and what is meant by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.search.rules.questions import MOST_WORDS, Question, question_of
from sotay.search.words import dictionary


def asked(text: str) -> Question:
    return question_of(text, dictionary())


def ways(text: str) -> list[tuple[tuple[str, ...], ...]]:
    return [part.ways for part in asked(text).parts]


def test_an_abbreviation_means_its_words_too() -> None:
    assert ("ban", "chap", "hanh") in ways("BCH")[0]
    assert ("ban", "chap", "hanh") in ways("bch")[0]


def test_words_mean_their_abbreviation_too() -> None:
    assert ways("ban chấp hành") == [(("ban", "chap", "hanh"), ("bch",))]
    assert ways("nghi quyet")[0] == (("nghi", "quyet"), ("nq",))


def test_a_syllable_is_an_abbreviation_in_capitals_only() -> None:
    assert ways("tu") == [(("tu",),)]
    assert ("tinh", "ui") in ways("TU")[0] or ("tinh", "uy") in ways("TU")[0]


def test_a_number_is_one_part() -> None:
    (part,) = asked("05 nq tw").parts
    assert part.code == "5-nq-tw"


def test_words_around_a_number_stay() -> None:
    question = asked("nghị quyết số 05 về vệ sinh môi trường")
    assert [part.code for part in question.parts if part.code] == ["5-nq"]
    assert {"ve", "sinh", "moi", "truong"} <= question.wanted


def test_nobody_means_stop_words_unless_they_are_all_there_is() -> None:
    assert question_words("đóng đảng phí là bao nhiêu") == {"dong", "dang", "phi"}
    assert question_words("là bao nhiêu") == {"la", "bao", "nhieu"}


def question_words(text: str) -> set[str]:
    return set(asked(text).wanted)


def test_a_mark_that_was_typed_tells_a_word_from_a_stop_word() -> None:
    assert "la" in question_words("lá cờ")
    assert "la" not in question_words("là cờ")


@pytest.mark.parametrize("nothing", ["", "   ", "?!", "() AND", "*", "\u200b"])
def test_nothing_is_asked_or_only_words_are(nothing: str) -> None:
    assert all(word.isalnum() for word in asked(nothing).wanted)


@pytest.mark.parametrize(
    "odd", ["+a -b", 'tiêu đề:"x" OR NOT', "^2 ~3 [a TO b]", "a\\", "/.*/", "'; DROP TABLE"]
)
def test_operators_are_blanks(odd: str) -> None:
    assert all(word.isalnum() for word in asked(odd).wanted)


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    question = asked(text)
    assert len(question.parts) <= MOST_WORDS
    assert all(way for part in question.parts for way in part.ways)
    assert all("_" in pair for pair in question.pairs)


@given(st.text(alphabet="abc đêu05-/NQTW ", max_size=80))
def test_asking_twice_is_asking_the_same(text: str) -> None:
    assert asked(f"{text}") == asked(f"  {text}  ")
