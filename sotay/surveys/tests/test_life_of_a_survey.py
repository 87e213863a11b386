"""Drafted, opened for a population that is fixed then, closed, late sheets taken in."""

from datetime import timedelta

import pytest

from sotay.jobs.worker import run_all
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.notices.models import Notice
from sotay.org.models import Membership
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import life
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Audience, Circle, Invitation, Survey
from sotay.surveys.queries.listing import waiting_for
from sotay.surveys.tests.asking import a_draft, a_named_survey, an_open_survey, invited, send

pytestmark = pytest.mark.django_db


def asked(survey: Survey) -> set[int]:
    return set(Invitation.objects.filter(survey=survey).values_list("person", flat=True))


def test_everybody_on_the_rolls_is_asked_but_the_suspended(cast: Cast) -> None:
    survey = an_open_survey(cast)
    assert asked(survey) == {person.pk for person in cast.people} - {cast.minh.pk}
    # Received here for a time, and asked once: where she is at home.
    assert invited(survey, cast.oanh).unit == cast.other_cell


@pytest.mark.parametrize(
    ("who", "names"),
    [
        (Audience.Who.PROBATIONARY, {"dat"}),
        (Audience.Who.COMMITTEE, {"binh", "phuc", "dung"}),
        (Audience.Who.HEADS, {"binh", "phuc"}),
    ],
)
def test_an_audience_means_people_by_stage_and_office(
    cast: Cast, who: str, names: set[str]
) -> None:
    survey = a_draft(cast, cast.cell, anonymous=False)
    survey.audience.update(who=who)
    life.open_survey(by=cast.hoa, survey=survey)
    assert asked(survey) == {getattr(cast, name).pk for name in names}


def test_members_of_a_body_are_asked(cast: Cast) -> None:
    survey = a_draft(cast, anonymous=False)
    survey.audience.update(who=Audience.Who.BODY, body=cast.cell_committee)
    life.open_survey(by=cast.hoa, survey=survey)
    assert asked(survey) == {cast.binh.pk, cast.phuc.pk, cast.dung.pk}


def test_who_comes_after_the_opening_is_not_asked_and_who_goes_stays(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    before = asked(survey)
    today = clock.today()
    Membership.objects.filter(person=cast.an).update(ends=today)
    Membership.objects.create(person=cast.lan, unit=cast.cell, starts=today)
    assert asked(survey) == before
    with pytest.raises(Missing, match="chốt"):
        invited(survey, cast.lan)
    assert send(survey, cast.an) is Outcome.COUNTED


def test_only_whoever_keeps_surveys_opens_and_closes_one(cast: Cast) -> None:
    survey = a_draft(cast)
    with pytest.raises(Forbidden):
        life.open_survey(by=cast.an, survey=survey)
    life.open_survey(by=cast.hoa, survey=survey)
    with pytest.raises(Forbidden):
        life.close_survey(by=cast.an, survey=survey)
    assert Survey.objects.get(pk=survey.pk).state == "open"


def test_an_anonymous_survey_of_four_is_refused(cast: Cast) -> None:
    survey = a_draft(cast, cast.cell)
    survey.audience.update(who=Audience.Who.COMMITTEE)
    with pytest.raises(Invalid, match="ít nhất 5"):
        life.open_survey(by=cast.hoa, survey=survey)
    assert not Circle.objects.exists()


@pytest.mark.parametrize("closes", [None, timedelta(hours=-1)])
def test_without_a_closing_hour_to_come_it_is_not_opened(
    cast: Cast, closes: timedelta | None
) -> None:
    survey = a_draft(cast, closes_at=clock.now() + closes if closes else None)
    with pytest.raises(Invalid, match=r"[Gg]iờ đóng"):
        life.open_survey(by=cast.hoa, survey=survey)


def test_it_opens_and_closes_at_its_hours_by_itself(cast: Cast) -> None:
    now = clock.now()
    survey = a_draft(cast, opens_at=now + timedelta(hours=2), closes_at=now + timedelta(days=1))
    life.open_survey(by=cast.hoa, survey=survey)
    assert life.keep_hours() == 0
    with clock.held_at(now + timedelta(hours=3)):
        assert life.keep_hours() == 1
        assert send(survey, cast.an) is Outcome.COUNTED
    with clock.held_at(now + timedelta(days=2)):
        assert life.keep_hours() == 1
        assert life.keep_hours() == 0
    assert [step.what for step in survey.steps.all()] == ["opened", "closed"]


def test_what_cannot_open_at_its_hour_says_so_to_whoever_announced_it(cast: Cast) -> None:
    now = clock.now()
    survey = a_draft(cast, opens_at=now + timedelta(hours=2))
    life.open_survey(by=cast.hoa, survey=survey)
    survey.audience.all().delete()
    with clock.held_at(now + timedelta(hours=3)):
        assert life.keep_hours() == 0
        assert life.keep_hours() == 0
    notice = Notice.objects.get(kind="surveys.not_opened")
    assert notice.person == cast.hoa
    assert Survey.objects.get(pk=survey.pk).state == "draft"


def test_everybody_who_is_asked_is_told_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "AT_ONCE", 4)
    survey = an_open_survey(cast)
    run_all()
    told = Notice.objects.filter(kind="surveys.opened").values_list("person", flat=True)
    assert sorted(told) == sorted(asked(survey))


