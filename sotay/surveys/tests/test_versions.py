"""After a survey is open, what is changed becomes a new version, once somebody has said so."""

from typing import Any

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.building import (
    drop_changes,
    issue_version,
    put_question,
    put_section,
    remove,
)
from sotay.surveys.models import Survey, WorkingCopy
from sotay.surveys.queries.building import (
    definition_of,
    everything_asked,
    mark_of,
    newest_form,
    versions_page,
)
from sotay.surveys.rules.definition import Kind, from_json
from sotay.surveys.rules.typed import Typed
from sotay.surveys.tests.making import (
    a_choice,
    a_draft,
    address,
    order,
    running,
    signed_in,
)
from sotay.surveys.tests.making import asked as asked_people


@pytest.fixture
def survey(cast: Cast) -> Survey:
    """An open survey with one question, which nobody has answered yet."""
    survey = a_draft(cast)
    a_choice(cast, survey)
    running(survey)
    return survey


def answered(survey: Survey, cast: Cast) -> None:
    asked_people(survey, cast.cell, {cast.an: True})


def changed(cast: Cast, survey: Survey, *options: tuple[str, str]) -> None:
    (question,) = list(definition_of(survey).questions)[:1]
    put_question(
        by=cast.binh,
        survey=survey,
        section="",
        kind=Kind.SINGLE,
        typed=Typed(words=question.words, options=options),
        key=question.key,
    )


def asked(survey: Survey) -> Any:
    return from_json(newest_form(survey).definition)


def test_a_draft_is_changed_in_place(cast: Cast) -> None:
    survey = a_draft(cast)
    a_choice(cast, survey)

    assert newest_form(survey).number == 1
    assert order(asked(survey)) == ["I.1 Giờ họp nào hợp?"]
    assert not WorkingCopy.objects.exists()


def test_a_change_reaches_nobody_until_it_is_issued(cast: Cast, survey: Survey) -> None:
    a_choice(cast, survey, "Nơi họp nào hợp?")

    assert order(asked(survey)) == ["I.1 Giờ họp nào hợp?"]
    assert order(definition_of(survey)) == ["I.1 Giờ họp nào hợp?", "I.2 Nơi họp nào hợp?"]
    assert versions_page(survey).changes == ("Thêm câu I.2: Nơi họp nào hợp?",)


def test_the_page_asks_back_before_a_version_is_issued(cast: Cast, survey: Survey) -> None:
    answered(survey, cast)
    before = newest_form(survey)
    a_choice(cast, survey, "Nơi họp nào hợp?")
    client = signed_in(cast.binh)
    shown = client.get(address("versions", survey)).content.decode()
    assert "Thêm câu I.2: Nơi họp nào hợp?" in shown
    assert "Câu trả lời đã nhận giữ nguyên" in shown

    unsure = client.post(address("versions", survey), {"seen": versions_page(survey).seen})
    assert unsure.status_code == 422
    assert newest_form(survey).number == 1
    done = client.post(
        address("versions", survey), {"seen": versions_page(survey).seen, "sure": "True"}
    )

    assert done.status_code == 303
    assert newest_form(survey).number == 2
    assert order(asked(survey)) == ["I.1 Giờ họp nào hợp?", "I.2 Nơi họp nào hợp?"]
    kept = survey.forms.get(number=1)
    assert kept.definition == before.definition
    assert not WorkingCopy.objects.exists()


def test_an_answer_that_somebody_may_have_chosen_stays(cast: Cast, survey: Survey) -> None:
    answered(survey, cast)

    with pytest.raises(Conflict, match="“Sáng Chủ nhật” đã được hỏi"):
        changed(cast, survey, ("o1", "Tối thứ Ba"), ("", "Tối thứ Năm"))

    assert not WorkingCopy.objects.exists()


