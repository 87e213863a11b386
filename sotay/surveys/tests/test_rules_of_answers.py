"""A sheet as a page sends it, what is wrong with it, and how it reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.answers import (
    Answers,
    check_answers,
    field_of,
    fields_of,
    in_words,
    read_answers,
)
from sotay.surveys.rules.definition import Condition, Definition, Kind, Option, Question, Section
from sotay.surveys.tests.definitions import definitions

OPTIONS = (Option("a", "Tốt"), Option("b", "Chưa tốt"), Option("c", "Khác", own_words=True))
PLAIN = OPTIONS[:2]
ROWS = (Option("r1", "Thái độ"), Option("r2", "Giờ giấc"))
OF_KIND = {
    Kind.SINGLE: Question("q", Kind.SINGLE, "Chọn một", options=OPTIONS),
    Kind.SEVERAL: Question("q", Kind.SEVERAL, "Chọn nhiều", options=OPTIONS, most=2),
    Kind.SCALE: Question("q", Kind.SCALE, "Chấm", low=1, high=5),
    Kind.MATRIX: Question("q", Kind.MATRIX, "Bảng", options=PLAIN, rows=ROWS),
    Kind.NUMBER: Question("q", Kind.NUMBER, "Số", low=0, high=100),
    Kind.DATE: Question("q", Kind.DATE, "Ngày"),
    Kind.SHORT: Question("q", Kind.SHORT, "Một dòng"),
    Kind.LONG: Question("q", Kind.LONG, "Ý kiến"),
    Kind.RANKING: Question("q", Kind.RANKING, "Xếp", options=PLAIN),
    Kind.FILE: Question("q", Kind.FILE, "Tệp"),
}
GOOD: list[tuple[Kind, dict[str, list[str]], object]] = [
    (Kind.SINGLE, {"q.q": ["a"]}, "a"),
    (Kind.SINGLE, {"q.q": ["c"], "q.q.words": ["Âm  báo"]}, {"option": "c", "words": "Âm báo"}),
    (Kind.SINGLE, {"q.q": ["a"], "q.q.words": ["bỏ đi"]}, "a"),
    (Kind.SEVERAL, {"q.q": ["a", "b"]}, ["a", "b"]),
    (Kind.SCALE, {"q.q": ["5"]}, 5),
    (Kind.MATRIX, {"q.q.r1": ["a"], "q.q.r2": ["b"]}, {"r1": "a", "r2": "b"}),
    (Kind.NUMBER, {"q.q": ["12,5"]}, 12.5),
    (Kind.NUMBER, {"q.q": ["0.5"]}, 0.5),
    (Kind.DATE, {"q.q": ["27/11/2026"]}, "2026-11-27"),
    (Kind.DATE, {"q.q": ["2026-11-27"]}, "2026-11-27"),
    (Kind.SHORT, {"q.q": ["  Tổ 3 "]}, "Tổ 3"),
    (Kind.LONG, {"q.q": ["Một\r\nHai"]}, "Một\nHai"),
    (Kind.RANKING, {"q.q.1": ["b"], "q.q.2": ["a"]}, ["b", "a"]),
    (Kind.FILE, {"q.q": ["7"]}, 7),
]  # fmt: skip
WRONG: list[tuple[Kind, dict[str, list[str]], str]] = [
    (Kind.SINGLE, {"q.q": ["gone"]}, "không còn"),
    (Kind.SINGLE, {"q.q": ["c"], "q.q.words": ["x" * 501]}, "501"),
    (Kind.SEVERAL, {"q.q": ["a", "b", "c"]}, "nhiều nhất 2"),
    (Kind.SCALE, {"q.q": ["6"]}, "thang điểm"),
    (Kind.SCALE, {"q.q": ["năm"]}, "thang điểm"),
    (Kind.MATRIX, {"q.q.r1": ["zzz"]}, "không còn"),
    (Kind.NUMBER, {"q.q": ["mười"]}, "Ghi một số"),
    (Kind.NUMBER, {"q.q": ["1000"]}, "Số lớn nhất"),
    (Kind.NUMBER, {"q.q": ["-1"]}, "Số nhỏ nhất"),
    (Kind.NUMBER, {"q.q": ["1,234"]}, "Ghi một số"),
    (Kind.DATE, {"q.q": ["30/02/2026"]}, "không có trong lịch"),
    (Kind.SHORT, {"q.q": ["x" * 301]}, "301"),
    (Kind.LONG, {"q.q": ["x" * 10_001]}, "10.001"),
    (Kind.RANKING, {"q.q.1": ["a"], "q.q.2": ["a"]}, "hai thứ tự"),
    (Kind.FILE, {"q.q": ["../etc"]}, "Tệp chưa gửi được"),
]


def asking(*questions: Question) -> Definition:
    return Definition((Section("s", "Phần", questions),))


@pytest.mark.parametrize(("kind", "sent", "value"), GOOD, ids=range(len(GOOD)))
def test_what_a_page_sends_is_read(kind: Kind, sent: dict[str, list[str]], value: object) -> None:
    definition = asking(OF_KIND[kind])
    answers = read_answers(definition, sent)
    assert answers == {"q": value}
    assert check_answers(definition, answers) == []
    # And shown again, it is the same.
    assert read_answers(definition, fields_of(definition, answers)) == answers


@pytest.mark.parametrize(("kind", "sent", "says"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    kind: Kind, sent: dict[str, list[str]], says: str
) -> None:
    definition = asking(OF_KIND[kind])
    answers = read_answers(definition, sent)
    [(key, sentence), *_more] = check_answers(definition, answers)
    assert key == "q"
    assert says in sentence
    shown = fields_of(definition, answers)
    typed = [value for values in sent.values() for value in values]
    assert any(value in typed for values in shown.values() for value in values)


def test_ten_thousand_letters_are_an_answer() -> None:
    definition = asking(OF_KIND[Kind.LONG])
    answers = read_answers(definition, {"q.q": ["ấ" * 10_000]})
    assert check_answers(definition, answers) == []


@pytest.mark.parametrize("kind", Kind)
def test_a_question_that_must_be_answered_says_so(kind: Kind) -> None:
    question = OF_KIND[kind]
    must = Question(**{**vars(question), "required": True})
    assert check_answers(asking(must), {}) == [("q", "Câu này cần được trả lời.")]
    assert check_answers(asking(question), {}) == []


def test_of_a_table_that_must_be_filled_in_the_missing_rows_are_named() -> None:
    must = Question(**{**vars(OF_KIND[Kind.MATRIX]), "required": True})
    assert check_answers(asking(must), {"q": {"r1": "a"}}) == [
        ("q", "Còn dòng chưa trả lời: Giờ giấc.")
    ]


def test_what_its_own_answers_do_not_lead_to_is_neither_asked_nor_kept() -> None:
    first = OF_KIND[Kind.SINGLE]
    why = Question("w", Kind.SHORT, "Vì sao", required=True, condition=Condition("q", ("b",)))
    deeper = Question("d", Kind.SHORT, "Rồi sao", condition=Condition("w", ("x",)))
    definition = asking(first, why, deeper)
    sent = {"q.q": ["a"], "q.w": ["thừa"], "q.d": ["thừa"]}
    assert read_answers(definition, sent) == {"q": "a"}
    assert check_answers(definition, {"q": "a"}) == []
    assert [key for key, _words in check_answers(definition, {"q": "b"})] == ["w"]
    assert read_answers(definition, {**sent, "q.q": ["b"]}) == {"q": "b", "w": "thừa"}


def test_a_sheet_reads_as_people_say_it() -> None:
    definition = asking(OF_KIND[Kind.SINGLE])
    assert in_words(definition, {"q": {"option": "c", "words": "âm báo"}}) == [
        ("Chọn một", "Khác: âm báo")
    ]
    matrix = asking(OF_KIND[Kind.MATRIX])
    assert in_words(matrix, {"q": {"r2": "b"}}) == [("Bảng", "Giờ giấc: Chưa tốt")]
    assert in_words(asking(OF_KIND[Kind.DATE]), {"q": "2026-11-05"}) == [("Ngày", "05/11/2026")]
    assert in_words(asking(OF_KIND[Kind.NUMBER]), {"q": 12.5}) == [("Số", "12,5")]


anything = st.text(max_size=30) | st.sampled_from(["o0", "o1", "r0", "1", "5", "2026-11-27"])


@given(definitions(), st.data())
def test_anything_that_is_sent_is_read_checked_and_shown(
    definition: Definition, data: st.DataObject
) -> None:
    parts = ["", "words", "1", "2", "r0", "r1", "o0"]
    names = [field_of(question.key, part) for question in definition.questions for part in parts]
    fields = st.dictionaries(
        st.sampled_from(names or ["q.none"]), st.lists(anything, max_size=3), max_size=12
    )
    answers: Answers = read_answers(definition, data.draw(fields))
    check_answers(definition, answers)
    in_words(definition, answers)
    assert read_answers(definition, fields_of(definition, answers)) == answers
