"""The page "Ghi thay": what was entered for me, and saying that it is wrong."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sotay.ledger.receipts import receive
from sotay.meetings import actions
from sotay.meetings.forms.corrections import CorrectionAnswerForm, CorrectionForm
from sotay.meetings.queries import behalf
from sotay.org.doors import person_of_request
from sotay.org.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def entered(request: HttpRequest) -> HttpResponse:
    """Read what was entered in my name; say that something is wrong."""
    person = person_of_request(request)
    form = CorrectionForm(request.POST or None)
    if request.method != "POST":
        return _page(request, person, form)
    return receive(
        request,
        form,
        partial(actions.ask_for_correction, by=person),
        to=reverse("meetings:entered"),
        again=partial(_page, request, person),
    )


@require_POST
def entered_answer(request: HttpRequest, correction_id: int) -> HttpResponse:
    """Answer a request about something that I entered."""
    person = person_of_request(request)
    correction = behalf.asked_of(person, correction_id)
    return receive(
        request,
        CorrectionAnswerForm(request.POST),
        partial(actions.answer_correction, by=person, correction=correction),
        to=reverse("meetings:entered"),
        again=lambda wrong: _page(request, person, CorrectionForm(), wrong, correction_id),
    )


def _page(
    request: HttpRequest,
    person: Person,
    form: forms.Form,
    answer_form: forms.Form | None = None,
    answered: int = 0,
) -> HttpResponse:
    context = {
        "page": behalf.entered_page(person),
        "form": form,
        "answer_form": answer_form or CorrectionAnswerForm(),
        "answered": answered,
    }
    return render(request, "meetings/entered.html", context)
