"""Running a survey: where it stands, opening, closing, late sheets; entering for somebody."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.ledger.receipts import receive
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.surveys.actions import answering, life
from sotay.surveys.forms.answering import BehalfForm
from sotay.surveys.models import Form, Invitation, Survey
from sotay.surveys.queries import desk as queries
from sotay.surveys.queries import doors
from sotay.surveys.queries.answering import sections_of
from sotay.surveys.views.answering import asked_version
from sotay.surveys.views.sheets import sheet_sent
from sotay.web.answers import carry_out


@require_GET
def desk(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Where the survey stands."""
    person = person_of_request(request)
    return _desk(request, person, doors.survey_at_desk(person, survey_id), forms.Form())


@require_POST
def opening(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Open it: whom it asks is fixed."""
    return _step(request, survey_id, life.open_survey)


@require_POST
def closure(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Close it before its hour."""
    return _step(request, survey_id, life.close_survey)


@require_POST
def late_sheets(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Take in what came after the closing."""
    return _step(request, survey_id, life.accept_late)


@require_GET
def people(request: HttpRequest, survey_id: int) -> HttpResponse:
    """For whom a sheet is entered."""
    person = person_of_request(request)
    survey = doors.survey_for_entry(person, survey_id)
    values = {"survey": survey, "people": queries.people_to_enter(person, survey)}
    return render(request, "surveys/behalf_people.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def behalf(request: HttpRequest, survey_id: int, person_id: int) -> HttpResponse:
    """Enter what somebody says who cannot type."""
    person = person_of_request(request)
    survey = doors.survey_for_entry(person, survey_id)
    invitation = doors.invitation_for_entry(person, survey, person_id)
    if request.method != "POST":
        return _behalf(request, invitation, doors.newest_form(survey), None)
    form = asked_version(request, invitation)
    sent = sheet_sent(request, person, invitation, form, BehalfForm)
    enter = partial(answering.enter_sheet, by=person, invitation=invitation, form=form)
    to = reverse("surveys:behalf_people", args=[survey_id])
    again = partial(_behalf, request, invitation, form)
    # Of an anonymous survey there is no receipt here either (see ``answering.answer``).
    send = carry_out if survey.anonymous else receive
    return send(request, sent, enter, to=to, again=again)


def _step(request: HttpRequest, survey_id: int, act: Any) -> HttpResponse:
    person = person_of_request(request)
    survey = doors.survey_for_keeper(person, survey_id)
    return carry_out(
        request,
        forms.Form(request.POST),
        partial(act, by=person, survey=survey),
        to=reverse("surveys:desk", args=[survey_id]),
        again=partial(_desk, request, person, survey),
    )


def _desk(request: HttpRequest, person: Person, survey: Survey, form: forms.Form) -> HttpResponse:
    page = queries.desk_page(person, survey)
    return render(request, "surveys/desk.html", {"page": page, "form": form})


def _behalf(request: HttpRequest, invitation: Invitation, asked: Form, form: Any) -> HttpResponse:
    definition = doors.definition_of(asked)
    values = {
        "survey": invitation.survey,
        "invitation": invitation,
        "asked": asked,
        "sections": sections_of(definition),
        "has_file": any(question.kind == "file" for question in definition.questions),
        "given": form.given if form else {},
        "wrong": form.wrong if form else {},
        "form": form or BehalfForm(definition=definition),
    }
    return render(request, "surveys/behalf.html", values)
