"""Whoever may see what came of a survey sees figures, and never an answer of somebody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.org.models import Position
from sotay.org.tests.cast import BEGUN, Cast
from sotay.surveys.actions.reporting import publish_report
from sotay.surveys.models import Circle, Form, Invitation, Survey
from sotay.surveys.tests.closed import SHEETS, a_closed_survey, add_circle
from sotay.surveys.tests.results_stage import SignedIn, cast, shown, signed_in, ward

__all__ = ["cast", "signed_in", "ward"]

FOUR = SHEETS[:4]


def results(survey: Survey, query: str = "") -> str:
    return f"/surveys/{survey.pk}/results/{query}"


def test_the_committee_sees_bars_and_who_took_part(cast: Cast, signed_in: SignedIn) -> None:
    page = shown(signed_in(cast.dung), results(a_closed_survey(cast)))
    assert "6/8 người được mời, đạt 75,00%" in page
    assert "66,67%" in page
    assert "4/6 phiếu" in page
    assert "12/11/2026" in page


def test_a_member_sees_no_results_and_nobody_sees_a_draft(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    shown(signed_in(cast.an), results(survey), 404)
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.DRAFT)
    shown(signed_in(cast.binh), results(survey), 404)


def test_while_an_anonymous_survey_is_open_only_taking_part_is_shown(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_closed_survey(cast, state=Survey.State.OPEN)
    page = shown(signed_in(cast.binh), results(survey))
    assert "6/8 người được mời" in page
    assert "66,67%" not in page
    assert "hiện khi khảo sát đóng" in page


def test_an_open_survey_with_names_shows_its_figures(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast, state=Survey.State.OPEN, anonymous=False)
    assert "66,67%" in shown(signed_in(cast.binh), results(survey))


def test_fewer_than_five_anonymous_answers_are_not_shown(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast, sheets=FOUR)
    page = shown(signed_in(cast.binh), results(survey))
    assert "Chưa đủ 05 phiếu" in page
    assert "phiếu</span>" not in page
    for form in ("docx", "pdf", "xlsx", "csv", "json"):
        assert signed_in(cast.binh).get(f"/surveys/{survey.pk}/report/{form}/").status_code == 409


def in_two_units(cast: Cast, there: int) -> Survey:
    survey = a_closed_survey(cast)
    form = Form.objects.get(survey=survey)
    people = [cast.lan, cast.cuong, cast.son, cast.giang, cast.hoa]
    add_circle(survey, form, cast.other_cell, 2, people, SHEETS[:there])
    return survey


def test_a_unit_with_enough_answers_has_figures_of_its_own(cast: Cast, signed_in: SignedIn) -> None:
    survey = in_two_units(cast, there=5)
    page = shown(signed_in(cast.binh), results(survey, f"?unit={cast.other_cell.pk}"))
    assert "5 phiếu" in page
    assert "60,00%" in page


def test_a_small_unit_is_hidden_and_cannot_be_had_from_the_rest(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = in_two_units(cast, there=3)
    page = shown(signed_in(cast.binh), results(survey))
    assert "9/13 người được mời" in page
    assert "?unit=" not in page
    for unit in (cast.cell, cast.other_cell):
        shown(signed_in(cast.binh), results(survey, f"?unit={unit.pk}"), 404)
        file = f"/surveys/{survey.pk}/report/json/?unit={unit.pk}"
        assert signed_in(cast.binh).get(file).status_code == 404


@pytest.mark.parametrize("query", ["?unit=x", "?with=-1", "?unit=9999999999999999999"])
def test_an_address_that_nobody_gave_is_refused(
    cast: Cast, signed_in: SignedIn, query: str
) -> None:
    assert shown(signed_in(cast.binh), results(a_closed_survey(cast), query), 422)


def test_two_rounds_stand_beside_each_other(cast: Cast, signed_in: SignedIn) -> None:
    before = a_closed_survey(cast, title="Khảo sát quý III")
    slower = [{"speed": "slow"}] * 6
    after = a_closed_survey(cast, title="Khảo sát quý IV", sheets=slower)
    assert "Khảo sát quý III" in shown(signed_in(cast.binh), results(after))
    page = shown(signed_in(cast.binh), results(after, f"?with={before.pk}"))
    assert "+66,67 điểm phần trăm" in page
    assert "−66,67 điểm phần trăm" in page
    shown(signed_in(cast.binh), results(after, "?with=0"), 404)


def test_the_page_asks_the_database_as_often_for_many_circles_as_for_one(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_closed_survey(cast)
    client = signed_in(cast.binh)
    shown(client, results(survey))
    with CaptureQueriesContext(connection) as few:
        shown(client, results(survey))
    tally = Circle.objects.get(survey=survey).tally
    Circle.objects.bulk_create(
        Circle(survey=survey, unit=cast.cell, number=number, tally=tally) for number in range(2, 60)
    )
    with CaptureQueriesContext(connection) as many:
        shown(client, results(survey))
    assert len(many) == len(few)
    assert len(many) <= 25


def test_people_come_to_the_results_from_where_they_are(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    address = f"/surveys/{survey.pk}/"
    assert f"{address}results/" in shown(signed_in(cast.dung), "/surveys/")
    assert f"{address}results/" not in shown(signed_in(cast.an), "/surveys/")
    assert f"{address}results/" in shown(signed_in(cast.binh), f"{address}desk/")
    assert f"{address}published/" not in shown(signed_in(cast.an), address)
    publish_report(by=cast.binh, survey=survey)
    assert f"{address}published/" in shown(signed_in(cast.an), address)
    assert f"{address}published/" in shown(signed_in(cast.dung), f"{address}results/")


def test_a_unit_above_has_the_figures_of_all_under_it(cast: Cast, signed_in: SignedIn) -> None:
    survey = in_two_units(cast, there=5)
    Survey.objects.filter(pk=survey.pk).update(unit=cast.province)
    Position.objects.create(
        person=cast.giang, title_id="secretary", unit=cast.province, starts=BEGUN
    )
    page = shown(signed_in(cast.giang), results(survey))
    assert f"?unit={cast.ward.pk}" in page
    assert f"?unit={cast.cell.pk}" not in page
    ward = shown(signed_in(cast.giang), results(survey, f"?unit={cast.ward.pk}"))
    assert "11 phiếu" in ward
    assert "63,64%" in ward
    assert f"?unit={cast.cell.pk}" in ward
    assert f"?unit={cast.other_cell.pk}" in ward


def test_no_page_of_results_names_who_was_asked(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    asked = Invitation.objects.filter(survey=survey).exclude(person=cast.binh)
    for name in ("results", "opinions", "report"):
        page = shown(signed_in(cast.binh), f"/surveys/{survey.pk}/{name}/")
        assert not [one for one in asked if one.person.full_name in page]
