"""Whom a survey asks and when is chosen before it is open, and stands from then on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.audience import (
    Terms,
    add_audience,
    extend_survey,
    remind_due,
    remove_audience,
    set_terms,
)
from sotay.surveys.models import Audience, Step, Survey
from sotay.surveys.tests.conftest import MORNING
from sotay.surveys.tests.making import a_choice, a_draft, address, asked, signed_in

DAY = timedelta(days=1)
TERMS = Terms(
    anonymous=False,
    may_change=False,
    opens_at=None,
    closes_at=MORNING + 10 * DAY,
    reminders=(3, 1),
)
SENT = {
    "naming": "named",
    "opens_on": "",
    "opens_hour": "",
    "closes_on": "2026-11-20",
    "closes_hour": "17:00",
    "reminders": ["3"],
}


@pytest.fixture
def survey(cast: Cast) -> Survey:
    survey = a_draft(cast)
    a_choice(cast, survey)
    return survey


def opened(survey: Survey, cast: Cast) -> None:
    """Open for An, who has not answered, and for Dũng, who has."""
    asked(survey, cast.cell, {cast.an: False, cast.dung: True})
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.OPEN, opens_at=MORNING, closes_at=MORNING + 10 * DAY
    )
    survey.refresh_from_db()


@pytest.mark.parametrize("who", ["members", "official", "committee", "heads"])
def test_a_circle_of_people_is_added_on_the_page(cast: Cast, survey: Survey, who: str) -> None:
    client = signed_in(cast.binh)

    answer = client.post(
        address("audiences", survey), {"unit": cast.cell.pk, "reach": "unit", "who": who}
    )

    assert answer.status_code == 303
    assert Audience.objects.get(survey=survey).who == who
    assert cast.cell.name in client.get(address("audience", survey)).content.decode()


def test_the_same_circle_twice_is_one(cast: Cast, survey: Survey) -> None:
    for _again in range(2):
        add_audience(by=cast.binh, survey=survey, unit=cast.cell, reach="unit", who="members")

    assert Audience.objects.count() == 1


def test_nobody_asks_beyond_the_own_subtree(cast: Cast, survey: Survey) -> None:
    for unit in (cast.ward, cast.other_cell):
        with pytest.raises(Invalid):
            add_audience(by=cast.binh, survey=survey, unit=unit, reach="unit", who="members")

    assert not Audience.objects.exists()


def test_a_circle_is_taken_back(cast: Cast, survey: Survey) -> None:
    circle = add_audience(by=cast.binh, survey=survey, unit=cast.cell, reach="unit", who="members")
    remove_audience(by=cast.binh, survey=survey, audience=circle.pk)

    assert not Audience.objects.exists()
    with pytest.raises(Missing):
        remove_audience(by=cast.binh, survey=survey, audience=circle.pk)


def test_names_are_explained_in_plain_words(cast: Cast, survey: Survey) -> None:
    shown = signed_in(cast.binh).get(address("audience", survey)).content.decode()

    assert "không ai, kể cả người quản trị máy chủ, biết câu trả lời nào là của ai" in shown
    assert "đọc được câu trả lời của từng đồng chí" in shown


def test_the_terms_are_kept(cast: Cast, survey: Survey) -> None:
    answer = signed_in(cast.binh).post(address("terms", survey), SENT)

    assert answer.status_code == 303, answer.content.decode()
    survey.refresh_from_db()
    assert (survey.anonymous, survey.may_change, survey.opens_at) == (False, False, None)
    assert survey.closes_at == datetime(2026, 11, 20, 17, 0, tzinfo=VIETNAM)
    assert list(survey.reminders.values_list("days", flat=True)) == [3]


def test_an_anonymous_survey_promises_no_changes(cast: Cast, survey: Survey) -> None:
    set_terms(by=cast.binh, survey=survey, terms=replace(TERMS, anonymous=True, may_change=True))

    survey.refresh_from_db()
    assert (survey.anonymous, survey.may_change) == (True, False)


def test_the_members_of_a_body_are_asked(cast: Cast, survey: Survey) -> None:
    body = cast.cell_committee

    signed_in(cast.binh).post(
        address("audiences", survey),
        {"unit": cast.cell.pk, "reach": "subtree", "who": f"body:{body.pk}"},
    )

    circle = Audience.objects.get(survey=survey)
    assert (circle.who, circle.body, circle.reach) == ("body", body, "unit")


WRONG = {
    "no day": ({"closes_on": ""}, "Chọn ngày đóng khảo sát."),
    "no such day": ({"closes_on": "2026-02-30"}, "Ngày không có trong lịch."),
    "past": ({"closes_on": "2026-11-09"}, "Giờ đóng đã qua."),
    "half an opening": ({"opens_on": "2026-11-15"}, "Ghi cả ngày mở và giờ mở"),
    "crossed": (
        {"opens_on": "2026-11-25", "opens_hour": "08:00"},
        "Giờ đóng phải sau giờ mở",
    ),
    "years": ({"closes_on": "2029-01-01"}, "nhiều nhất một năm"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_period_that_is_none_is_refused(cast: Cast, survey: Survey, name: str) -> None:
    sent, sentence = WRONG[name]

    answer = signed_in(cast.binh).post(address("terms", survey), {**SENT, **sent})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    survey.refresh_from_db()
    assert (survey.anonymous, survey.closes_at) == (True, None)


def test_once_open_what_was_promised_stands(cast: Cast, survey: Survey) -> None:
    opened(survey, cast)

    with pytest.raises(Conflict):
        set_terms(by=cast.binh, survey=survey, terms=TERMS)
    with pytest.raises(Conflict):
        add_audience(by=cast.binh, survey=survey, unit=cast.cell, reach="unit", who="members")

    survey.refresh_from_db()
    assert survey.anonymous
    assert not Audience.objects.exists()


def test_it_is_extended_and_whoever_waits_is_told(cast: Cast, survey: Survey) -> None:
    opened(survey, cast)
    # Of an anonymous one everybody is told.
    Survey.objects.filter(pk=survey.pk).update(anonymous=False)

    answer = signed_in(cast.binh).post(
        address("extension", survey), {"closes_on": "2026-11-25", "closes_hour": "17:00"}
    )
    run_queued()

    assert answer.status_code == 303
    survey.refresh_from_db()
    assert survey.closes_at == datetime(2026, 11, 25, 17, 0, tzinfo=VIETNAM)
    told = Notice.objects.get(kind="surveys.extended")
    assert told.person == cast.an
    assert "gia hạn" in told.text
    step = Step.objects.get(survey=survey, what="extended")
    assert (step.by, step.was) == (cast.binh, MORNING + 10 * DAY)


def test_an_earlier_hour_is_no_extension(cast: Cast, survey: Survey) -> None:
    opened(survey, cast)

    with pytest.raises(Invalid, match="phải sau giờ đóng cũ"):
        extend_survey(by=cast.binh, survey=survey, closes_at=MORNING + DAY)

    survey.refresh_from_db()
    assert survey.closes_at == MORNING + 10 * DAY


def test_a_draft_is_not_extended(cast: Cast, survey: Survey) -> None:
    with pytest.raises(Conflict):
        extend_survey(by=cast.binh, survey=survey, closes_at=MORNING + DAY)


def test_others_change_nothing(cast: Cast, survey: Survey) -> None:
    for who in (cast.an, cast.cuong, cast.khanh):
        with pytest.raises(Forbidden):
            set_terms(by=who, survey=survey, terms=TERMS)

    survey.refresh_from_db()
    assert survey.closes_at is None


def test_only_who_has_not_answered_is_reminded_and_only_once(cast: Cast, survey: Survey) -> None:
    set_terms(by=cast.binh, survey=survey, terms=TERMS)
    opened(survey, cast)
    with clock.held_at(MORNING + 6 * DAY):
        assert remind_due() == 0
    with clock.held_at(MORNING + 7 * DAY):
        assert remind_due() == 1
        assert remind_due() == 0
        run_queued()

    told = Notice.objects.get(kind="surveys.reminder")
    assert told.person == cast.an
    with clock.held_at(MORNING + 9 * DAY):
        assert remind_due() == 1
        run_queued()
    assert Notice.objects.filter(kind="surveys.reminder").count() == 2


def test_nobody_is_reminded_of_what_is_closed(cast: Cast, survey: Survey) -> None:
    set_terms(by=cast.binh, survey=survey, terms=TERMS)
    opened(survey, cast)
    with clock.held_at(MORNING + 7 * DAY):
        remind_due()
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)
        run_queued()

    assert not Notice.objects.filter(kind="surveys.reminder").exists()


def test_a_reminder_from_before_the_opening_is_none(cast: Cast, survey: Survey) -> None:
    set_terms(by=cast.binh, survey=survey, terms=TERMS)
    opened(survey, cast)
    Survey.objects.filter(pk=survey.pk).update(opens_at=MORNING + 8 * DAY)

    with clock.held_at(MORNING + 8 * DAY):
        assert remind_due() == 0
