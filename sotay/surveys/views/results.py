"""Pages of results: figures, what was written, the report."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.files.answers import send_file
from sotay.files.names import content_disposition
from sotay.kernel.refusals import Invalid, Missing
from sotay.ledger.receipts import receive_bare
from sotay.live.actions import want
from sotay.live.queries import versions_of
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.surveys import press
from sotay.surveys.actions import reporting as actions
from sotay.surveys.forms.reporting import PlanForm, PointForm, StepsForm
from sotay.surveys.models import OpinionPoint, Survey
from sotay.surveys.queries import doors_of_results as doors
from sotay.surveys.queries import report as report_queries
from sotay.surveys.queries import result_pages as pages
from sotay.surveys.queries import topics
from sotay.web.answers import carry_out

_FORM = forms.Form


@require_GET
def results(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The figures of everybody or of one unit, perhaps beside an earlier round."""
    person, survey = _enter(request, survey_id)
    unit, other = (
        _number(request, "unit"),
        doors.round_for(person, survey, _number(request, "with")),
    )
    # Before the figures: what comes in between the two is then sent again, and not missed.
    versions = _followed(survey) if unit is None and other is None else {}
    page = pages.results_page(person, survey, unit=unit, other=other)
    return render(request, "surveys/results.html", {"page": page, "versions": versions})


@require_GET
def opinions(request: HttpRequest, survey_id: int) -> HttpResponse:
    """What was written in free words, similar answers together."""
    _person, survey = _keep(request, survey_id)
    return _opinions_page(request, survey)


@require_http_methods(["GET", "HEAD", "POST"])
def point_new(request: HttpRequest, survey_id: int) -> HttpResponse:
    """A new point of the report, from the groups that were chosen (``g``)."""
    person, survey = _keep(request, survey_id)
    offered = doors.suggestions(survey)
    again = partial(_point_page, request, survey, None)
    if request.method != "POST":
        return again(PointForm(initial=_begun(request, survey), sources=_choices(offered)))
    return carry_out(
        request,
        PointForm(request.POST, sources=_choices(offered)),
        partial(actions.put_point, by=person, survey=survey, point=None),
        to=reverse("surveys:opinions", args=[survey.pk]),
        again=again,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, survey_id: int, point_id: int) -> HttpResponse:
    """Change a point, and see the answers that it stands for."""
    person, survey = _keep(request, survey_id)
    found = doors.point_for(survey, point_id)
    again = partial(_point_page, request, survey, found)
    if request.method != "POST":
        initial = {
            "chapter": found.chapter,
            "heading": found.heading,
            "words": found.words,
            "edition": found.edition,
        }
        return again(PointForm(initial=initial, sources=[]))
    return carry_out(
        request,
        PointForm(request.POST, sources=[]),
        partial(actions.put_point, by=person, survey=survey, point=found),
        to=reverse("surveys:opinions", args=[survey.pk]),
        again=again,
    )


@require_POST
def point_place(request: HttpRequest, survey_id: int, point_id: int) -> HttpResponse:
    """One place up or down."""
    person, survey = _keep(request, survey_id)
    found = doors.point_for(survey, point_id)
    return carry_out(
        request,
        StepsForm(request.POST),
        partial(actions.move_point, by=person, survey=survey, point=found),
        to=f"{reverse('surveys:opinions', args=[survey.pk])}#point-{found.pk}",
        again=partial(_opinions_page, request, survey),
    )


