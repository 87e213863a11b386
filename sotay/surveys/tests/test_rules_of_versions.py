"""What changes between versions is told, and what answers depend on cannot go."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.definition import (
    Definition,
    Kind,
    Option,
    Question,
    Section,
    to_json,
)
from sotay.surveys.rules.editing import keys_of, moved, without
from sotay.surveys.rules.versions import changes, impossible, whole_of
from sotay.surveys.tests.definitions import definitions

YES, NO, OWN = Option("co", "Có"), Option("khong", "Không"), Option("khac", "Khác", own_words=True)
A = Question("a", Kind.SINGLE, "A?", options=(YES, NO, OWN))
B = Question("b", Kind.SCALE, "B?", low=1, high=5)
OLD = Definition((Section("i", "Một", (A, B)),))


def with_a(**values: object) -> Definition:
    return Definition((Section("i", "Một", (replace(A, **values), B)),))


def with_b(**values: object) -> Definition:
    return Definition(
        (
            Section(
                "i",
                "Một",
                (A, replace(B, **values)),
            ),
        )
    )


TOLD = {
    "words": (with_a(words="A mới?"), ["Câu I.1 đổi lời thành: A mới?"]),
    "required": (with_a(required=True), ["Câu I.1 nay bắt buộc."]),
    "help": (
        with_a(help="Chọn một."),
        ["Câu I.1 đổi lời giải thích, giới hạn hoặc điều kiện."],
    ),
    "option's words": (
        with_a(options=(Option("co", "Có chứ"), NO, OWN)),
        ["Câu I.1: “Có” thành “Có chứ”."],
    ),
    "new option": (
        with_a(options=(YES, NO, Option("o1", "Chưa rõ"), OWN)),
        ["Câu I.1 thêm “Chưa rõ”."],
    ),
    "order of options": (with_a(options=(NO, YES, OWN)), ["Câu I.1 đổi thứ tự phương án."]),
    "option gone": (with_a(options=(YES, OWN)), ["Câu I.1 bỏ “Không”."]),
    "question gone": (without(OLD, "b"), ["Không hỏi nữa câu I.2 (cũ): B?"]),
    "order of questions": (moved(OLD, "a", 1), ["Đổi thứ tự câu hỏi."]),
    "section's words": (
        Definition((Section("i", "Phần một", (A, B)),)),
        ["Phần I đổi tên thành: Phần một"],
    ),
    "new section": (
        Definition((*OLD.sections, Section("ii", "Hai", (Question("c", Kind.DATE, "C?"),)))),
        ["Thêm phần II: Hai", "Thêm câu II.1: C?"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_change_is_told(name: str) -> None:
    new, sentences = TOLD[name]

    assert changes(OLD, new) == sentences


def test_nothing_changed_is_nothing_told() -> None:
    assert changes(OLD, OLD) == []
    assert impossible(OLD, OLD) == []


ALLOWED = ("words", "required", "help", "option's words", "new option", "order of options",
           "question gone", "order of questions", "new section")  # fmt: skip


@pytest.mark.parametrize("name", ALLOWED)
def test_what_leaves_answers_alone_is_possible(name: str) -> None:
    assert impossible(OLD, TOLD[name][0]) == []


FORBIDDEN = {
    "option gone": (with_a(options=(YES, OWN)), "“Không” đã được hỏi"),
    "no own words any more": (with_a(options=(YES, NO, Option("khac", "Khác"))), "“Khác” đã"),
    "another kind": (with_a(kind=Kind.SEVERAL), "không đổi loại được"),
    "shorter scale": (with_b(high=4), "đã hỏi từ 1 đến 5"),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_somebody_may_have_chosen_cannot_go(name: str) -> None:
    new, words = FORBIDDEN[name]

    (sentence,) = impossible(OLD, new)

    assert words in sentence


def test_a_longer_scale_is_possible() -> None:
    assert impossible(OLD, with_b(high=10)) == []


def test_all_that_was_ever_asked_is_kept_for_counting() -> None:
    newer = Definition(
        (Section("i", "Phần một", (replace(A, options=(YES, Option("o1", "Chưa rõ"))),)),)
    )

    whole = whole_of([OLD, newer])

    (section,) = whole.sections
    assert section.words == "Phần một"
    assert [q.key for q in section.questions] == ["a", "b"]
    assert [option.key for option in section.questions[0].options] == ["co", "o1", "khong", "khac"]


@given(st.lists(definitions(), max_size=4))
def test_nothing_that_was_asked_is_missing_in_the_whole(versions: list[Definition]) -> None:
    whole = whole_of(versions)

    asked = {question.key for version in versions for question in version.questions}
    assert {question.key for question in whole.questions} == asked
    for version in versions:
        for question in version.questions:
            kept = whole.question(question.key)
            assert kept is not None
            assert {o.key for o in question.options} <= {o.key for o in kept.options}


@given(definitions())
def test_one_version_is_its_own_whole(definition: Definition) -> None:
    whole = whole_of([definition])

    filled = [section for section in definition.sections if section.questions]
    assert to_json(whole) == to_json(Definition(tuple(filled)))
    assert keys_of(whole) <= keys_of(definition)
