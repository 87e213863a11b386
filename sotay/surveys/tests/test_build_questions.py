"""Questions are written, ordered, made conditional and taken out on pages without scripts."""

from typing import Any

import pytest

from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.building import move, put_question, put_section, remove, set_condition
from sotay.surveys.models import Survey
from sotay.surveys.queries.building import definition_of, mark_of
from sotay.surveys.rules.definition import Condition, Kind, Question, problems
from sotay.surveys.rules.typed import Typed
from sotay.surveys.tests.making import a_choice, a_draft, address, order, running, signed_in


@pytest.fixture
def survey(cast: Cast) -> Survey:
    return a_draft(cast)


def question(survey: Survey, key: str) -> Question:
    found = definition_of(survey).question(key)
    assert found is not None
    return found


SENT: dict[Kind, dict[str, Any]] = {
    Kind.SINGLE: {"options": ["Tốt", "", "Chưa tốt"], "own": "on", "own_words": "Ý khác"},
    Kind.SEVERAL: {"options": ["Đọc", "Viết"], "most": "2"},
    Kind.SCALE: {"low": "1", "high": "5"},
    Kind.MATRIX: {"rows": ["Chuẩn bị", "Điều hành"], "options": ["Tốt", "Chưa"]},
    Kind.RANKING: {"options": ["Một", "Hai", "Ba"]},
    Kind.SHORT: {},
    Kind.LONG: {},
    Kind.NUMBER: {"low": "", "high": "10"},
    Kind.DATE: {},
    Kind.FILE: {},
}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_written_on_its_page(cast: Cast, survey: Survey, kind: Kind) -> None:
    client = signed_in(cast.binh)
    where = address("question_new", survey, section="s1", kind=kind.value)
    assert client.get(where).status_code == 200

    answer = client.post(where, {"words": "Câu hỏi?", "help": "Giải thích.", **SENT[kind]})

    assert answer.status_code == 303, answer.content.decode()
    (written,) = definition_of(survey).questions
    assert (written.kind, written.words, written.help) == (kind, "Câu hỏi?", "Giải thích.")
    assert problems(definition_of(survey)) == []
    shown = client.get(address("question", survey, key=written.key)).content.decode()
    assert "Câu hỏi?" in shown
    again = client.post(
        address("question", survey, key=written.key),
        {"words": "Câu hỏi?", "help": "Giải thích.", "seen": mark_of(written), **SENT[kind]},
    )
    assert again.status_code == 303


def test_a_free_answer_stands_last(cast: Cast, survey: Survey) -> None:
    signed_in(cast.binh).post(
        address("question_new", survey, section="s1", kind="single"),
        {"words": "Chọn?", "options": ["Tốt", "Chưa"], "own": "on"},
    )

    (written,) = definition_of(survey).questions
    assert [(option.words, option.own_words) for option in written.options] == [
        ("Tốt", False),
        ("Chưa", False),
        ("Ý kiến khác", True),
    ]


def test_answers_keep_their_keys_when_they_are_ordered_and_renamed(
    cast: Cast, survey: Survey
) -> None:
    key = a_choice(cast, survey)
    before = question(survey, key)
    first, second = before.options

    signed_in(cast.binh).post(
        address("question", survey, key=key),
        {
            "words": before.words,
            "options": ["Sáng Chủ nhật", "Tối thứ Năm", "Tối thứ Ba (19:30)"],
            "options_key": [second.key, "", first.key],
            "seen": mark_of(before),
        },
    )

    options = question(survey, key).options
    assert [option.words for option in options] == [
        "Sáng Chủ nhật",
        "Tối thứ Năm",
        "Tối thứ Ba (19:30)",
    ]
    assert (options[0].key, options[2].key) == (second.key, first.key)
    assert options[1].key not in (first.key, second.key)


def test_nobodys_typing_takes_the_key_of_another_answer(cast: Cast, survey: Survey) -> None:
    key = a_choice(cast, survey)
    first, _second = question(survey, key).options

    signed_in(cast.binh).post(
        address("question", survey, key=key),
        {
            "words": "Chọn?",
            "options": ["A", "B", "C"],
            "options_key": [first.key, first.key, "x/y"],
        },
    )

    keys = [option.key for option in question(survey, key).options]
    assert keys[0] == first.key
    assert len(set(keys)) == 3
    assert "x/y" not in keys


