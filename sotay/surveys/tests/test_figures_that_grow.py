"""Open pages of results come up to date; those of an anonymous survey never do."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from sotay.kernel import clock
from sotay.live import queries, registry
from sotay.live.actions import want
from sotay.org.tests.cast import Cast
from sotay.surveys import jobs
from sotay.surveys.actions import answering, life
from sotay.surveys.models import Survey
from sotay.surveys.queries import topics
from sotay.surveys.tests.asking import (
    BAD,
    GOOD,
    a_named_survey,
    an_open_survey,
    invited,
    send,
)
from sotay.surveys.tests.results_stage import SignedIn, shown, signed_in

__all__ = ["signed_in"]

pytestmark = pytest.mark.django_db


def waiting(survey: Survey) -> int:
    """How often the worker is asked to bring the survey's pages up to date."""
    rows = DBTaskResult.objects.filter(task_path="sotay.surveys.jobs.tell_figures")
    return rows.filter(args_kwargs__kwargs={"survey_id": survey.pk}).count()


def test_many_sheets_are_told_of_once(cast: Cast) -> None:
    survey = a_named_survey(cast)
    for person in (cast.an, cast.dung, cast.phuc):
        send(survey, person)
    assert waiting(survey) == 1


def test_whoever_has_the_page_open_gets_the_figures_as_the_page_would_show_them(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an, GOOD)
    page = shown(signed_in(cast.hoa), f"/surveys/{survey.pk}/results/")
    topic = topics.topic(survey.pk)
    assert topic in page
    before = queries.version_of(topic)
    send(survey, cast.dung, BAD)
    answering.withdraw_sheet(by=cast.an, invitation=invited(survey, cast.an))
    jobs.tell_figures.call(survey.pk)
    frames = queries.changes_after(topic, before)
    assert frames is not None
    (swap,) = frames[-1]["swaps"]
    assert (swap["target"], swap["how"]) == ("survey-figures", "morph")
    assert "1/1 phiếu" in swap["html"]
    assert swap["html"].strip() in shown(signed_in(cast.hoa), f"/surveys/{survey.pk}/results/")


def test_while_no_page_is_open_nothing_is_drawn_and_a_page_that_slept_sees_it(cast: Cast) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an)
    jobs.tell_figures.call(survey.pk)
    topic = topics.topic(survey.pk)
    assert queries.version_of(topic) == 1
    assert queries.changes_after(topic, 0) is None
    whole = registry.whole_state(topic)
    assert whole is not None
    assert "1/1 phiếu" in whole[0].html


def test_figures_of_an_anonymous_survey_stand_still_until_it_is_closed(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = an_open_survey(cast)
    topic = topics.topic(survey.pk)
    assert topic not in shown(signed_in(cast.hoa), f"/surveys/{survey.pk}/results/")
    want(topics=[topic])
    send(survey, cast.an)
    assert waiting(survey) == 0
    jobs.tell_figures.call(survey.pk)
    assert queries.version_of(topic) == 0
    assert registry.whole_state(topic) is None
    assert cast.hoa.account is not None
    assert not registry.may_listen(cast.hoa.account, topic)


def test_who_may_not_see_the_results_may_not_listen(cast: Cast) -> None:
    survey = a_named_survey(cast)
    topic = topics.topic(survey.pk)
    listeners = [
        person.full_name
        for person in (cast.hoa, cast.son, cast.an, cast.lan)
        if person.account is not None and registry.may_listen(person.account, topic)
    ]
    assert listeners == [cast.hoa.full_name, cast.son.full_name]
    assert cast.hoa.account is not None
    for name in ("survey-results:x", "survey-results:99999999999999999999", "survey-results:0"):
        assert not registry.may_listen(cast.hoa.account, name)


def test_a_closed_survey_is_followed_by_no_page(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an)
    with clock.held_at(clock.now() + timedelta(hours=1)):
        life.close_survey(by=cast.hoa, survey=survey)
    page = shown(signed_in(cast.hoa), f"/surveys/{survey.pk}/results/")
    assert topics.topic(survey.pk) not in page
