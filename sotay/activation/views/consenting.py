"""The text on personal data: what stands in it, and agreeing to a new one."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sotay.activation import actions
from sotay.activation.forms import ConsentForm, ConsentTextForm
from sotay.activation.queries import consent as texts
from sotay.activation.queries.passes import check_version
from sotay.kernel import clock
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_for
from sotay.org.queries.administrators import is_highest_kept
from sotay.policy import Right, require
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def consent_text(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The versions there are; putting another into force."""
    person = person_of_request(request)
    unit = unit_for(unit_id)
    require(person, Right.ACTIVATION_SET_CONSENT, unit)
    show = partial(_text_page, request, unit)
    if request.method != "POST":
        return show(
            ConsentTextForm(initial={"words": texts.newest_words(), "starts": clock.today()})
        )
    return carry_out(
        request,
        ConsentTextForm(request.POST),
        partial(actions.set_consent_text, by=person, unit=unit),
        to=reverse("activation:consent_text", args=[unit_id]),
        again=show,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def own_consent(request: HttpRequest) -> HttpResponse:
    """The text in force, for somebody who has come in; agreeing to it."""
    person = person_of_request(request)
    show = partial(_own_page, request, person)
    if request.method != "POST":
        return show(ConsentForm(initial={"version": texts.consent_text().version}))

    def act(*, version: int, agree: bool) -> None:
        del agree  # the form takes nothing else
        actions.agree(by=person, text=check_version(version))
        messages.success(request, _("Cảm ơn đồng chí. Đã ghi sự đồng ý."))

    return carry_out(request, ConsentForm(request.POST), act, to="/", again=show)


def _text_page(
    request: HttpRequest, unit: Unit, form: forms.Form, status: int = 200
) -> HttpResponse:
    page = {
        "unit": unit,
        "form": form,
        "lines": texts.text_lines(),
        "may_change": is_highest_kept(unit),
    }
    return render(request, "activation/consent_text.html", page, status=status)


def _own_page(
    request: HttpRequest, person: Person, form: forms.Form, status: int = 200
) -> HttpResponse:
    page = {
        "text": texts.consent_text(),
        "form": form,
        "awaits": texts.awaits_consent(person),
    }
    return render(request, "activation/own_consent.html", page, status=status)
