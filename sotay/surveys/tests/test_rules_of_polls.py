"""A quick poll: what may be asked, and when its counts are shown."""

import pytest

from sotay.surveys.rules.definition import problems
from sotay.surveys.rules.polls import (
    MOST,
    definition_of_poll,
    fault_of_poll,
    shows_counts,
)

TWO = ["Có", "Không"]


def fault(
    words: str = "Đổi giờ họp?",
    answers: list[str] | None = None,
    *,
    anonymous: bool = True,
    present: int = 12,
) -> tuple[str, str]:
    return fault_of_poll(
        words, TWO if answers is None else answers, anonymous=anonymous, present=present
    )


def test_a_question_with_two_answers_is_right() -> None:
    assert fault() == ("", "")
    assert problems(definition_of_poll("Đổi giờ họp?", TWO)) == []


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_every_number_of_answers_that_is_allowed_can_be_asked(count: int) -> None:
    answers = [f"Phương án {number}" for number in range(count)]
    assert fault(answers=answers) == ("", "")
    (question,) = definition_of_poll("Chọn?", answers).questions
    assert [option.words for option in question.options] == answers
    assert len({option.key for option in question.options}) == count


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        (["Có"], "từ 2 đến 6"),
        ([str(number) for number in range(7)], "từ 2 đến 6"),
        (["Có", " Có "], "giống nhau"),
    ],
)
def test_other_answers_are_refused_at_their_field(answers: list[str], part: str) -> None:
    field, sentence = fault(answers=answers)
    assert field == "answer_2"
    assert part in sentence


def test_without_words_nothing_is_asked() -> None:
    assert fault(words=" \n ")[0] == "words"


def test_nobody_is_asked_before_the_roll_is_called() -> None:
    assert "điểm danh" in fault(present=0)[1]
    assert "điểm danh" in fault(present=0, anonymous=False)[1]


@pytest.mark.parametrize("present", [1, 2, 3, 4])
def test_four_people_cannot_be_asked_without_names(present: int) -> None:
    field, sentence = fault(present=present)
    assert field == "naming"
    assert f"hiện mới có {present}" in sentence
    assert fault(present=present, anonymous=False) == ("", "")


@pytest.mark.parametrize("answered", [0, 1, 4, 5, 60])
def test_with_names_the_counts_grow_before_everybodys_eyes(answered: int) -> None:
    for is_open in (True, False):
        assert shows_counts(anonymous=False, is_open=is_open, answered=answered)


@pytest.mark.parametrize("answered", [0, 1, 4, 5, 60])
def test_without_names_they_come_at_the_end_from_five_answers_on(answered: int) -> None:
    assert not shows_counts(anonymous=True, is_open=True, answered=answered)
    assert shows_counts(anonymous=True, is_open=False, answered=answered) is (answered >= 5)
