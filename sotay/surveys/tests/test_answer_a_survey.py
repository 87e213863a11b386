"""Each person answers once; named sheets are changed and taken back, anonymous ones are not."""

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.ledger.models import Entry
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import answering, life
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Circle, Form, Sheet
from sotay.surveys.queries import doors
from sotay.surveys.rules.definition import to_json
from sotay.surveys.tests.asking import (
    DEFINITION,
    a_named_survey,
    an_open_survey,
    invited,
    send,
)
from sotay.surveys.tests.test_life_of_a_survey import counts, total

pytestmark = pytest.mark.django_db


def test_a_second_anonymous_sheet_is_not_counted(cast: Cast) -> None:
    survey = an_open_survey(cast)
    assert send(survey, cast.an, "good") is Outcome.COUNTED
    assert send(survey, cast.an, "bad") is Outcome.AGAIN
    assert counts(survey) == {"good": 1}


def test_a_named_sheet_is_changed_until_the_closing(cast: Cast) -> None:
    survey = a_named_survey(cast)
    assert send(survey, cast.an, "good") is Outcome.COUNTED
    assert send(survey, cast.an, "bad") is Outcome.CHANGED
    assert counts(survey) == {"bad": 1}
    assert Sheet.objects.get().revision == 2


def test_where_sheets_are_final_a_second_one_is_not_counted(cast: Cast) -> None:
    survey = a_named_survey(cast, may_change=False)
    send(survey, cast.an, "good")
    assert send(survey, cast.an, "bad") is Outcome.AGAIN
    with pytest.raises(Conflict):
        answering.withdraw_sheet(by=cast.an, invitation=invited(survey, cast.an))
    assert counts(survey) == {"good": 1}


def test_a_named_sheet_is_taken_back_and_leaves_nothing(cast: Cast) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an, words="Nên thêm mục lịch")
    answering.withdraw_sheet(by=cast.an, invitation=invited(survey, cast.an))
    assert total(survey) == 0
    assert not Sheet.objects.exists()
    assert not invited(survey, cast.an).answered
    assert send(survey, cast.an) is Outcome.COUNTED


def test_an_anonymous_sheet_cannot_be_taken_back(cast: Cast) -> None:
    survey = an_open_survey(cast)
    send(survey, cast.an)
    with pytest.raises(Conflict, match="không biết phiếu nào"):
        answering.withdraw_sheet(by=cast.an, invitation=invited(survey, cast.an))
    assert total(survey) == 1


def test_nobody_answers_for_another(cast: Cast) -> None:
    survey = an_open_survey(cast)
    with pytest.raises(Forbidden):
        answering.send_sheet(
            by=cast.vinh,
            invitation=invited(survey, cast.an),
            form=doors.newest_form(survey),
            answers={"grade": "good"},
        )
    assert total(survey) == 0


def test_a_missing_answer_is_refused_and_nothing_is_written(cast: Cast) -> None:
    survey = an_open_survey(cast)
    with pytest.raises(Invalid):
        send(survey, cast.an, "")
    assert not invited(survey, cast.an).answered


def test_a_version_that_changed_meanwhile_is_taken_as_it_was_asked(cast: Cast) -> None:
    survey = an_open_survey(cast)
    before = doors.newest_form(survey)
    Form.objects.create(
        survey=survey,
        number=2,
        definition=to_json(DEFINITION),
        created_by=cast.hoa,
        created_at=survey.created_at,
    )
    outcome = answering.send_sheet(
        by=cast.an, invitation=invited(survey, cast.an), form=before, answers={"grade": "fair"}
    )
    assert outcome is Outcome.COUNTED
    send(survey, cast.vinh, "fair")
    assert counts(survey) == {"fair": 2}


def test_the_secretary_enters_for_a_member_who_is_told(cast: Cast) -> None:
    survey = a_named_survey(cast)
    enter(cast, survey, cast.em)
    sheet = Sheet.objects.get(person=cast.em)
    assert (sheet.entered_by, sheet.reason) == (cast.binh, "no_phone")
    assert Notice.objects.get(kind="surveys.entered_on_behalf").person == cast.em
    assert total(survey) == 1


def test_of_an_anonymous_survey_the_ledger_does_not_say_for_whom(cast: Cast) -> None:
    survey = an_open_survey(cast)
    enter(cast, survey, cast.em)
    entry = Entry.objects.get(act="surveys.entered_on_behalf")
    assert entry.details == {}
    assert not Sheet.objects.exists()
    assert counts(survey) == {"good": 1}


def test_who_has_answered_is_not_entered_again(cast: Cast) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.em, "bad")
    with pytest.raises(Conflict):
        enter(cast, survey, cast.em)
    assert counts(survey) == {"bad": 1}


@pytest.mark.parametrize("who", ["an", "lan", "khanh"])
def test_only_officers_of_the_members_unit_enter_for_them(cast: Cast, who: str) -> None:
    survey = an_open_survey(cast)
    with pytest.raises(Forbidden):
        enter(cast, survey, cast.em, by=getattr(cast, who))
    assert total(survey) == 0


def test_after_the_closing_nothing_is_entered_for_anybody(cast: Cast) -> None:
    survey = an_open_survey(cast)
    life.close_survey(by=cast.hoa, survey=survey)
    with pytest.raises(Conflict):
        enter(cast, survey, cast.em)
    assert all(circle.late == [] for circle in Circle.objects.all())


def enter(cast: Cast, survey: object, person: object, by: object = None) -> None:
    answering.enter_sheet(
        by=by or cast.binh,  # type: ignore[arg-type]
        invitation=invited(survey, person),  # type: ignore[arg-type]
        reason="no_phone",
        form=doors.newest_form(survey),  # type: ignore[arg-type]
        answers={"grade": "good"},
    )