@require_POST
def point_removal(request: HttpRequest, survey_id: int, point_id: int) -> HttpResponse:
    """Take a point out of the report."""
    person, survey = _keep(request, survey_id)
    found = doors.point_for(survey, point_id)
    return receive_bare(
        request,
        partial(actions.remove_point, by=person, survey=survey, point=found),
        to=reverse("surveys:opinions", args=[survey.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The report as it stands, and how it is printed."""
    person, survey = _keep(request, survey_id)
    if request.method != "POST":
        plan = report_queries.plan_of(survey)
        names = ("attached_to", "forced", "charts", "edition")
        initial = {name: getattr(plan, name) for name in names}
        return _report_page(request, survey, PlanForm(initial=initial))
    return carry_out(
        request,
        PlanForm(request.POST),
        partial(actions.plan_report, by=person, survey=survey),
        to=reverse("surveys:report", args=[survey.pk]),
        again=partial(_report_page, request, survey),
    )


@require_POST
def publication(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Publish the report: figures and files of this hour."""
    person, survey = _keep(request, survey_id)
    return receive_bare(
        request,
        partial(actions.publish_report, by=person, survey=survey),
        to=reverse("surveys:report", args=[survey.pk]),
    )


@require_GET
def report_file(request: HttpRequest, survey_id: int, form: str) -> HttpResponse:
    """The report as it would be printed now, of everybody or of one unit."""
    _person, survey = _enter(request, survey_id)
    if form not in press.FORMS:
        raise Missing(_("Không tìm thấy bản in này."))
    printed, found = pages.printed(survey, _number(request, "unit"))
    charts = report_queries.plan_of(survey).charts
    answer = HttpResponse(
        press.rendered(form, printed, found, charts=charts),
        content_type=press.MEDIA_TYPES[form],
    )
    name = report_queries.file_name(survey, form, printed.unit)
    answer["Content-Disposition"] = content_disposition(name, inline=form == "pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def published(request: HttpRequest, survey_id: int) -> HttpResponse:
    """What was published, for everybody who was asked."""
    found = doors.published_for(person_of_request(request), survey_id)
    return render(request, "surveys/published.html", {"report": found})


@require_GET
def published_file(request: HttpRequest, survey_id: int, form: str) -> HttpResponse:
    """A file of what was published."""
    found = doors.published_for(person_of_request(request), survey_id)
    stored = {"docx": found.docx, "pdf": found.pdf, "xlsx": found.xlsx}.get(form)
    if stored is None:
        raise Missing(_("Không tìm thấy bản in này."))
    return send_file(request, stored, inline=form == "pdf")


def _followed(survey: Survey) -> dict[str, int]:
    """The live topic of figures that grow, with its version; empty where they do not."""
    if not topics.moves(survey):
        return {}
    followed = [topics.topic(survey.pk)]
    want(topics=followed)
    return versions_of(followed)


def _enter(request: HttpRequest, survey_id: int) -> tuple[Person, Survey]:
    person = person_of_request(request)
    return person, doors.survey_for_results(person, survey_id)


def _keep(request: HttpRequest, survey_id: int) -> tuple[Person, Survey]:
    """Who asks, and the survey, for those who put its report together."""
    person, survey = _enter(request, survey_id)
    require(person, Right.SURVEYS_KEEP, survey.unit)
    return person, survey


def _number(request: HttpRequest, name: str) -> int | None:
    """A number of the address; what is none leads nowhere.

    Raises:
        Invalid: something else stands there.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Invalid(_("Địa chỉ này không đúng. Hãy mở lại từ trang kết quả."))
    return int(text)


def _begun(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    """A point as it begins: with the words of the groups that were chosen."""
    chosen = doors.chosen(survey, request.GET.getlist("g"))
    return {
        "chapter": doors.chapter_of(survey, chosen),
        "heading": doors.heading_of(survey, chosen),
        "words": " ".join(one.words for one in chosen),
        "sources": [one.key for one in chosen],
        "edition": 0,
    }


def _choices(offered: list[Any]) -> list[tuple[str, str]]:
    return [(one.key, one.words) for one in offered]


def _opinions_page(
    request: HttpRequest, survey: Survey, wrong: _FORM | None = None
) -> HttpResponse:
    values = {"page": pages.opinions_page(survey), "wrong": wrong}
    return render(request, "surveys/opinions.html", values)


def _point_page(
    request: HttpRequest, survey: Survey, found: OpinionPoint | None, form: _FORM
) -> HttpResponse:
    values = {"survey": survey, "point": found, "form": form, **doors.traced(survey, found, form)}
    return render(request, "surveys/point.html", values)


def _report_page(request: HttpRequest, survey: Survey, form: _FORM) -> HttpResponse:
    values = {"page": pages.report_page(survey), "form": form}
    return render(request, "surveys/report.html", values)
