"""The page "Gửi tin" of an administrator."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.ledger.receipts import receive
from sotay.notices.outgoing import actions, queries
from sotay.notices.outgoing.forms import TestForm, WordsForm
from sotay.notices.outgoing.rules import segments
from sotay.org.doors import person_of_request
from sotay.org.models import Unit
from sotay.policy import Right, require


@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """How the ways stand, the last messages, what an SMS would cost."""
    person = person_of_request(request)
    unit = queries.unit_kept_by(person)
    require(person, Right.NOTICES_KEEP_SENDING, unit)
    return _page(request, unit, TestForm())


@require_POST
def tests(request: HttpRequest) -> HttpResponse:
    """Send a test to oneself."""
    person = person_of_request(request)
    unit = queries.unit_kept_by(person)
    require(person, Right.NOTICES_KEEP_SENDING, unit)
    return receive(
        request,
        TestForm(request.POST),
        partial(actions.send_test, by=person, unit=unit),
        to=reverse("outgoing:state"),
        again=partial(_page, request, unit),
    )


def _page(request: HttpRequest, unit: Unit, form: forms.Form) -> HttpResponse:
    asked = WordsForm(request.GET or None)
    words = asked.cleaned_data["words"] if asked.is_valid() else ""
    counted = [(text, segments.parts_of(text)) for text in (segments.plain(words), words) if words]
    context = {
        "page": queries.sending_page(unit),
        "form": form,
        "words_form": asked,
        "counted": counted,
    }
    return render(request, "outgoing/state.html", context, status=422 if asked.errors else 200)