@pytest.mark.parametrize(
    ("do", "lines"),
    [
        ("options:up:1", ["B", "A", "C"]),
        ("options:down:1", ["A", "C", "B"]),
        ("options:drop:0", ["B", "C"]),
        ("options:add", ["A", "B", "C", ""]),
        ("options:up:0", ["A", "B", "C"]),
        ("options:down:99", ["A", "B", "C"]),
    ],
)
def test_lines_are_arranged_without_being_saved(
    cast: Cast, survey: Survey, do: str, lines: list[str]
) -> None:
    answer = signed_in(cast.binh).post(
        address("question_new", survey, section="s1", kind="single"),
        {"words": "Dở dang thì sao?", "options": ["A", "B", "C"], "do": do},
    )

    shown = answer.content.decode()
    assert answer.status_code == 200
    values = [part.split('"')[0] for part in shown.split('name="options" value="')[1:]]
    assert values == lines
    assert "Dở dang thì sao?" in shown
    assert not list(definition_of(survey).questions)


WRONG: dict[str, tuple[Kind, dict[str, Any], str]] = {
    "no words": (Kind.LONG, {"words": ""}, "Ghi câu hỏi."),
    "one answer": (Kind.SINGLE, {"options": ["Tốt"]}, "Ghi ít nhất hai phương án."),
    "twice": (Kind.SINGLE, {"options": ["Tốt", "Tốt"]}, "Có hai phương án cùng là “Tốt”."),
    "no rows": (Kind.MATRIX, {"options": ["A", "B"], "rows": [""]}, "Ghi ít nhất một dòng"),
    "long answer": (Kind.SINGLE, {"options": ["a" * 301, "b"]}, "nhiều nhất 300 chữ cái"),
    "many": (Kind.SINGLE, {"options": [f"P{n}" for n in range(50)]}, "Nhiều nhất là 40 dòng."),
    "scale backwards": (Kind.SCALE, {"low": "5", "high": "1"}, "Thang điểm cần từ 2 đến 11"),
    "scale of words": (Kind.SCALE, {"low": "thấp", "high": "5"}, "Nhập"),
    "numbers crossed": (Kind.NUMBER, {"low": "9", "high": "1"}, "Số nhỏ nhất lớn hơn"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_question_is_refused_and_kept(cast: Cast, survey: Survey, name: str) -> None:
    kind, sent, sentence = WRONG[name]

    answer = signed_in(cast.binh).post(
        address("question_new", survey, section="s1", kind=kind.value),
        {"words": "Hỏi việc này?", "help": "Chữ đã gõ.", **sent},
    )

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in shown
    assert "Chữ đã gõ." in shown
    assert not list(definition_of(survey).questions)


def test_an_unknown_kind_is_not_there(cast: Cast, survey: Survey) -> None:
    where = address("question_new", survey, section="s1", kind="poem")

    assert signed_in(cast.binh).get(where).status_code == 404


def test_two_writers_of_one_question_do_not_overwrite_each_other(
    cast: Cast, survey: Survey
) -> None:
    key = a_choice(cast, survey)
    seen = mark_of(question(survey, key))
    typed = Typed(words="Lời của Phúc?", options=[("o1", "A"), ("o2", "B")])
    put_question(
        by=cast.phuc, survey=survey, section="", kind=Kind.SINGLE, typed=typed, key=key, seen=seen
    )

    answer = signed_in(cast.binh).post(
        address("question", survey, key=key),
        {"words": "Lời của Bình?", "options": ["A", "B"], "seen": seen},
    )

    assert answer.status_code == 409
    assert "Lời của Bình?" in answer.content.decode()
    assert question(survey, key).words == "Lời của Phúc?"


def test_a_question_goes_up_and_down_on_the_page(cast: Cast, survey: Survey) -> None:
    a_choice(cast, survey, "Một?")
    second = a_choice(cast, survey, "Hai?")
    client = signed_in(cast.binh)

    answer = client.post(address("place", survey), {"key": second, "steps": "-1"})

    assert answer.headers["Location"].endswith(f"#{second}")
    assert order(definition_of(survey)) == ["I.1 Hai?", "I.2 Một?"]


def test_a_section_is_added_named_and_moved(cast: Cast, survey: Survey) -> None:
    key = put_section(by=cast.binh, survey=survey, words="Góp ý")
    put_section(by=cast.binh, survey=survey, words="Góp ý thêm", key=key)
    move(by=cast.binh, survey=survey, key=key, steps=-1)

    assert [section.words for section in definition_of(survey).sections] == [
        "Góp ý thêm",
        "Câu hỏi",
    ]


def test_taking_out_asks_back_and_says_what_follows(cast: Cast, survey: Survey) -> None:
    first = a_choice(cast, survey, "Một?")
    second = a_choice(cast, survey, "Hai?")
    set_condition(by=cast.binh, survey=survey, key=second, condition=Condition(first, ("o1",)))
    client = signed_in(cast.binh)

    asked = client.get(address("removal", survey, key=first)).content.decode()
    assert "Câu I.2 đang hỏi theo câu này" in asked
    unsure = client.post(address("removal", survey, key=first))
    assert unsure.status_code == 422
    assert len(order(definition_of(survey))) == 2

    done = client.post(address("removal", survey, key=first), {"sure": "True"})

    assert done.status_code == 303
    assert order(definition_of(survey)) == ["I.1 Hai?"]
    assert question(survey, second).condition is None


def test_what_is_gone_cannot_be_taken_out_again(cast: Cast, survey: Survey) -> None:
    key = a_choice(cast, survey)
    remove(by=cast.binh, survey=survey, key=key)

    with pytest.raises(Missing):
        remove(by=cast.binh, survey=survey, key=key)
    with pytest.raises(Missing):
        move(by=cast.binh, survey=survey, key=key, steps=1)


def test_a_condition_is_chosen_step_by_step(cast: Cast, survey: Survey) -> None:
    first = a_choice(cast, survey, "Một?")
    second = a_choice(cast, survey, "Hai?")
    client = signed_in(cast.binh)
    where = address("condition", survey, key=second)
    assert f"about={first}" in client.get(where).content.decode()
    assert "Tối thứ Ba" in client.get(where, {"about": first}).content.decode()

    answer = client.post(where, {"about": first, "any_of": ["o2"]})

    assert answer.status_code == 303
    assert question(survey, second).condition == Condition(first, ("o2",))
    shown = client.get(address("build", survey)).content.decode()
    assert "Chỉ hỏi ai trả lời câu I.1 là: Sáng Chủ nhật" in shown

    client.post(address("condition_removal", survey, key=second), {"sure": "1"})

    assert question(survey, second).condition is None


def test_a_condition_looks_only_backwards(cast: Cast, survey: Survey) -> None:
    first = a_choice(cast, survey, "Một?")
    second = a_choice(cast, survey, "Hai?")

    with pytest.raises(Invalid):
        set_condition(by=cast.binh, survey=survey, key=first, condition=Condition(second, ("o1",)))

    assert question(survey, first).condition is None


def test_what_is_missing_is_told_on_the_page(cast: Cast, survey: Survey) -> None:
    shown = signed_in(cast.binh).get(address("build", survey)).content.decode()

    assert "Phần I chưa có câu hỏi nào." in shown


def test_a_closed_survey_is_not_changed(cast: Cast, survey: Survey) -> None:
    key = a_choice(cast, survey)
    running(survey)
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)

    with pytest.raises(Conflict):
        remove(by=cast.binh, survey=survey, key=key)
    with pytest.raises(Conflict):
        a_choice(cast, survey)


def test_the_preview_asks_every_kind_and_sends_nothing(cast: Cast, survey: Survey) -> None:
    client = signed_in(cast.binh)
    for kind in Kind:
        client.post(
            address("question_new", survey, section="s1", kind=kind.value),
            {"words": f"Câu {kind.value}?", **SENT[kind]},
        )

    shown = client.get(address("preview", survey)).content.decode()

    for kind in Kind:
        assert f"Câu {kind.value}?" in shown
    assert "<form" not in shown.split('class="phone-frame"')[1].split("</main>")[0]
