"""Answers that come at the same moment: each person once, each sheet counted or kept, none lost."""

from collections.abc import Callable, Iterator

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.meetings.tests.cast import EVENING
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast
from sotay.surveys.actions import life, paper
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Circle, Invitation, Sheet, Survey
from sotay.surveys.queries import doors
from sotay.surveys.tests.asking import an_open_survey, invited, send
from tests.at_once.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.held_at(EVENING):
        yield build_cast()


def sends(survey: Survey, person: Person, grade: str = "good") -> Callable[[], Outcome]:
    return lambda: send(survey, person, grade)


def sheets(survey: Survey) -> list[str]:
    rows = Circle.objects.filter(survey=survey)
    return sorted(sheet["grade"] for circle in rows for sheet in circle.sheets)


def counted(survey: Survey) -> int:
    return sum(row.counted.get("sheets", 0) for row in Circle.objects.filter(survey=survey))


def test_two_sheets_of_one_person_are_one(cast: Cast) -> None:
    survey = an_open_survey(cast)
    outcomes = at_once(
        sends(survey, cast.an), sends(survey, cast.an, "bad"), sends(survey, cast.an)
    )
    assert sorted(each.value for each in outcomes) == ["again", "again", "counted"]
    assert len(sheets(survey)) == counted(survey) == 1


def test_of_two_named_sheets_of_one_person_one_takes_the_others_place(cast: Cast) -> None:
    survey = an_open_survey(cast, anonymous=False, may_change=True)
    outcomes = at_once(sends(survey, cast.an), sends(survey, cast.an, "bad"))
    assert sorted(each.value for each in outcomes) == ["changed", "counted"]
    assert Sheet.objects.get().revision == 2
    assert counted(survey) == 1


def test_a_circle_that_answers_at_one_moment_is_counted_whole(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    people = [cast.an, cast.binh, cast.dung, cast.phuc, cast.quy, cast.tam, cast.uyen, cast.vinh]
    outcomes = at_once(*[sends(survey, person, "fair") for person in people])
    assert outcomes == [Outcome.COUNTED] * len(people)
    assert sheets(survey) == ["fair"] * len(people)
    assert counted(survey) == Invitation.objects.filter(survey=survey, answered=True).count() == 8


def test_a_sheet_against_the_closing_counts_or_waits(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    people = [cast.an, cast.quy, cast.tam, cast.uyen, cast.vinh]
    *outcomes, _closed = at_once(
        *[sends(survey, person) for person in people],
        lambda: life.close_survey(by=cast.hoa, survey=survey),
    )
    assert set(outcomes) <= {Outcome.COUNTED, Outcome.LATE}
    late = outcomes.count(Outcome.LATE)
    assert Invitation.objects.filter(survey=survey, late=True).count() == late
    assert counted(survey) == len(people) - late
    # What came before the closing is in the figures that it shows, if they may be shown.
    [circle] = Circle.objects.filter(survey=survey)
    assert ("questions" in circle.tally) is (len(people) - late >= 5)
    if late:
        assert life.accept_late(by=cast.hoa, survey=survey) == late
    assert counted(survey) == len(people)


def test_of_two_who_accept_the_late_ones_one_does(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    life.close_survey(by=cast.hoa, survey=survey)
    send(survey, cast.an)
    answers = at_once(
        *[lambda: life.accept_late(by=cast.hoa, survey=survey) for _number in range(2)]
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "int"]
    assert counted(survey) == 1


def test_a_sheet_on_paper_against_one_on_the_phone_is_one_sheet(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    phone, handed = at_once(
        sends(survey, cast.an),
        lambda: paper.hand_in(by=cast.binh, survey=survey, people=[cast.an.pk]),
    )
    if phone is Outcome.COUNTED:
        assert isinstance(handed, Conflict)
        assert counted(survey) == 1
    else:
        assert (phone, handed, counted(survey)) == (Outcome.AGAIN, 1, 0)


def test_two_who_type_the_same_sheet_make_one_that_counts(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    paper.hand_in(by=cast.binh, survey=survey, people=[cast.an.pk])
    circle = invited(survey, cast.an).circle

    def types(by: Person) -> Callable[[], bool]:
        return lambda: paper.type_in(
            by=by,
            survey=survey,
            circle=circle,
            form=doors.newest_form(survey),
            answers={"grade": "good"},
            number=1,
        )

    assert sorted(at_once(types(cast.binh), types(cast.dung))) == [False, True]
    assert sheets(survey) == ["good"]
