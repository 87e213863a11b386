"""Answering: the list of what asks me, the page of one survey, sending, taking back."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.org.doors import person_of_request
from sotay.surveys.actions import answering as actions
from sotay.surveys.forms.answering import SheetForm, VersionForm
from sotay.surveys.models import Form, Invitation
from sotay.surveys.queries import answering, doors, listing
from sotay.surveys.queries.results import results_read_by
from sotay.surveys.views.sheets import sheet_sent
from sotay.web.answers import carry_out


@require_GET
def surveys(request: HttpRequest) -> HttpResponse:
    """What asks the reader, and where the reader has something to do."""
    person = person_of_request(request)
    values = {"page": listing.list_page(person), "read": results_read_by(person)}
    return render(request, "surveys/list.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, survey_id: int) -> HttpResponse:
    """One survey: its questions while it asks, else what became of one's sheet."""
    person = person_of_request(request)
    invitation = doors.asked_for(person, survey_id)
    if request.method != "POST":
        form = doors.newest_form(invitation.survey)
        return _page(request, invitation, form, changing="change" in request.GET)
    form = asked_version(request, invitation)
    to = reverse("surveys:answer", args=[survey_id])
    sent = sheet_sent(request, person, invitation, form, SheetForm)
    send = partial(actions.send_sheet, by=person, invitation=invitation, form=form)
    again = partial(_again, request, invitation, form)
    if invitation.survey.anonymous:
        # No receipt: it would keep a digest of what was answered. A second sending is found by
        # the invitation, and is told the same.
        return carry_out(request, sent, send, to=lambda outcome: _to(to, outcome), again=again)
    return receive(request, sent, send, to=to, again=again)


@require_POST
def withdrawal(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Take one's own named sheet back."""
    person = person_of_request(request)
    invitation = doors.asked_for(person, survey_id)
    return receive_bare(
        request,
        partial(actions.withdraw_sheet, by=person, invitation=invitation),
        to=reverse("surveys:answer", args=[survey_id]),
    )


def asked_version(request: HttpRequest, invitation: Invitation) -> Form:
    """The version of the questions that the sender had before them.

    Raises:
        Missing: the page names none, or none that was ever asked.
    """
    version = VersionForm(request.POST)
    number = version.cleaned_data["form"] if version.is_valid() else 0
    return doors.form_numbered(invitation.survey, number)


def _to(address: str, outcome: actions.Outcome) -> str:
    return f"{address}?again" if outcome is actions.Outcome.AGAIN else address


def _again(request: HttpRequest, invitation: Invitation, form: Form, wrong: Any) -> HttpResponse:
    """The page with what was sent, whatever the survey's state is by now: nothing typed is lost."""
    return _page(request, invitation, form, wrong=wrong)


def _page(
    request: HttpRequest,
    invitation: Invitation,
    form: Form,
    *,
    changing: bool = False,
    wrong: SheetForm | None = None,
) -> HttpResponse:
    page = answering.answer_page(
        invitation, form, wants_to_change=changing, is_back=wrong is not None
    )
    values = {
        "page": page,
        "given": wrong.given if wrong else page.given,
        "wrong": wrong.wrong if wrong else {},
        "form": wrong or SheetForm(definition=doors.definition_of(form)),
        "is_again": "again" in request.GET,
    }
    return render(request, "surveys/answer.html", values)
