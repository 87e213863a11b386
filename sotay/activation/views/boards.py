"""The board of a unit, and who helps there."""

from datetime import timedelta
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.activation import actions
from sotay.activation.forms import HelperForm
from sotay.activation.queries import board as boards
from sotay.activation.queries.helping import helping_in, helpings_in
from sotay.kernel import clock
from sotay.org.doors import person_of_request
from sotay.org.models import Unit
from sotay.org.queries import roll_of, unit_for
from sotay.policy import Right, require
from sotay.web.answers import carry_out, done, see_other

USUAL_HELP = timedelta(days=14)


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units that I look after; if it is one, its board."""
    found = boards.units_of(person_of_request(request))
    if len(found) == 1:
        return see_other(reverse("activation:board", args=[found[0].pk]))
    return render(request, "activation/units.html", {"units": found})


@require_GET
def board(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Who is in, who was invited, who waits, and why not."""
    shown = request.GET.get("show", "")
    page = boards.board_for(
        person_of_request(request),
        unit_id,
        shown=shown if shown in boards.FILTERS else "",
    )
    return render(request, "activation/board.html", {"page": page, "filters": boards.FILTERS})


@require_http_methods(["GET", "HEAD", "POST"])
def helpers(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Who helps the unit's members to come in; appointing somebody."""
    person = person_of_request(request)
    unit = unit_for(unit_id)
    require(person, Right.ACTIVATION_APPOINT_HELPER, unit)
    people = [(one.person.pk, one.person.full_name) for one in roll_of(unit, clock.today())]
    show = partial(_helpers_page, request, unit)
    if request.method != "POST":
        until = clock.today() + USUAL_HELP
        return show(HelperForm(people=people, initial={"until": until}))
    return carry_out(
        request,
        HelperForm(request.POST, people=people),
        partial(actions.appoint_helper, by=person, unit=unit),
        to=reverse("activation:helpers", args=[unit_id]),
        again=show,
    )


@require_POST
def ending(request: HttpRequest, unit_id: int, helping_id: int) -> HttpResponse:
    """Somebody helps no more."""
    person = person_of_request(request)
    unit = unit_for(unit_id)
    require(person, Right.ACTIVATION_APPOINT_HELPER, unit)
    actions.end_helping(by=person, helping=helping_in(unit, helping_id))
    return done(request, reverse("activation:helpers", args=[unit_id]))


def _helpers_page(request: HttpRequest, unit: Unit, form: forms.Form) -> HttpResponse:
    page = {"unit": unit, "helpings": helpings_in(unit), "form": form}
    return render(request, "activation/helpers.html", page)
