"""A helper's phone, which goes from hand to hand."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts.actions.codes import try_code
from sotay.activation import actions, passes
from sotay.activation.forms import AssistCodeForm, FirstPasswordForm
from sotay.activation.models import CodeGiven, Helping
from sotay.activation.passes import Pass
from sotay.activation.queries.helping import help_page, helped_person, helping_for
from sotay.activation.queries.meant import subject_of
from sotay.activation.queries.passes import person_of_pass, text_agreed_to
from sotay.activation.queries.people import MemberLine
from sotay.activation.views.noting import declare, note, noting_forms
from sotay.activation.views.steps import COMING_IN, consent_step, first_password_form, status_of
from sotay.activation.wording import said_of
from sotay.kernel.refusals import Missing, Refusal
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.web.answers import see_other, show_refusal

COMING = CodeGiven.Purpose.COMING_IN


@never_cache
@require_GET
def helping(request: HttpRequest, helping_id: int) -> HttpResponse:
    """The people of the cell, whom the helper takes one after the other."""
    found = helping_for(person_of_request(request), helping_id)
    answer = render(request, "activation/helping.html", {"page": help_page(found)})
    return passes.drop(answer, passes.ASSISTING)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assist(request: HttpRequest, helping_id: int, person_id: int) -> HttpResponse:
    """One person: the code, or why not and with what device."""
    helper = person_of_request(request)
    found = helping_for(helper, helping_id)
    line = helped_person(found, person_id)
    if request.method != "POST":
        answer = _person_page(request, found, line)
        return passes.drop(answer, passes.ASSISTING)
    form = AssistCodeForm(request.POST)
    if not form.is_valid():
        return _person_page(request, found, line, form, status=422)
    subject = subject_of(line.person)
    tried = try_code(
        purpose=COMING.value,
        subjects=[subject],
        typed=form.cleaned_data["code"],
        tried_as=subject,
    )
    if tried.verdict != "right":
        form.add_error(None, said_of(tried))
        return _person_page(request, found, line, form, status=status_of(tried))
    opened = Pass(helping_id=found.pk).opened(
        person_id=line.person.pk, code_id=tried.code_id, medium=tried.medium
    )
    return passes.keep(see_other(reverse("activation:hand_over")), passes.ASSISTING, opened)


@require_POST
def assist_reason(request: HttpRequest, helping_id: int, person_id: int) -> HttpResponse:
    """Why this person is not active."""
    helper = person_of_request(request)
    found = helping_for(helper, helping_id)
    line = helped_person(found, person_id)
    return note(
        request,
        helper,
        line,
        to=reverse("activation:helping", args=[found.pk]),
        again=partial(_person_page, request, found, line),
    )


@require_POST
def assist_device(request: HttpRequest, helping_id: int, person_id: int) -> HttpResponse:
    """What device this person has."""
    helper = person_of_request(request)
    found = helping_for(helper, helping_id)
    line = helped_person(found, person_id)
    return declare(
        request,
        helper,
        line,
        to=reverse("activation:assist", args=[found.pk, person_id]),
        again=partial(_person_page, request, found, line),
    )


@never_cache
@require_GET
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give the phone to that person: from here on the helper does not look."""
    _carried, _helper, _helping, person = _held(request)
    return render(request, "activation/hand_over.html", {"person": person})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assisted_consent(request: HttpRequest) -> HttpResponse:
    """The person reads what is kept, and agrees."""
    carried, _helper, _helping, person = _held(request)
    answer = consent_step(request, carried, person, helped=True)
    if isinstance(answer, HttpResponse):
        return answer
    to = see_other(reverse("activation:assisted_password"))
    return passes.keep(to, passes.ASSISTING, answer)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def assisted_password(request: HttpRequest) -> HttpResponse:
    """The person types a password; then the phone goes back, and nothing stays on it."""
    carried, helper, found, person = _held(request)
    text = text_agreed_to(carried.agreed)
    if text is None:
        return see_other(reverse("activation:assisted_consent"))
    if request.method != "POST":
        form: forms.Form = first_password_form(person, on_helpers_phone=True)
        return _password_page(request, person, form)
    form = FirstPasswordForm(request.POST, on_helpers_phone=True)
    status = 422
    if form.is_valid():
        proof = actions.Proof(carried.code_id, carried.holder, carried.way)
        try:
            made = actions.come_in(
                by=person, proof=proof, text=text, helped_by=helper, **form.cleaned_data
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            to = reverse("activation:assist", args=[found.pk, made.person_id])
            answer = see_other(to)
            # What the person typed and read does not come back with the back button.
            answer["Clear-Site-Data"] = '"cache"'
            return passes.drop(answer, passes.ASSISTING)
    return _password_page(request, person, form, status=status)


def _held(request: HttpRequest) -> tuple[Pass, Person, Helping, Person]:
    """What this phone carries, who helps by which appointment, and whom.

    Raises:
        Missing: no code was right here, or the appointment is over.
    """
    helper = person_of_request(request)
    carried = passes.of(request, passes.ASSISTING)
    found = helping_for(helper, carried.helping_id)
    person = person_of_pass(carried.person_id)
    if person is None:
        raise Missing(_("Chưa chọn đồng chí nào để hỗ trợ. Đồng chí mở lại danh sách."))
    return carried, helper, found, person


def _person_page(
    request: HttpRequest,
    found: Helping,
    line: MemberLine,
    wrong: forms.Form | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    page = {
        "helping": found,
        "line": line,
        "code_form": wrong if isinstance(wrong, AssistCodeForm) else AssistCodeForm(),
        **noting_forms(line, wrong),
    }
    return render(request, "activation/assist.html", page, status=status)


def _password_page(
    request: HttpRequest, person: Person, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    # No key: it would stay on the helper's phone.
    page = {"form": form, "person": person, "flow": COMING_IN, "helped": True, "offers_key": False}
    return render(request, "activation/password.html", page, status=status)
