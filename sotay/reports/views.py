"""Pages of reports: figures, words, issuing, what was issued."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sotay.files.answers import send_file
from sotay.files.names import content_disposition
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid, Missing, Refusal
from sotay.ledger.receipts import receive
from sotay.meetings.rules.paperwork import file_name
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.privacy.actions import note_openings
from sotay.reports import actions, press
from sotay.reports.forms import IssueForm, PeriodForm, WordsForm, period_of
from sotay.reports.queries import activation, doors, pages, papers
from sotay.reports.rules.report import ActivationReport, first_day
from sotay.reports.rules.texts import Texts
from sotay.web.answers import carry_out, see_other, show_refusal


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units whose figures one may see; whoever has one goes there."""
    person = person_of_request(request)
    found = doors.units_to_report(person)
    if len(found) == 1:
        return see_other(reverse("reports:activation", args=[found[0].pk]))
    return render(request, "reports/units.html", {"units": found})


@require_GET
def figures(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The figures of a unit, with the list to call for who may see the roll."""
    person, unit = _enter(request, unit_id, Right.REPORTS_SEE_FIGURES)
    form = PeriodForm(request.GET or None)
    try:
        report = _report(unit, form)
    except Refusal as refusal:
        show_refusal(form, refusal)
        report = _report(unit, None)
    if not form.is_bound:
        form = PeriodForm(initial={"on": report.day, "since": report.since})
    context = {"page": pages.figures_page(person, unit, report), "form": form}
    return render(request, "reports/figures.html", context, status=422 if form.errors else 200)


@require_GET
def file(request: HttpRequest, unit_id: int, form: str) -> HttpResponse:
    """The report as it stands now: a draft on paper, a workbook, or JSON."""
    person, unit = _enter(request, unit_id, Right.REPORTS_SEE_FIGURES)
    if form not in press.FORMS:
        raise Missing(_("Không tìm thấy bản in này."))
    report = _report(unit, PeriodForm(request.GET or None))
    data = press.rendered(
        form,
        report,
        paper=lambda: papers.paper_of(unit, report, papers.texts_of(unit)),
        people=lambda: _taken_away(person, unit, report),
    )
    name = file_name("", _("báo cáo kích hoạt"), unit.name, form)
    answer = HttpResponse(data, content_type=press.MEDIA_TYPES[form])
    answer["Content-Disposition"] = content_disposition(name, inline=form == "pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The words of the unit's next report."""
    person, unit = _enter(request, unit_id, Right.REPORTS_PREPARE)
    if request.method != "POST":
        page = pages.words_page(unit)
        form = WordsForm(initial={**page.texts.as_json(), "edition": page.edition})
        return _words_page(request, unit, form)
    return carry_out(
        request,
        WordsForm(request.POST),
        lambda edition, **typed: actions.write_words(
            by=person, unit=unit, edition=edition, words=Texts(**typed)
        ),
        to=reverse("reports:activation", args=[unit.pk]),
        again=lambda form: _words_page(request, unit, form),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give the report its number and keep it with its figures."""
    person, unit = _enter(request, unit_id, Right.REPORTS_ISSUE)
    signers = [
        (one.position_id, f"{one.person.full_name}, {one.title}")
        for one in papers.signers(unit, clock.today())
    ]
    if request.method != "POST":
        asked = _report(unit, PeriodForm(request.GET or None))
        initial = {"on": asked.day, "since": asked.since, "issued_on": clock.today()}
        return _issue_page(request, unit, IssueForm(initial=initial, signers=signers))

    def act(*, client_id: Any, on: date, **typed: Any) -> object:
        del client_id  # the receipt's: the same sending twice is issued once
        return actions.issue_report(by=person, unit=unit, day=on, **typed)

    return receive(
        request,
        IssueForm(request.POST, signers=signers),
        act,
        to=reverse("reports:activation", args=[unit.pk]),
        again=lambda form: _issue_page(request, unit, form),
    )


@require_GET
def issued(request: HttpRequest, report_id: int) -> HttpResponse:
    """A report that was issued, with its files."""
    report = doors.issued_report_for(person_of_request(request), report_id)
    return render(request, "reports/issued.html", {"report": report})


@require_GET
def issued_file(request: HttpRequest, report_id: int, form: str) -> HttpResponse:
    """A file of an issued report, or its frozen figures as JSON."""
    report = doors.issued_report_for(person_of_request(request), report_id)
    files = {"docx": report.docx, "pdf": report.pdf, "xlsx": report.xlsx}
    if form in files:
        return send_file(request, files[form], inline="inline" in request.GET)
    if form != "json":
        raise Missing(_("Không tìm thấy bản in này."))
    data = press.as_text(report.figures)
    return HttpResponse(data, content_type=press.MEDIA_TYPES["json"])


def _enter(request: HttpRequest, unit_id: int, right: Right) -> tuple[Person, Unit]:
    person, unit = person_of_request(request), unit_for(unit_id)
    require(
        person,
        right,
        unit,
        because=_("Báo cáo của đơn vị này dành cho cấp ủy, cấp ủy cấp trên, quản trị và văn thư."),
    )
    return person, unit


def _report(unit: Unit, form: PeriodForm | None) -> ActivationReport:
    """The report of the period that was asked for; of the whole year until today without one.

    Raises:
        Invalid: what was asked for is no period.
    """
    if form is not None and form.is_bound and not form.is_valid():
        raise Invalid(_("Ngày của kỳ báo cáo chưa đúng. Ví dụ: 03/11/2026."))
    on, since = period_of(form) if form is not None else (None, None)
    day = on or doors.last_day(unit)
    return activation.activation_report(unit, since=since or first_day(day), day=day)


def _taken_away(
    person: Person, unit: Unit, report: ActivationReport
) -> tuple[activation.ToCall, ...] | None:
    """The list to call for who may see the roll; those on it can read who took it away."""
    if not doors.may_see_roster(person, unit):
        return None
    people = activation.to_call(report)
    note_openings(by=person, people=[one.person for one in people], what="export")
    return people


def _words_page(request: HttpRequest, unit: Unit, form: forms.Form) -> HttpResponse:
    context = {"page": pages.words_page(unit), "form": form}
    return render(request, "reports/words.html", context)


def _issue_page(request: HttpRequest, unit: Unit, form: forms.Form) -> HttpResponse:
    return render(request, "reports/issue.html", {"unit": unit, "form": form})