def test_the_refusal_keeps_what_was_typed(cast: Cast, survey: Survey) -> None:
    answered(survey, cast)
    (question,) = definition_of(survey).questions

    answer = signed_in(cast.binh).post(
        address("question", survey, key=question.key),
        {"words": "Giờ nào thì tiện?", "options": ["Tối thứ Ba", "Khác"], "options_key": ["o1"]},
    )

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "không bỏ được" in shown
    assert "Giờ nào thì tiện?" in shown


def test_before_the_first_answer_an_answer_may_go(cast: Cast, survey: Survey) -> None:
    changed(cast, survey, ("o1", "Tối thứ Ba"), ("", "Tối thứ Năm"))

    issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)

    assert [option.words for option in next(asked(survey).questions).options] == [
        "Tối thứ Ba",
        "Tối thứ Năm",
    ]
    whole = next(everything_asked(survey).questions)
    assert [option.words for option in whole.options] == [
        "Tối thứ Ba",
        "Tối thứ Năm",
        "Sáng Chủ nhật",
    ]


def test_the_first_answer_may_come_while_somebody_changes(cast: Cast, survey: Survey) -> None:
    changed(cast, survey, ("o1", "Tối thứ Ba"), ("", "Tối thứ Năm"))
    answered(survey, cast)

    with pytest.raises(Conflict, match="Sáng Chủ nhật"):
        issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)

    assert newest_form(survey).number == 1


def test_a_question_that_was_answered_may_be_asked_no_more_and_stays_counted(
    cast: Cast, survey: Survey
) -> None:
    first = next(definition_of(survey).questions)
    a_choice(cast, survey, "Nơi họp nào hợp?")
    issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)
    answered(survey, cast)

    remove(by=cast.binh, survey=survey, key=first.key)
    issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)

    assert order(asked(survey)) == ["I.1 Nơi họp nào hợp?"]
    assert everything_asked(survey).question(first.key) == first


def test_keys_of_what_went_come_back_for_nothing_else(cast: Cast, survey: Survey) -> None:
    first = next(definition_of(survey).questions)
    a_choice(cast, survey, "Nơi họp nào hợp?")
    remove(by=cast.binh, survey=survey, key=first.key)
    issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)

    new = a_choice(cast, survey, "Lại câu mới?")

    assert new != first.key


def test_what_was_changed_after_the_look_is_not_issued(cast: Cast, survey: Survey) -> None:
    a_choice(cast, survey, "Nơi họp nào hợp?")
    seen = versions_page(survey).seen
    a_choice(cast, survey, "Còn gì nữa?")

    with pytest.raises(Conflict, match="vừa sửa thêm"):
        issue_version(by=cast.binh, survey=survey, seen=seen)

    assert newest_form(survey).number == 1


def test_an_unfinished_change_is_not_issued(cast: Cast, survey: Survey) -> None:
    put_section(by=cast.binh, survey=survey, words="Góp ý")

    with pytest.raises(Invalid, match="Phần II chưa có câu hỏi nào"):
        issue_version(by=cast.binh, survey=survey, seen=versions_page(survey).seen)


def test_nothing_changed_is_nothing_issued(cast: Cast, survey: Survey) -> None:
    with pytest.raises(Conflict, match="Không có thay đổi nào"):
        issue_version(by=cast.binh, survey=survey, seen=mark_of(definition_of(survey)))


def test_changes_are_dropped(cast: Cast, survey: Survey) -> None:
    a_choice(cast, survey, "Nơi họp nào hợp?")

    drop_changes(by=cast.binh, survey=survey)

    assert order(definition_of(survey)) == ["I.1 Giờ họp nào hợp?"]


def test_others_issue_nothing(cast: Cast, survey: Survey) -> None:
    a_choice(cast, survey, "Nơi họp nào hợp?")

    with pytest.raises(Forbidden):
        issue_version(by=cast.an, survey=survey, seen=versions_page(survey).seen)

    assert newest_form(survey).number == 1
