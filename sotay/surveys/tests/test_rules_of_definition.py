"""What a survey asks is stored and read back as it was, and what it lacks is told."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.refusals import Invalid
from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
    from_json,
    mark_of,
    place_of,
    problems,
    to_json,
)
from sotay.surveys.tests.definitions import definitions

YES_NO = (Option("co", "Có"), Option("khong", "Không"))
FIRST = Question("dung", Kind.SINGLE, "Đồng chí có dùng không?", options=YES_NO)
SCALE = Question("diem", Kind.SCALE, "Chấm mấy điểm?", low=1, high=5)
WHY = Question("vi-sao", Kind.LONG, "Vì sao?", condition=Condition("dung", ("khong",)))
GOOD = Definition((Section("i", "Đánh giá chung", (FIRST, SCALE)), Section("ii", "Góp ý", (WHY,))))

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "sections",
                    "questions",
                    "key",
                    "kind",
                    "words",
                    "options",
                    "rows",
                    "low",
                    "condition",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def changed(question: Question, **values: object) -> Definition:
    """The good definition with ``question`` in place of the one of its key."""
    other = replace(question, **values)
    return Definition(
        tuple(
            replace(
                section,
                questions=tuple(
                    other if each.key == other.key else each for each in section.questions
                ),
            )
            for section in GOOD.sections
        )
    )


@given(definitions())
def test_a_definition_comes_back_from_its_json_as_it_was(definition: Definition) -> None:
    stored = json.loads(json.dumps(to_json(definition)))

    assert from_json(stored) == definition
    assert to_json(from_json(stored)) == stored


@given(anything)
def test_whatever_is_no_definition_is_refused_in_a_sentence(data: object) -> None:
    read, refused = None, "."
    try:
        read = from_json(data)
    except Invalid as refusal:
        refused = str(refusal)
    assert refused.endswith(".")
    assert read is None or from_json(to_json(read)) == read


@given(definitions())
def test_problems_are_told_of_any_definition(definition: Definition) -> None:
    for sentence in problems(definition):
        assert sentence.endswith(".")


def test_a_finished_definition_has_no_problems() -> None:
    assert problems(GOOD) == []


def test_every_place_is_told_as_it_is_printed() -> None:
    places = [place_of(GOOD, key) for key in ("dung", "diem", "vi-sao", "ii")]

    assert places == ["I.1", "I.2", "II.1", "II"]
    assert [mark_of(FIRST, key) for key in ("co", "khong")] == ["a", "b"]
    with pytest.raises(LookupError):
        place_of(GOOD, "gone")


LACKING = {
    "no words": (changed(FIRST, words=""), "Câu I.1: chưa ghi câu hỏi."),
    "one option": (changed(FIRST, options=YES_NO[1:]), "Câu I.1: cần ít nhất hai phương án."),
    "twice": (
        changed(FIRST, options=(*YES_NO, Option("co-2", "Có"))),
        "Câu I.1: có hai phương án cùng là “Có”.",
    ),
    "empty option": (
        changed(FIRST, options=(*YES_NO, Option("x", ""))),
        "Câu I.1: có phương án còn để trống.",
    ),
    "two of own words": (
        changed(FIRST, options=tuple(replace(each, own_words=True) for each in YES_NO)),
        "Câu I.1: chỉ một phương án được có ô “ý kiến khác”.",
    ),
    "scale without end": (
        changed(SCALE, high=None),
        "Câu I.2: thang điểm cần điểm đầu và điểm cuối.",
    ),
    "scale too long": (
        changed(SCALE, high=99),
        "Câu I.2: thang điểm cần từ 2 đến 11 mức, điểm đầu nhỏ hơn điểm cuối.",
    ),
    "matrix without rows": (
        changed(SCALE, kind=Kind.MATRIX, options=YES_NO),
        "Câu I.2: chưa có dòng nào để đánh giá.",
    ),
    "numbers crossed": (
        changed(SCALE, kind=Kind.NUMBER, low=9, high=1),
        "Câu I.2: số nhỏ nhất lớn hơn số lớn nhất.",
    ),
    "condition on a later one": (
        changed(FIRST, condition=Condition("vi-sao", ("khong",))),
        "Câu I.1: điều kiện phải dựa vào một câu đứng trước.",
    ),
    "condition on an option that went": (
        changed(WHY, condition=Condition("dung", ("gone",))),
        "Câu II.1: điều kiện dựa vào một phương án không còn trong câu trước.",
    ),
    "condition without answers": (
        changed(WHY, condition=Condition("dung", ())),
        "Câu II.1: điều kiện chưa chọn phương án nào.",
    ),
    "limit of nothing": (changed(WHY, most=0), "Câu II.1: giới hạn phải từ 1 trở lên."),
}


@pytest.mark.parametrize("name", LACKING)
def test_what_is_missing_is_told_with_its_place(name: str) -> None:
    definition, sentence = LACKING[name]

    assert problems(definition) == [sentence]


def test_nothing_asked_and_an_empty_section_are_told() -> None:
    empty = Definition((Section("i", ""),))

    assert problems(empty) == [
        "Chưa có câu hỏi nào.",
        "Phần I chưa có tên.",
        "Phần I chưa có câu hỏi nào.",
    ]


REFUSED = {
    "no object": [],
    "sections no list": {"sections": {}},
    "unknown kind": {"sections": [{"key": "i", "questions": [{"key": "q", "kind": "poem"}]}]},
    "key with a blank": {"sections": [{"key": "phần I"}]},
    "one key twice": {"sections": [{"key": "i"}, {"key": "i"}]},
    "float": {"sections": [{"key": "i", "questions": [{"key": "q", "kind": "scale", "low": 0.5}]}]},
    "too long": {"sections": [{"key": "i", "words": "a" * 1001}]},
    "too many": {"sections": [{"key": f"s{number}"} for number in range(21)]},
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(Invalid):
        from_json(REFUSED[name])


def test_texts_are_kept_without_what_nobody_meant_to_type() -> None:
    read = from_json({"sections": [{"key": "i", "words": "  Đánh   giá\u200b "}]})

    assert read.sections[0].words == "Đánh giá"
