"""The list of meetings, and beginning a new one."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.refusals import Forbidden
from sotay.meetings import actions, queries
from sotay.meetings.forms.preparation import CallForm
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.doors import person_of_request
from sotay.web.answers import carry_out, done


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The meetings of all my units and bodies."""
    person = person_of_request(request)
    before = request.GET.get("before", "")
    page = queries.list_page(person, int(before) if before.isdecimal() else None)
    return render(request, "meetings/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose the unit or body and the kind; a draft is made from the templates."""
    person = person_of_request(request)
    choices = queries.call_choices(person)
    if not choices:
        raise Forbidden(_("Cấp ủy của đơn vị mới gọi được cuộc họp. Hãy báo bí thư."))
    keys = [(choice.key, choice.kind_name) for choice in choices]
    form = CallForm(request.POST or None, choices=keys)
    show = partial(_new_page, request, choices)
    if request.method != "POST":
        return show(form)
    return carry_out(
        request, form, partial(actions.call_meeting, by=person), to=_preparation, again=show
    )


def _new_page(
    request: HttpRequest, choices: list[queries.CallChoice], form: forms.Form
) -> HttpResponse:
    return render(
        request,
        "meetings/new.html",
        {"choices": choices, "form": form, "repeatable": queries.repeatable(choices)},
    )


@require_POST
def following(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Next month's meeting from this one ("Như tháng trước")."""
    person, meeting = room.enter(request, meeting_id)
    return done(request, _preparation(actions.repeat_meeting(by=person, previous=meeting)))


def _preparation(meeting: Meeting) -> str:
    return reverse("meetings:prepare", args=[meeting.pk])
