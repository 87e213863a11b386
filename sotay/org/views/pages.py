"""Pages of units and people."""

from datetime import date
from functools import partial

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sotay.kernel import clock
from sotay.org import actions, queries
from sotay.org.doors import person_of_request
from sotay.org.forms import DayForm, IdleTimeForm
from sotay.org.forms.directory import DirectoryForm
from sotay.org.openings import file_opened
from sotay.org.queries import directory as directories
from sotay.org.queries import pages
from sotay.org.queries.idle import chosen_idle_time
from sotay.policy import Right, may, require
from sotay.web.answers import carry_out


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """The tree of units on a day."""
    person_of_request(request)
    form, day = _asked_day(request)
    context = {"page": pages.tree_page(day), "form": form}
    return render(request, "org/tree.html", context, status=_status(form))


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A unit: its committee, its members for those who may see them, its history."""
    viewer = person_of_request(request)
    shown = queries.unit_for(unit_id)
    require(viewer, Right.ORG_TREE_SEE, shown)
    form, day = _asked_day(request)
    context = {
        "page": pages.unit_page(viewer, shown, day),
        "form": form,
        "may_set_idle_time": may(viewer, Right.ORG_IDLE_TIME_SET, shown),
    }
    return render(request, "org/unit.html", context, status=_status(form))


@require_GET
def directory(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Everybody in a unit and under it, found by name."""
    viewer = person_of_request(request)
    shown = queries.unit_for(unit_id)
    right = Right.ORG_ROSTER_SEE if shown.kind.is_cell else Right.ORG_DIRECTORY_SEE
    require(viewer, right, shown, because=_("Danh bạ của cả đơn vị dành cho cấp ủy và quản trị."))
    scope = directories.scope_of(viewer, shown, clock.today())
    form = DirectoryForm(
        request.GET or None, cells=scope.cells, titles=scope.titles, sees_status=scope.sees_status
    )
    page = directories.directory_page(viewer, scope, form.asked(), clock.today())
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "page": page,
        "form": form,
        "query": asked.urlencode(),
        "keeps": may(viewer, Right.ORG_PEOPLE_MANAGE, shown),
    }
    status = 422 if form.errors else 200
    return render(request, "org/directory.html", context, status=status)


@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """A person: posts, workplace, cell."""
    viewer = person_of_request(request)
    shown = queries.person_for(person_id)
    require(viewer, Right.ORG_PERSON_SEE, shown)
    file_opened(viewer, shown)
    page = pages.person_page(viewer, shown, clock.today())
    return render(request, "org/person.html", {"page": page})


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about whoever is signed in."""
    own = person_of_request(request)
    return render(request, "org/me.html", {"page": pages.own_page(own, clock.today())})


def _asked_day(request: HttpRequest) -> tuple[DayForm, date]:
    """The form, and the day it asks for; today when it asks for none or makes no sense."""
    form = DayForm(request.GET or None, initial={"on": clock.today()})
    asked = form.cleaned_data["on"] if form.is_valid() else None
    return form, asked or clock.today()


def _status(form: DayForm) -> int:
    return 422 if form.errors else 200


@require_http_methods(["GET", "POST"])
def idle_time(request: HttpRequest, unit_id: int) -> HttpResponse:
    """After how long without a touch the pages of a unit's people are covered."""
    viewer = person_of_request(request)
    shown = queries.unit_for(unit_id)
    require(viewer, Right.ORG_IDLE_TIME_SET, shown)

    def page(form: Form) -> HttpResponse:
        return render(request, "org/idle_time.html", {"unit": shown, "form": form})

    if request.method == "GET":
        return page(IdleTimeForm(initial={"minutes": chosen_idle_time(shown)}))
    return carry_out(
        request,
        IdleTimeForm(request.POST),
        partial(actions.set_idle_time, by=viewer, unit=shown),
        to=reverse("org:unit", args=[shown.pk]),
        again=page,
    )
