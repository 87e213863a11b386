"""The speaking list, private notes, conclusions and tasks."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.running import (
    ClientIdForm,
    ConclusionForm,
    NoteForm,
    TaskForm,
)
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right, require


@require_http_methods(["GET", "HEAD", "POST"])
def speaking(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The speaking list; put up a hand."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        return _speaking_page(request, person, meeting, None)
    require(person, Right.MEETINGS_ASK_TO_SPEAK, meeting)
    return receive(
        request,
        ClientIdForm(request.POST),
        partial(actions.ask_to_speak, by=person, meeting=meeting),
        to=reverse("meetings:speaking", args=[meeting_id]),
        again=partial(_speaking_page, request, person, meeting),
    )


@require_POST
def withdrawal(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Take the hand down."""
    person, meeting = room.enter(request, meeting_id)
    return receive_bare(
        request,
        partial(actions.withdraw_request, by=person, meeting=meeting),
        to=reverse("meetings:speaking", args=[meeting_id]),
    )


@require_POST
def floor(request: HttpRequest, meeting_id: int, request_id: int) -> HttpResponse:
    """Give the floor."""
    person, meeting = room.enter(request, meeting_id)
    hand = queries.speaking_request_for(meeting, request_id)
    return receive_bare(
        request,
        partial(actions.call_to_speak, by=person, request=hand),
        to=reverse("meetings:desk", args=[meeting_id]),
    )


@require_POST
def floor_end(request: HttpRequest, meeting_id: int, request_id: int) -> HttpResponse:
    """The speaker is done."""
    person, meeting = room.enter(request, meeting_id)
    hand = queries.speaking_request_for(meeting, request_id)
    return receive_bare(
        request,
        partial(actions.finish_speaking, by=person, request=hand),
        to=reverse("meetings:desk", args=[meeting_id]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The tab "Ghi chép": one's own notes."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        own = queries.note_of(person, meeting)
        form = NoteForm(initial={"words": own.words, "seen": own.seen})
        return _note_page(request, person, meeting, form)
    return receive(
        request,
        NoteForm(request.POST),
        partial(actions.keep_note, by=person, meeting=meeting),
        to=reverse("meetings:note", args=[meeting_id]),
        again=partial(_note_page, request, person, meeting),
    )


@require_POST
def paper_note(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """One's own note beside a paper."""
    person, meeting = room.enter(request, meeting_id)
    paper = queries.paper_for(person, meeting_id, paper_id)
    return receive(
        request,
        NoteForm(request.POST),
        partial(actions.keep_note, by=person, meeting=meeting, paper=paper),
        to=reverse("meetings:paper", args=[meeting_id, paper_id]),
        again=partial(_note_page, request, person, meeting),
    )


@require_POST
def conclusions(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The chair concludes."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        ConclusionForm(request.POST, items=queries.item_choices(meeting)),
        lambda item, **said: actions.conclude(
            by=person, meeting=meeting, item=queries.item_of(meeting, item), **said
        ),
        to=reverse("meetings:outcome", args=[meeting_id]),
        again=lambda wrong: _outcome_page(request, person, meeting, conclusion_form=wrong),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Conclusions and tasks; give a task."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        return _outcome_page(request, person, meeting)
    require(person, Right.MEETINGS_RUN, meeting)
    return receive(
        request,
        TaskForm(request.POST, people=queries.people_choices(meeting)),
        lambda assignee, **given: actions.assign_task(
            by=person, meeting=meeting, assignee=queries.on_roll(meeting, assignee), **given
        ),
        to=reverse("meetings:outcome", args=[meeting_id]),
        again=lambda wrong: _outcome_page(request, person, meeting, task_form=wrong),
    )


def _speaking_page(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form | None
) -> HttpResponse:
    return room.page(
        request,
        "speaking",
        person,
        meeting,
        tab="speaking",
        form=form,
        speaking=queries.speaking_panel(meeting),
    )


def _note_page(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form
) -> HttpResponse:
    return room.page(request, "note", person, meeting, tab="note", form=form)


def _outcome_page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    *,
    conclusion_form: forms.Form | None = None,
    task_form: forms.Form | None = None,
) -> HttpResponse:
    require(person, Right.MEETINGS_RUN, meeting)
    return room.page(
        request,
        "outcome",
        person,
        meeting,
        tab="outcome",
        form=conclusion_form or task_form,
        outcome=queries.outcome_panel(meeting),
        conclusion_form=conclusion_form or ConclusionForm(items=queries.item_choices(meeting)),
        task_form=task_form or TaskForm(people=queries.people_choices(meeting)),
    )
