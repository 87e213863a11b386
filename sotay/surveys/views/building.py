"""Making a survey: the list, the builder's page, its particulars, sections and preview."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.refusals import Forbidden, Missing
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import unit_for
from sotay.surveys.actions import building as actions
from sotay.surveys.forms.building import (
    NewSurveyForm,
    ParticularsForm,
    PlaceForm,
    SectionForm,
    SureForm,
    VersionForm,
)
from sotay.surveys.models import Survey
from sotay.surveys.queries import building as queries
from sotay.surveys.templates import templates
from sotay.web.answers import carry_out


def enter(request: HttpRequest, survey_id: int) -> tuple[Person, Survey]:
    """Who asks, and the survey, for those who make it."""
    person = person_of_request(request)
    return person, queries.kept_survey(person, survey_id)


def back_to(survey: Survey, key: str = "") -> str:
    """The builder's page, at a question or section."""
    address = reverse("surveys:build", args=[survey.pk])
    return f"{address}#{key}" if key else address


@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    """The surveys that one makes for one's units."""
    person = person_of_request(request)
    values = {"lines": queries.kept_surveys(person), "units": queries.kept_units(person)}
    return render(request, "surveys/kept.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a survey from a template, an earlier one, or nothing."""
    person = person_of_request(request)
    units = [(unit.pk, unit.name) for unit in queries.kept_units(person)]
    if not units:
        raise Forbidden(_("Đồng chí không tạo khảo sát cho đơn vị nào."))
    choices: dict[str, Any] = {"units": units, "sources": queries.sources(person)}
    if request.method != "POST":
        initial = {"source": request.GET.get("source", "")}
        return _new_page(request, NewSurveyForm(initial=initial, **choices))
    return carry_out(
        request,
        NewSurveyForm(request.POST, **choices),
        lambda unit, **how: actions.create_survey(by=person, unit=unit_for(unit), **how),
        to=back_to,
        again=partial(_new_page, request),
    )


@require_GET
def template(request: HttpRequest, code: str) -> HttpResponse:
    """A template as it would be asked."""
    person = person_of_request(request)
    found = queries.template_for(code)
    values = {
        "template": found,
        "sections": queries.section_lines(found.definition),
        "keeps": bool(queries.kept_units(person)),
    }
    return render(request, "surveys/template.html", values)


@require_GET
def build(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The survey with everything that can be done to it."""
    _person, survey = enter(request, survey_id)
    return build_page(request, survey)


@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Its name and first words."""
    person, survey = enter(request, survey_id)
    again = partial(_form_page, request, survey, "particulars")
    if request.method != "POST":
        return again(ParticularsForm(initial={"title": survey.title, "intro": survey.intro}))
    return carry_out(
        request,
        ParticularsForm(request.POST),
        partial(actions.describe_survey, by=person, survey=survey),
        to=back_to(survey),
        again=again,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, survey_id: int, section: str = "") -> HttpResponse:
    """A new section, or the name of one."""
    person, survey = enter(request, survey_id)
    found = queries.definition_of(survey).section(section) if section else None
    if section and found is None:
        raise Missing(_("Không tìm thấy phần này. Có thể người khác vừa bỏ."))
    again = partial(_form_page, request, survey, "section", key=section)
    if request.method != "POST":
        return again(SectionForm(initial={"words": found.words} if found else None))
    return carry_out(
        request,
        SectionForm(request.POST),
        partial(actions.put_section, by=person, survey=survey, key=section),
        to=partial(back_to, survey),
        again=again,
    )


@require_POST
def place(request: HttpRequest, survey_id: int) -> HttpResponse:
    """One step up or down."""
    person, survey = enter(request, survey_id)
    form = PlaceForm(request.POST)
    return carry_out(
        request,
        form,
        partial(actions.move, by=person, survey=survey),
        to=lambda _done: back_to(survey, form.cleaned_data["key"]),
        again=lambda wrong: build_page(request, survey, wrong),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, survey_id: int, key: str) -> HttpResponse:
    """Ask back, then take it out."""
    person, survey = enter(request, survey_id)
    words, free = queries.removal_words(queries.definition_of(survey), key)
    again = partial(_form_page, request, survey, "removal", key=key, words=words, free=free)
    if request.method != "POST":
        return again(SureForm(initial={"sure": True}))
    return carry_out(
        request,
        SureForm(request.POST),
        lambda sure: actions.remove(by=person, survey=survey, key=key),
        to=back_to(survey),
        again=again,
    )


@require_GET
def preview(request: HttpRequest, survey_id: int) -> HttpResponse:
    """As it will look on a phone."""
    _person, survey = enter(request, survey_id)
    values = {"survey": survey, **queries.preview_values(queries.definition_of(survey))}
    return render(request, "surveys/preview.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: HttpRequest, survey_id: int) -> HttpResponse:
    """What was changed since it is open; ask back, then ask it so from now on."""
    person, survey = enter(request, survey_id)
    again = partial(_versions_page, request, survey)
    if request.method != "POST":
        return again(None)
    return carry_out(
        request,
        VersionForm(request.POST),
        lambda sure, seen: actions.issue_version(by=person, survey=survey, seen=seen),
        to=reverse("surveys:versions", args=[survey.pk]),
        again=again,
    )


@require_POST
def changes_removal(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Forget what was changed and not issued."""
    person, survey = enter(request, survey_id)
    return carry_out(
        request,
        SureForm(request.POST),
        lambda sure: actions.drop_changes(by=person, survey=survey),
        to=back_to(survey),
        again=partial(_versions_page, request, survey),
    )


def build_page(
    request: HttpRequest, survey: Survey, wrong: forms.Form | None = None
) -> HttpResponse:
    """The builder's page, perhaps with an act that was refused."""
    values = {"page": queries.builder_page(survey), "wrong": wrong}
    return render(request, "surveys/build.html", values)


def _new_page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    return render(request, "surveys/new.html", {"form": form, "templates": templates()})


def _form_page(
    request: HttpRequest, survey: Survey, name: str, form: forms.Form, **values: object
) -> HttpResponse:
    return render(request, f"surveys/build_{name}.html", {"survey": survey, "form": form, **values})


def _versions_page(request: HttpRequest, survey: Survey, wrong: forms.Form | None) -> HttpResponse:
    page = queries.versions_page(survey)
    form = VersionForm(initial={"sure": True, "seen": page.seen})
    values = {"survey": survey, "page": page, "form": form, "wrong": wrong}
    return render(request, "surveys/versions.html", values)
