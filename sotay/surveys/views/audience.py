"""Whom a survey asks, when, on which terms; a later hour of closing."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.kernel.clock import VIETNAM
from sotay.org.queries import unit_for
from sotay.surveys.actions import audience as actions
from sotay.surveys.forms.audience import (
    ANONYMOUS,
    NAMED,
    AudienceForm,
    AudienceRemovalForm,
    ExtensionForm,
    PeriodForm,
    moment_of,
)
from sotay.surveys.models import Audience, Survey
from sotay.surveys.queries import audience as queries
from sotay.surveys.views.building import enter
from sotay.web.answers import carry_out


@require_GET
def audience(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Everything about whom and when."""
    _person, survey = enter(request, survey_id)
    return _page(request, survey)


@require_POST
def audiences(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Ask these people too."""
    person, survey = enter(request, survey_id)

    def act(unit: int, reach: str, who: str) -> Audience:
        circle = queries.circle_in(survey, who)
        return actions.add_audience(
            by=person,
            survey=survey,
            unit=unit_for(unit),
            reach=reach,
            who=circle.who,
            body=circle.body,
            title=circle.title,
        )

    return carry_out(
        request,
        _audience_form(survey, request.POST),
        act,
        to=_here(survey),
        again=lambda wrong: _page(request, survey, audience_form=wrong),
    )


@require_POST
def audience_removal(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Ask these people not, after all."""
    person, survey = enter(request, survey_id)
    return carry_out(
        request,
        AudienceRemovalForm(request.POST),
        lambda audience: actions.remove_audience(by=person, survey=survey, audience=audience),
        to=_here(survey),
        again=lambda wrong: _page(request, survey, wrong=wrong),
    )


@require_POST
def terms(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Period, names, reminders."""
    person, survey = enter(request, survey_id)

    def act(**typed: Any) -> Survey:
        closes_at = moment_of(typed, "closes")
        assert closes_at is not None
        found = actions.Terms(
            anonymous=typed["naming"] == ANONYMOUS,
            may_change=typed["may_change"],
            opens_at=moment_of(typed, "opens"),
            closes_at=closes_at,
            reminders=[int(days) for days in typed["reminders"]],
        )
        return actions.set_terms(by=person, survey=survey, terms=found)

    return carry_out(
        request,
        PeriodForm(request.POST),
        act,
        to=_here(survey) + "#opening",
        again=lambda wrong: _page(request, survey, period_form=wrong),
    )


@require_POST
def opening_removal(request: HttpRequest, survey_id: int) -> HttpResponse:
    """It does not open by itself after all."""
    person, survey = enter(request, survey_id)
    return carry_out(
        request,
        forms.Form(request.POST),
        lambda: actions.call_off_opening(by=person, survey=survey),
        to=_here(survey) + "#opening",
        again=lambda wrong: _page(request, survey, wrong=wrong),
    )


@require_POST
def extension(request: HttpRequest, survey_id: int) -> HttpResponse:
    """A later hour of closing."""
    person, survey = enter(request, survey_id)

    def act(**typed: Any) -> Survey:
        closes_at = moment_of(typed, "closes")
        assert closes_at is not None
        return actions.extend_survey(by=person, survey=survey, closes_at=closes_at)

    return carry_out(
        request,
        ExtensionForm(request.POST),
        act,
        to=_here(survey),
        again=lambda wrong: _page(request, survey, extension_form=wrong),
    )


def _here(survey: Survey) -> str:
    return reverse("surveys:audience", args=[survey.pk])


def _audience_form(survey: Survey, sent: Any = None) -> AudienceForm:
    return AudienceForm(
        sent,
        units=queries.units_to_ask(survey),
        who=queries.who_choices(survey),
        initial={"unit": survey.unit_id, "reach": "subtree", "who": "members"},
    )


def _page(request: HttpRequest, survey: Survey, **wrong: forms.Form) -> HttpResponse:
    page = queries.audience_page(survey)
    opens = survey.opens_at and survey.opens_at.astimezone(VIETNAM)
    closes = survey.closes_at and survey.closes_at.astimezone(VIETNAM)
    given = {
        "naming": ANONYMOUS if survey.anonymous else NAMED,
        "may_change": survey.may_change,
        "opens_on": opens and opens.date(),
        "opens_hour": opens and opens.time(),
        "closes_on": closes and closes.date(),
        "closes_hour": closes and closes.time(),
        "reminders": [str(days) for days in page.reminders],
    }
    values = {
        "survey": survey,
        "page": page,
        "audience_form": _audience_form(survey),
        "period_form": PeriodForm(initial=given),
        "extension_form": ExtensionForm(initial=given),
        "wrong": None,
        **wrong,
    }
    return render(request, "surveys/audience.html", values)
