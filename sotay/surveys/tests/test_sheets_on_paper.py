"""Printed sheets: printed, handed in, typed in twice, and counted once."""

from typing import Any
from uuid import uuid4

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import life, paper
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Circle, PaperEntry, Sheet, Survey
from sotay.surveys.queries import doors
from sotay.surveys.queries.results import recounted, results_of
from sotay.surveys.tests.asking import a_named_survey, an_open_survey, invited, send
from sotay.surveys.tests.making import address, signed_in
from sotay.surveys.tests.test_life_of_a_survey import counts, total

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(cast: Cast) -> Survey:
    return an_open_survey(cast, cast.cell)


@pytest.fixture
def named(cast: Cast) -> Survey:
    return a_named_survey(cast, of=cast.cell)


def pile(survey: Survey) -> Circle:
    return Circle.objects.get(survey=survey)


def handed(survey: Survey, by: Person, *people: Person) -> int:
    return paper.hand_in(by=by, survey=survey, people=[person.pk for person in people])


def typed(
    survey: Survey,
    by: Person,
    grade: str = "good",
    *,
    number: int = 1,
    person: Person | None = None,
) -> bool:
    return paper.type_in(
        by=by,
        survey=survey,
        circle=pile(survey),
        form=doors.newest_form(survey),
        answers={"grade": grade} if grade else {},
        number=number,
        person=person,
    )


def test_a_sheet_counts_when_two_typings_agree(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em, cast.quy)
    assert typed(survey, cast.binh) is False
    assert total(survey) == 0
    assert typed(survey, cast.dung) is True
    assert counts(survey) == {"good": 1}
    assert not PaperEntry.objects.exists()


def test_two_typings_that_differ_name_the_question_and_count_nothing(
    cast: Cast, survey: Survey
) -> None:
    handed(survey, cast.binh, cast.em)
    typed(survey, cast.binh, "good")
    with pytest.raises(Conflict, match=r"I\.1"):
        typed(survey, cast.dung, "bad")
    assert total(survey) == 0
    entry = PaperEntry.objects.get()
    paper.drop_typing(by=cast.dung, survey=survey, circle=pile(survey), entry=entry)
    typed(survey, cast.dung, "bad")
    assert typed(survey, cast.binh, "bad") is True
    assert counts(survey) == {"bad": 1}


def test_no_more_sheets_are_typed_in_than_were_handed_in(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em)
    typed(survey, cast.binh)
    typed(survey, cast.binh)
    with pytest.raises(Conflict, match="đã nhập đủ"):
        typed(survey, cast.binh, number=2)
    assert total(survey) == 1


def test_a_question_left_out_on_paper_is_no_fault_but_a_wrong_answer_is(
    cast: Cast, survey: Survey
) -> None:
    handed(survey, cast.binh, cast.em)
    typed(survey, cast.binh, "")
    assert typed(survey, cast.dung, "") is True
    assert (total(survey), counts(survey)) == (1, {})
    with pytest.raises(Invalid):
        typed(survey, cast.binh, "gone", number=2)


def test_whoever_handed_in_a_sheet_has_answered(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em)
    assert send(survey, cast.em) is Outcome.AGAIN
    send(survey, cast.quy)
    with pytest.raises(Conflict, match="đã có phiếu"):
        handed(survey, cast.binh, cast.quy, cast.tam)
    assert not invited(survey, cast.tam).answered


def test_somebody_noted_by_mistake_may_answer_again(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em, cast.quy)
    paper.take_back_hand_in(by=cast.binh, survey=survey, person=cast.quy)
    assert send(survey, cast.quy) is Outcome.COUNTED
    typed(survey, cast.binh)
    typed(survey, cast.binh)
    with pytest.raises(Conflict, match="đã nhập đủ"):
        paper.take_back_hand_in(by=cast.binh, survey=survey, person=cast.em)
    assert invited(survey, cast.em).on_paper


