"""One line: its history, putting it right, striking it, passing its paper on."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.documents.queries import type_choices
from sotay.files.answers import send_file
from sotay.kernel.refusals import Missing
from sotay.ledger.receipts import receive, receive_bare
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.registers import actions, queries
from sotay.registers.actions.entering import COLUMNS
from sotay.registers.forms import (
    CorrectIncomingForm,
    CorrectOutgoingForm,
    ForwardForm,
    StrikeForm,
)
from sotay.registers.models import Book, Line
from sotay.registers.queries.lines import columns_of, file_of
from sotay.registers.words import field_names
from sotay.web.answers import carry_out


@require_GET
def line(request: HttpRequest, line_id: int) -> HttpResponse:
    """A line with everything that became of it."""
    person = person_of_request(request)
    return _line_page(request, person, queries.line_for(person, line_id))


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, line_id: int) -> HttpResponse:
    """Put columns right; what stood there stays readable."""
    person, found = _keeper(request, line_id)
    form_of: Any = (
        CorrectIncomingForm if found.book.kind == Book.Kind.INCOMING else CorrectOutgoingForm
    )
    names = tuple(name for name in form_of.base_fields if name != "reason")
    if request.method != "POST":
        form = form_of(initial=columns_of(found, names), types=type_choices())
        return _correction_page(request, found, form)

    def correct(reason: str, **columns: Any) -> Line:
        kept = {**columns_of(found, COLUMNS), **columns}
        particulars = actions.Particulars(**kept)
        return actions.put_right(by=person, line=found, particulars=particulars, reason=reason)

    return carry_out(
        request,
        form_of(request.POST, types=type_choices()),
        correct,
        to=reverse("registers:line", args=[line_id]),
        again=partial(_correction_page, request, found),
    )


@require_POST
def strike(request: HttpRequest, line_id: int) -> HttpResponse:
    """Strike the line out, with the reason."""
    person, found = _keeper(request, line_id)
    return carry_out(
        request,
        StrikeForm(request.POST),
        partial(actions.strike, by=person, line=found),
        to=reverse("registers:line", args=[line_id]),
        again=lambda wrong: _line_page(request, person, found, strike_form=wrong),
    )


@require_POST
def forwardings(request: HttpRequest, line_id: int) -> HttpResponse:
    """Pass the paper on."""
    person, found = _keeper(request, line_id)

    def send(to: str, client_id: UUID, **how: Any) -> Any:
        receiver = queries.to_of_key(to)
        return actions.forward(by=person, line=found, to=receiver, client_id=client_id, **how)

    return receive(
        request,
        ForwardForm(request.POST, receivers=queries.receivers(found.book.unit)),
        send,
        to=reverse("registers:line", args=[line_id]),
        again=lambda wrong: _line_page(request, person, found, forward_form=wrong),
    )


@require_GET
def file(request: HttpRequest, line_id: int) -> HttpResponse:
    """The file of the paper."""
    person = person_of_request(request)
    return _send(request, queries.line_for(person, line_id))


@require_GET
def forwarding(request: HttpRequest, forwarding_id: int) -> HttpResponse:
    """What was passed on, as its receiver sees it."""
    person = person_of_request(request)
    found = queries.forwarding_for(person, forwarding_id)
    page = queries.forwarding_page(person, found)
    return render(request, "registers/forwarding.html", {"page": page})


@require_POST
def receipt(request: HttpRequest, forwarding_id: int) -> HttpResponse:
    """Confirm that it came."""
    person = person_of_request(request)
    found = queries.forwarding_for(person, forwarding_id)
    require(person, Right.REGISTERS_RECEIVE, found)
    return receive_bare(
        request,
        partial(actions.receive, by=person, forwarding=found),
        to=reverse("registers:forwarding", args=[forwarding_id]),
    )


@require_GET
def forwarding_file(request: HttpRequest, forwarding_id: int) -> HttpResponse:
    """The file of what was passed on."""
    person = person_of_request(request)
    return _send(request, queries.forwarding_for(person, forwarding_id).line)


def _send(request: HttpRequest, found: Line) -> HttpResponse:
    stored = file_of(found)
    if stored is None:
        raise Missing(_("Dòng này không kèm tệp."))
    return send_file(request, stored, inline="open" in request.GET)


def _keeper(request: HttpRequest, line_id: int) -> tuple[Person, Line]:
    person = person_of_request(request)
    found = queries.line_for(person, line_id)
    require(person, Right.REGISTERS_KEEP, found.book.unit)
    return person, found


def _correction_page(request: HttpRequest, found: Line, form: forms.Form) -> HttpResponse:
    return render(request, "registers/correction.html", {"line": found, "form": form})


def _line_page(request: HttpRequest, person: Person, found: Line, **wrong: Any) -> HttpResponse:
    values: dict[str, Any] = {
        "page": queries.line_page(person, found),
        "fields": field_names(),
    }
    if may(person, Right.REGISTERS_KEEP, found.book.unit):
        values["forward_form"] = ForwardForm(receivers=queries.receivers(found.book.unit))
        values["strike_form"] = StrikeForm()
    return render(request, "registers/line.html", {**values, **wrong})
