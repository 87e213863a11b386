"""Running the meeting: opening, the agenda's progress, closing, the desk, the projector."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.opinions import SpokenOpinionForm
from sotay.meetings.forms.polls import PollForm
from sotay.meetings.forms.running import ConclusionForm, ReasonForm, TaskForm
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.views import room
from sotay.meetings.views.votes import motion_form
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.web import qr


@require_POST
def opening(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting begins."""
    person, meeting = room.enter(request, meeting_id)
    return receive_bare(
        request,
        partial(actions.open_meeting, by=person, meeting=meeting),
        to=reverse("meetings:desk", args=[meeting_id]),
    )


@require_POST
def turn(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """The meeting turns to an item."""
    person, meeting = room.enter(request, meeting_id)
    item = queries.item_for(meeting, item_id)
    return receive_bare(
        request,
        partial(actions.go_to_item, by=person, meeting=meeting, item=item),
        to=reverse("meetings:desk", args=[meeting_id]),
    )


@require_POST
def closure(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting ends."""
    person, meeting = room.enter(request, meeting_id)
    return receive_bare(
        request,
        partial(actions.close_meeting, by=person, meeting=meeting),
        to=reverse("meetings:overview", args=[meeting_id]),
    )


@require_POST
def resumption(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """It was closed too early."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        ReasonForm(request.POST),
        partial(actions.resume_meeting, by=person, meeting=meeting),
        to=reverse("meetings:desk", args=[meeting_id]),
        again=lambda wrong: _desk_page(request, person, meeting, wrong),
    )


@require_GET
def agenda(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The tab "Chương trình": where the meeting is."""
    person, meeting = room.enter(request, meeting_id)
    return room.page(
        request,
        "agenda",
        person,
        meeting,
        tab="agenda",
        agenda=room.panel(request, meeting, "agenda"),
        outcome=room.panel(request, meeting, "outcome"),
    )


@require_GET
def desk(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The secretary's desk: everything that is done while people talk, on one page."""
    person, meeting = room.enter_showing(request, meeting_id, Right.MEETINGS_RUN, topics.ROLL)
    return _desk_page(request, person, meeting)


def _desk_page(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form | None = None
) -> HttpResponse:
    require(person, Right.MEETINGS_RUN, meeting)
    items, people = queries.item_choices(meeting), queries.people_choices(meeting)
    on_now = queries.item_on_now(meeting)
    initial = {"item": on_now} if on_now else {}
    return room.page(
        request,
        "desk",
        person,
        meeting,
        tab="desk",
        form=form,
        agenda=queries.agenda_panel(meeting),
        roll=queries.roll_panel(meeting),
        speaking=queries.speaking_panel(meeting),
        votes=queries.votes_panel(meeting),
        outcome=queries.outcome_panel(meeting),
        opinions=queries.opinions_of(person, meeting),
        rendered=None,
        spoken_form=SpokenOpinionForm(items=items, people=people, initial=initial),
        motion_form=motion_form(meeting, initial=initial),
        polls=queries.polls_panel(meeting),
        answered=queries.answered_polls(person=person, meeting=meeting),
        poll_form=PollForm(),
        conclusion_form=ConclusionForm(items=items, initial=initial),
        task_form=TaskForm(people=people),
        length_note=queries.full_length_note(meeting),
    )


@require_GET
def projector(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The wall of the hall: large, and nothing private."""
    _person, meeting = room.enter_showing(request, meeting_id, Right.MEETINGS_RUN, topics.HALL)
    values = {
        "meeting": meeting,
        "versions": queries.hall_versions(meeting),
        "panel": queries.hall_panel(meeting),
        "shared": False,
    }
    return render(request, "meetings/projector.html", values)


@never_cache
@require_GET
def check_in_code(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The QR code on the wall: a phone that reads it signs the roll."""
    _person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    code = queries.code_of(meeting)
    address = f"{reverse('meetings:check_in', args=[meeting_id])}?code={code}"
    picture = qr.svg(request.build_absolute_uri(address))
    return HttpResponse(picture, content_type="image/svg+xml")
