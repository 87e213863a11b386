"""The roll: kept by the secretary, or signed by the member with the code of the hall."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.running import CheckInForm, GuestForm, MarkForm, PersonForm
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right


@require_GET
def roll(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The whole roll, for the one who keeps it."""
    person, meeting = room.enter_showing(request, meeting_id, Right.MEETINGS_RUN, topics.ROLL)
    return _page(request, person, meeting)


@require_POST
def mark(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The secretary notes how one person is present."""
    keeper, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        MarkForm(request.POST),
        lambda person, **noted: actions.mark(
            by=keeper, meeting=meeting, person=queries.on_roll(meeting, person), **noted
        ),
        to=reverse("meetings:roll", args=[meeting_id]),
        again=partial(_page, request, keeper, meeting),
    )


@require_POST
def rest(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Everybody else is present."""
    person, meeting = room.enter(request, meeting_id)
    return receive_bare(
        request,
        partial(actions.mark_rest_present, by=person, meeting=meeting),
        to=reverse("meetings:roll", args=[meeting_id]),
    )


@require_POST
def leaving(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Somebody leaves early."""
    keeper, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        PersonForm(request.POST),
        lambda person: actions.mark_left(
            by=keeper, meeting=meeting, person=queries.on_roll(meeting, person)
        ),
        to=reverse("meetings:roll", args=[meeting_id]),
        again=partial(_page, request, keeper, meeting),
    )


@require_POST
def guest(request: HttpRequest, meeting_id: int, guest_id: int) -> HttpResponse:
    """A guest came, or did not."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        GuestForm(request.POST),
        partial(actions.mark_guest, by=person, guest=queries.guest_for(meeting, guest_id)),
        to=reverse("meetings:roll", args=[meeting_id]),
        again=partial(_page, request, person, meeting),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A member signs the roll; the QR code of the hall leads here with the code filled in."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        form = CheckInForm(initial={"code": request.GET.get("code", "")})
        return _check_in_page(request, person, meeting, form)
    return receive(
        request,
        CheckInForm(request.POST),
        partial(actions.check_in, by=person, meeting=meeting),
        to=reverse("meetings:agenda", args=[meeting_id]),
        again=partial(_check_in_page, request, person, meeting),
    )


def _check_in_page(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form
) -> HttpResponse:
    return room.page(request, "check_in", person, meeting, tab="agenda", form=form)


def _page(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form | None = None
) -> HttpResponse:
    return room.page(
        request,
        "roll",
        person,
        meeting,
        tab="roll",
        form=form,
        roll=queries.roll_panel(meeting),
        excuses=queries.excuses(meeting),
    )
