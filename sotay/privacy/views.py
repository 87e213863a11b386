"""Pages of one's own data, of requests for correction, of timers and acts."""

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sotay.kernel import clock
from sotay.ledger.receipts import receive
from sotay.org.doors import person_of_request
from sotay.org.openings import file_opened
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.privacy import actions, export, queries, sheets
from sotay.privacy.forms import AnswerForm, AuditForm, CorrectionForm
from sotay.privacy.queries import audit as acts
from sotay.privacy.queries import corrections as asked
from sotay.privacy.queries.timers import retention_page
from sotay.web.answers import carry_out


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about whoever is signed in, with what for and how long."""
    own = person_of_request(request)
    context = {
        "page": queries.data_page(own),
        "keeps_roster": asked.is_administrator(own),
        "audited": acts.units_to_audit(own),
    }
    return render(request, "privacy/data.html", context)


@require_GET
def archive(request: HttpRequest) -> HttpResponse:
    """The same, whole, as a file to take away."""
    own = person_of_request(request)
    response = HttpResponse(export.archive_of(own), content_type="application/zip")
    name = f"du-lieu-cua-toi-{clock.today():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@require_GET
def viewers(request: HttpRequest) -> HttpResponse:
    """Who opened my file."""
    own = person_of_request(request)
    return render(request, "privacy/viewers.html", {"lines": queries.viewers_of(own)})


@require_GET
def corrections(request: HttpRequest) -> HttpResponse:
    """What I asked to be corrected, and what came of it."""
    own = person_of_request(request)
    return render(request, "privacy/corrections.html", {"lines": asked.own_corrections(own)})


@require_http_methods(["GET", "HEAD", "POST"])
def correction_new(request: HttpRequest, fact: str) -> HttpResponse:
    """Say that a fact about me is wrong."""
    own = person_of_request(request)
    shown = asked.shown_fact(own, fact)
    form = CorrectionForm(request.POST or None)

    def show(wrong: forms.Form) -> HttpResponse:
        receivers = [one.full_name for one in asked.answerers_for(own)]
        context = {"fact": shown, "form": wrong, "receivers": receivers}
        return render(request, "privacy/correction_new.html", context)

    if request.method != "POST":
        return show(form)
    return receive(
        request,
        form,
        partial(actions.request_correction, by=own, fact=fact),
        to=reverse("privacy:corrections"),
        again=show,
    )


@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """What is forgotten when, and what is kept."""
    person_of_request(request)
    return render(request, "privacy/retention.html", {"page": retention_page()})


@require_GET
def to_answer(request: HttpRequest) -> HttpResponse:
    """The requests of the people whose roster I keep."""
    viewer = person_of_request(request)
    lines = asked.corrections_to_answer(viewer)
    return render(request, "privacy/to_answer.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request: correct the fact, or say why it stays."""
    viewer = person_of_request(request)
    found = asked.correction_for(viewer, request_id)
    page = asked.correction_page(found)

    def show(form: forms.Form) -> HttpResponse:
        return render(request, "privacy/correction.html", {"page": page, "form": form})

    if request.method != "POST":
        file_opened(viewer, found.person, "correction")
        known = {"value": page.value, "starts": page.starts, "ends": page.ends}
        return show(AnswerForm(is_dated=page.is_dated, initial=known))

    def answer(decision: str, **given: Any) -> object:
        return actions.answer_correction(
            by=viewer, correction=found, accepted=decision == "accept", **given
        )

    form = AnswerForm(request.POST, is_dated=page.is_dated)
    return carry_out(request, form, answer, to=reverse("privacy:to_answer"), again=show)


@require_GET
def audit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The organisation acts of a unit, for its committee and its administrator."""
    viewer = person_of_request(request)
    unit = unit_for(unit_id)
    require(viewer, Right.ORG_AUDIT_READ, unit)
    form, wanted = _asked(request)
    context = {
        "unit": unit,
        "form": form,
        "page": acts.audit_page(unit, wanted),
        "query": request.GET.urlencode(),
    }
    return render(request, "privacy/audit.html", context, status=422 if form.errors else 200)


@require_GET
def audit_export(request: HttpRequest, unit_id: int) -> HttpResponseBase:
    """The same acts as CSV."""
    viewer = person_of_request(request)
    unit = unit_for(unit_id)
    require(viewer, Right.ORG_AUDIT_READ, unit)
    _form, wanted = _asked(request)
    lines = sheets.csv_of(acts.audit_lines(unit, wanted))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"nhat-ky-{unit.pk}-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(request: HttpRequest) -> tuple[AuditForm, acts.Asked]:
    """The form, and what it asks for; what makes no sense is left out of the question."""
    form = AuditForm(request.GET or None)
    form.is_valid()
    said: dict[str, Any] = getattr(form, "cleaned_data", {})

    def day(name: str) -> date | None:
        value = said.get(name)
        return value if isinstance(value, date) else None

    return form, acts.Asked(
        person=str(said.get("person") or ""),
        since=day("since"),
        until=day("until"),
        act=str(said.get("act") or ""),
    )
