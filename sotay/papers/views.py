"""Pages of registers: which numbers were given, which come next, which were left out and why."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.refusals import Forbidden
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import unit_for
from sotay.papers import actions, queries
from sotay.papers.forms import NextNumberForm, ReasonForm, RegisterForm
from sotay.papers.models import Number, Register
from sotay.policy import Right, may, require
from sotay.web.answers import carry_out


@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    """The registers of every unit that this person may look into."""
    person = person_of_request(request)
    page = queries.registers_page(person)
    return render(request, "papers/registers.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a register before its first number."""
    person = person_of_request(request)
    units = queries.kept_units(person)
    if not units:
        raise Forbidden(_("Đồng chí không giữ sổ văn bản của đơn vị nào."))
    choices = {"units": units, "types": queries.type_choices()}
    if request.method != "POST":
        return _new_page(request, RegisterForm(**choices))  # type: ignore[arg-type]  # two lists
    return carry_out(
        request,
        RegisterForm(request.POST, **choices),  # type: ignore[arg-type]  # as above
        lambda unit, type_code: actions.begin_register(
            by=person, unit=unit_for(unit), type_code=type_code
        ),
        to=lambda made: reverse("papers:register", args=[made.pk]),
        again=partial(_new_page, request),
    )


def _new_page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    return render(request, "papers/new.html", {"form": form})


@require_GET
def register(request: HttpRequest, register_id: int) -> HttpResponse:
    """One register: its numbers in order, its gaps with their reasons, the next number."""
    person = person_of_request(request)
    return _register_page(request, person, queries.register_for(person, register_id))


@require_POST
def next_number(request: HttpRequest, register_id: int) -> HttpResponse:
    """Go on from another number, because those before it are in a book on paper."""
    person, found = _enter_to_keep(request, register_id)
    return carry_out(
        request,
        NextNumberForm(request.POST),
        partial(actions.set_next_number, by=person, register=found),
        to=reverse("papers:register", args=[register_id]),
        again=partial(_register_page, request, person, found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, register_id: int, number_id: int) -> HttpResponse:
    """Leave a number without its paper."""
    person, found = _enter_to_keep(request, register_id)
    number = queries.number_for(found, number_id)
    if request.method != "POST":
        return _cancellation_page(request, number, ReasonForm())
    return carry_out(
        request,
        ReasonForm(request.POST),
        partial(actions.cancel_number, by=person, number=number),
        to=reverse("papers:register", args=[register_id]),
        again=partial(_cancellation_page, request, number),
    )


def _enter_to_keep(request: HttpRequest, register_id: int) -> tuple[Person, Register]:
    person = person_of_request(request)
    found = queries.register_for(person, register_id)
    require(person, Right.PAPERS_KEEP_REGISTER, found.unit)
    return person, found


def _register_page(
    request: HttpRequest, person: Person, found: Register, form: forms.Form | None = None
) -> HttpResponse:
    context = {
        "page": queries.register_page(found, queries.layout_today()),
        "keeps": may(person, Right.PAPERS_KEEP_REGISTER, found.unit),
        "form": form or NextNumberForm(),
    }
    return render(request, "papers/register.html", context)


def _cancellation_page(request: HttpRequest, number: Number, form: forms.Form) -> HttpResponse:
    return render(request, "papers/cancellation.html", {"number": number, "form": form})
