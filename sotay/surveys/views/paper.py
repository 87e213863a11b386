"""Printed sheets: printing them, noting who handed one in, typing them in twice."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.ledger.receipts import receive
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.surveys.actions import paper as actions
from sotay.surveys.forms.answering import VersionForm
from sotay.surveys.forms.paper import HandInForm, TypingForm
from sotay.surveys.models import Circle, Form, Survey
from sotay.surveys.queries import desk as queries
from sotay.surveys.queries import doors
from sotay.surveys.queries.answering import sections_of
from sotay.web.answers import carry_out, done


@require_http_methods(["GET", "HEAD", "POST"])
def piles(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The piles, and who handed in a sheet."""
    person, survey = _entry(request, survey_id)
    if request.method != "POST":
        return _piles(request, person, survey, None)
    asked = [line.id for line in queries.people_to_enter(person, survey)]
    return carry_out(
        request,
        HandInForm(request.POST, people=asked),
        partial(actions.hand_in, by=person, survey=survey),
        to=reverse("surveys:paper", args=[survey_id]),
        again=partial(_piles, request, person, survey),
    )


@require_POST
def undo(request: HttpRequest, survey_id: int, person_id: int) -> HttpResponse:
    """Somebody was noted by mistake."""
    person, survey = _entry(request, survey_id)
    noted = doors.invitation_for_entry(person, survey, person_id)
    actions.take_back_hand_in(by=person, survey=survey, person=noted.person)
    return done(request, reverse("surveys:paper", args=[survey_id]))


@require_GET
def printed(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The sheet as it is printed and filled in by hand."""
    _person, survey = _entry(request, survey_id)
    form = doors.newest_form(survey)
    values = {"survey": survey, "form": form, "sections": sections_of(doors.definition_of(form))}
    return render(request, "surveys/paper_print.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def pile(request: HttpRequest, survey_id: int, number: int) -> HttpResponse:
    """Type in a sheet of one pile."""
    person, survey = _entry(request, survey_id)
    circle = doors.circle_for_entry(person, survey, number)
    if request.method != "POST":
        return _pile(request, survey, circle, doors.newest_form(survey), None)
    version = VersionForm(request.POST)
    form = doors.form_numbered(survey, version.cleaned_data["form"] if version.is_valid() else 0)
    typed = request.POST.get("number") or request.POST.get("person") or ""
    here = reverse("surveys:paper_pile", args=[survey_id, number])
    # With a receipt: the same sending twice is not the second typing.
    return receive(
        request,
        TypingForm(request.POST, definition=doors.definition_of(form)),
        lambda person, **sheet: actions.type_in(
            by=person_of_request(request),
            survey=survey,
            circle=circle,
            form=form,
            person=doors.person_in(circle, person),
            **sheet,
        ),
        to=f"{here}?{urlencode({'typed': typed})}",
        again=partial(_pile, request, survey, circle, form),
    )


@require_POST
def removal(request: HttpRequest, survey_id: int, number: int, entry_id: int) -> HttpResponse:
    """Forget what was typed in once."""
    person, survey = _entry(request, survey_id)
    circle = doors.circle_for_entry(person, survey, number)
    entry = doors.typing_in(circle, entry_id)
    actions.drop_typing(by=person, survey=survey, circle=circle, entry=entry)
    return done(request, reverse("surveys:paper_pile", args=[survey_id, number]))


def _entry(request: HttpRequest, survey_id: int) -> tuple[Person, Survey]:
    person = person_of_request(request)
    return person, doors.survey_for_entry(person, survey_id)


def _piles(request: HttpRequest, person: Person, survey: Survey, form: Any) -> HttpResponse:
    asked = queries.people_to_enter(person, survey)
    values = {
        "survey": survey,
        "piles": queries.circles_to_enter(person, survey),
        "people": asked,
        "form": form or HandInForm(people=[line.id for line in asked]),
    }
    return render(request, "surveys/paper.html", values)


def _pile(
    request: HttpRequest, survey: Survey, circle: Circle, asked: Form, form: Any
) -> HttpResponse:
    definition = doors.definition_of(asked)
    page, typed = queries.pile_page(survey, circle), request.GET.get("typed", "")
    is_once = any(line.key == typed.lstrip("0") for line in page.begun)
    values = {
        "survey": survey,
        "pile": page,
        "asked": asked,
        "sections": sections_of(definition),
        "given": form.given if form else {},
        "wrong": form.wrong if form else {},
        "form": form or TypingForm(definition=definition),
        "is_counted": bool(typed) and not is_once,
        "is_once": is_once,
    }
    return render(request, "surveys/paper_pile.html", values)