def test_it_waits_on_the_first_page_until_it_is_answered(cast: Cast) -> None:
    survey = an_open_survey(cast)
    assert [line.id for line in waiting_for(cast.an)] == [survey.pk]
    send(survey, cast.an)
    assert waiting_for(cast.an) == []


@pytest.mark.parametrize("anonymous", [True, False])
def test_a_late_sheet_is_kept_and_the_unit_may_accept_it(cast: Cast, *, anonymous: bool) -> None:
    survey = an_open_survey(cast, anonymous=anonymous)
    send(survey, cast.an)
    life.close_survey(by=cast.hoa, survey=survey)
    assert send(survey, cast.vinh, "bad") is Outcome.LATE
    assert total(survey) == 1
    assert invited(survey, cast.vinh).late
    assert life.accept_late(by=cast.hoa, survey=survey) == 1
    assert total(survey) == 2
    assert invited(survey, cast.vinh).answered
    with pytest.raises(Conflict):
        life.accept_late(by=cast.hoa, survey=survey)


def test_after_its_hour_it_takes_only_late_ones_even_before_the_job_has_run(cast: Cast) -> None:
    survey = an_open_survey(cast)
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert send(survey, cast.an) is Outcome.LATE


def test_a_late_change_of_a_named_sheet_takes_its_place_when_accepted(cast: Cast) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an, "good")
    life.close_survey(by=cast.hoa, survey=survey)
    assert send(survey, cast.an, "bad") is Outcome.LATE
    assert counts(survey) == {"good": 1}
    assert life.accept_late(by=cast.hoa, survey=survey) == 1
    assert counts(survey) == {"bad": 1}


def test_published_results_take_nothing_more(cast: Cast) -> None:
    survey = an_open_survey(cast)
    life.close_survey(by=cast.hoa, survey=survey)
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.PUBLISHED)
    with pytest.raises(Conflict, match="công bố"):
        send(survey, cast.an)
    assert total(survey) == 0


def total(survey: Survey) -> int:
    rows = Circle.objects.filter(survey=survey)
    return sum(circle.counted.get("sheets", 0) for circle in rows)


def counts(survey: Survey) -> dict[str, int]:
    found: dict[str, int] = {}
    for circle in Circle.objects.filter(survey=survey):
        of_grade = circle.counted.get("questions", {}).get("grade", {}).get("counts", {})
        for key, count in of_grade.items():
            found[key] = found.get(key, 0) + count
    return found
