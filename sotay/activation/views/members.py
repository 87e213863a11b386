"""One member, for those who look after the unit: how far, why not, a code in the hand."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.activation import actions
from sotay.activation.forms import HandForm
from sotay.activation.queries.board import handed_code, member_of_board
from sotay.activation.queries.people import MemberLine
from sotay.activation.views.noting import act_id, declare, note, noting_forms
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_for
from sotay.policy import Right, may, require
from sotay.web.answers import carry_out


@require_GET
def member(request: HttpRequest, unit_id: int, person_id: int) -> HttpResponse:
    """How far one member has come."""
    person, unit, line = _found(request, unit_id, person_id, Right.ACTIVATION_SEE_PEOPLE)
    return _member_page(request, person, unit, line)


@require_POST
def reason(request: HttpRequest, unit_id: int, person_id: int) -> HttpResponse:
    """Why the member is not active."""
    person, unit, line = _found(request, unit_id, person_id, Right.ACTIVATION_NOTE_REASON)
    again = partial(_member_page, request, person, unit, line)
    return note(request, person, line, to=_here(unit, line), again=again)


@require_POST
def device(request: HttpRequest, unit_id: int, person_id: int) -> HttpResponse:
    """What device the member has."""
    person, unit, line = _found(request, unit_id, person_id, Right.ACTIVATION_NOTE_REASON)
    again = partial(_member_page, request, person, unit, line)
    return declare(request, person, line, to=_here(unit, line), again=again)


@require_POST
def handing(request: HttpRequest, unit_id: int, person_id: int) -> HttpResponse:
    """Give the member, who stands here, a code: to come in, or for a forgotten password."""
    person, unit, line = _found(request, unit_id, person_id, Right.ACTIVATION_ISSUE_CODES)
    return carry_out(
        request,
        HandForm(request.POST),
        partial(actions.hand_code, by=person, unit=unit, person=line.person),
        to=lambda given: reverse("activation:handed", args=[unit.pk, person_id, given.seed]),
        again=lambda _form: _member_page(request, person, unit, line),
    )


@never_cache
@require_GET
def handed(request: HttpRequest, unit_id: int, person_id: int, seed: str) -> HttpResponse:
    """The code, large, for whoever issued it to read out."""
    person, unit, line = _found(request, unit_id, person_id, Right.ACTIVATION_ISSUE_CODES)
    given, code = handed_code(person, unit, act_id(seed))
    page = {"unit": unit, "line": line, "given": given, "code": code}
    return render(request, "activation/handed.html", page)


def _found(
    request: HttpRequest, unit_id: int, person_id: int, right: Right
) -> tuple[Person, Unit, MemberLine]:
    person = person_of_request(request)
    unit = unit_for(unit_id)
    require(person, right, unit)
    return person, unit, member_of_board(unit, person_id)


def _here(unit: Unit, line: MemberLine) -> str:
    return reverse("activation:member", args=[unit.pk, line.person.pk])


def _member_page(
    request: HttpRequest,
    person: Person,
    unit: Unit,
    line: MemberLine,
    wrong: forms.Form | None = None,
) -> HttpResponse:
    page = {
        "unit": unit,
        "line": line,
        "may_issue": may(person, Right.ACTIVATION_ISSUE_CODES, unit),
        **noting_forms(line, wrong),
    }
    return render(request, "activation/member.html", page)