def test_of_a_named_survey_a_sheet_is_known_by_its_name(cast: Cast, named: Survey) -> None:
    assert typed(named, cast.binh, person=cast.em) is False
    assert typed(named, cast.binh, person=cast.em) is True
    assert Sheet.objects.get().person == cast.em
    with pytest.raises(Conflict, match="đã có phiếu"):
        typed(named, cast.binh, person=cast.em)
    with pytest.raises(Invalid, match="Chọn người"):
        typed(named, cast.binh, person=cast.lan)
    assert counts(named) == {"good": 1}


def test_sheets_are_typed_in_after_the_closing_and_the_figures_still_add_up(
    cast: Cast, survey: Survey
) -> None:
    people = (cast.an, cast.binh, cast.phuc, cast.dung, cast.uyen)
    for person in people:
        send(survey, person)
    handed(survey, cast.binh, cast.em)
    life.close_survey(by=cast.hoa, survey=survey)
    typed(survey, cast.binh, "bad")
    assert typed(survey, cast.binh, "bad") is True
    assert counts(survey) == {"good": 5, "bad": 1}
    assert pile(survey).tally["paper"] == 1
    assert recounted(results_of(survey)) == []


@pytest.mark.parametrize("who", ["an", "lan", "khanh"])
def test_only_officers_of_the_unit_type_in(cast: Cast, survey: Survey, who: str) -> None:
    handed(survey, cast.binh, cast.em)
    with pytest.raises(Forbidden):
        typed(survey, getattr(cast, who))
    with pytest.raises(Forbidden):
        handed(survey, getattr(cast, who), cast.quy)
    assert not PaperEntry.objects.exists()


def test_published_results_take_no_paper(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em)
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.PUBLISHED)
    with pytest.raises(Conflict, match="công bố"):
        typed(survey, cast.binh)
    with pytest.raises(Conflict, match="công bố"):
        handed(survey, cast.binh, cast.quy)


def sheet(**answers: Any) -> dict[str, Any]:
    return {"form": "1", "client_id": str(uuid4()), **answers}


def test_the_pages_lead_from_the_print_to_the_count(cast: Cast, survey: Survey) -> None:
    binh = signed_in(cast.binh)
    printed = binh.get(address("paper_print", survey)).content.decode()
    assert "PHIẾU KHẢO SÁT" in printed
    assert "Phiếu không ghi tên" in printed
    assert "Chỉ hỏi ai trả lời câu I.1 là: Lỗi" in printed
    noted = binh.post(address("paper", survey), {"people": [cast.em.pk, cast.quy.pk]})
    assert noted.status_code == 303
    where = address("paper_pile", survey, number=1)
    first = binh.post(where, sheet(number="5", **{"q.grade": "good"}))
    assert "giữ lần nhập thứ nhất" in binh.get(first.headers["Location"]).content.decode()
    second = binh.post(where, sheet(number="5", **{"q.grade": "good"}))
    assert "Hai lần nhập giống nhau" in binh.get(second.headers["Location"]).content.decode()
    assert counts(survey) == {"good": 1}


def test_the_same_sending_twice_is_not_the_second_typing(cast: Cast, survey: Survey) -> None:
    handed(survey, cast.binh, cast.em)
    binh, sent = signed_in(cast.binh), sheet(number="1", **{"q.grade": "good"})
    for _time in range(2):
        assert binh.post(address("paper_pile", survey, number=1), sent).status_code == 303
    assert total(survey) == 0
    assert PaperEntry.objects.count() == 1


def test_a_typing_that_differs_comes_back_with_all_that_was_typed(
    cast: Cast, survey: Survey
) -> None:
    handed(survey, cast.binh, cast.em)
    binh, where = signed_in(cast.binh), address("paper_pile", survey, number=1)
    binh.post(where, sheet(number="1", **{"q.grade": "good", "q.words": "Thêm lịch"}))
    answer = binh.post(where, sheet(number="1", **{"q.grade": "good", "q.words": "Thêm mục lịch"}))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "khác lần trước ở câu II.1" in text
    assert "Thêm mục lịch" in text


def test_the_page_of_a_named_pile_lists_whose_sheet_it_may_be(cast: Cast, named: Survey) -> None:
    send(named, cast.an)
    text = signed_in(cast.binh).get(address("paper_pile", named, number=1)).content.decode()
    assert cast.em.full_name in text
    assert f'<option value="{cast.an.pk}"' not in text
