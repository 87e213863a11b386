"""Sheets with a code for each member: choosing, and the files to print."""

from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sotay.activation import actions, printing
from sotay.activation.forms import SheetsForm
from sotay.activation.queries.board import batch_of, last_day_of, to_be_invited
from sotay.activation.queries.people import MemberLine
from sotay.activation.views.noting import act_id
from sotay.kernel.refusals import Missing
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Choose for whom to print; whoever is active is not in the list."""
    person, unit = _found(request, unit_id)
    lines = to_be_invited(unit)
    choices = [(line.person.pk, line.person.full_name) for line in lines]
    show = partial(_sheets_page, request, unit, lines)
    if request.method != "POST":
        asked = request.GET.get("person", "")
        first = [pk for pk, _name in choices if not asked or str(pk) == asked]
        waiting = [line.person.pk for line in lines if line.state == "waiting"]
        chosen = first if asked else waiting
        return show(SheetsForm(people=choices, initial={"people": chosen}))
    return carry_out(
        request,
        SheetsForm(request.POST, people=choices),
        lambda client_id, people, days: _issue(person, unit, people, days, client_id),
        to=lambda batch: reverse("activation:batch", args=[unit.pk, batch]),
        again=show,
    )


@never_cache
@require_GET
def batch(request: HttpRequest, unit_id: int, batch: str) -> HttpResponse:
    """The sheets that were made: the two files to print, and whose they are."""
    person, unit = _found(request, unit_id)
    made = batch_of(person, unit, act_id(batch))
    page = {"unit": unit, "batch": batch, "sheets": made, "last_day": last_day_of(made)}
    return render(request, "activation/batch.html", page)


@never_cache
@require_GET
def batch_pdf(request: HttpRequest, unit_id: int, batch: str, form: str) -> HttpResponse:
    """The file: ``cards`` (eight on a page, to cut) or ``pages`` (one each)."""
    person, unit = _found(request, unit_id)
    if form not in printing.FORMS:
        raise Missing(_("Không có mẫu in này."))
    # Behind "#", so that no server writes the code into its log.
    address = request.build_absolute_uri(reverse("activation:code"))
    data = printing.sheets_pdf(batch_of(person, unit, act_id(batch)), address=address, form=form)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="to-kich-hoat-{form}.pdf"'
    return answer


def _issue(person: Person, unit: Unit, people: list[int], days: int, client_id: UUID) -> UUID:
    actions.issue_sheets(by=person, unit=unit, people=people, days=days, client_id=client_id)
    return client_id


def _found(request: HttpRequest, unit_id: int) -> tuple[Person, Unit]:
    person = person_of_request(request)
    unit = unit_for(unit_id)
    require(person, Right.ACTIVATION_ISSUE_CODES, unit)
    return person, unit


def _sheets_page(
    request: HttpRequest, unit: Unit, lines: list[MemberLine], form: forms.Form
) -> HttpResponse:
    chosen = {str(one) for one in form["people"].value() or []}
    page = {"unit": unit, "lines": lines, "form": form, "chosen": chosen}
    return render(request, "activation/sheets.html", page)
