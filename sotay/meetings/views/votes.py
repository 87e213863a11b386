"""The tab "Biểu quyết": putting a question, voting, counting."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.running import (
    BallotForm,
    HandsForm,
    MotionForm,
    PaperCountForm,
    WordsForm,
)
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right, may, require


@require_http_methods(["GET", "HEAD", "POST"])
def motions(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The motions; put a new one."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        return _page(request, person, meeting)
    require(person, Right.MEETINGS_RUN, meeting)
    return receive(
        request,
        motion_form(meeting, request.POST),
        lambda item, **put: actions.open_motion(
            by=person, meeting=meeting, item=queries.item_of(meeting, item), **put
        ),
        to=reverse("meetings:motions", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, put=wrong),
    )


@require_POST
def ballot(request: HttpRequest, meeting_id: int, motion_id: int) -> HttpResponse:
    """A member votes on a phone."""
    person, meeting = room.enter(request, meeting_id)
    motion = queries.motion_of(meeting, motion_id)
    require(person, Right.MEETINGS_VOTE, motion)
    return _about_motion(
        request, person, meeting, BallotForm(request.POST), actions.cast_ballot, motion
    )


@require_POST
def hands(request: HttpRequest, meeting_id: int, motion_id: int) -> HttpResponse:
    """The hands counted in the hall."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    motion = queries.motion_of(meeting, motion_id)
    return _about_motion(
        request, person, meeting, HandsForm(request.POST), actions.count_hands, motion
    )


@require_POST
def paper_count(request: HttpRequest, meeting_id: int, motion_id: int) -> HttpResponse:
    """The counting record of a secret ballot."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    motion = queries.motion_of(meeting, motion_id)
    return _about_motion(
        request, person, meeting, PaperCountForm(request.POST), actions.count_paper, motion
    )


@require_POST
def result(request: HttpRequest, meeting_id: int, motion_id: int) -> HttpResponse:
    """Close a vote on phones."""
    person, meeting = room.enter(request, meeting_id)
    motion = queries.motion_of(meeting, motion_id)
    return receive_bare(
        request,
        partial(actions.close_phone_vote, by=person, motion=motion),
        to=reverse("meetings:motions", args=[meeting_id]),
    )


@require_POST
def reserved(request: HttpRequest, meeting_id: int, motion_id: int) -> HttpResponse:
    """A member of the minority reserves an opinion."""
    person, meeting = room.enter(request, meeting_id)
    motion = queries.motion_of(meeting, motion_id)
    require(person, Right.MEETINGS_VOTE, motion)
    return _about_motion(
        request, person, meeting, WordsForm(request.POST), actions.reserve_opinion, motion
    )


def motion_form(meeting: Meeting, data: Any = None, **kwargs: Any) -> MotionForm:
    """The form for a new motion, with the questions and forms of the meeting's rules."""
    return MotionForm(
        data,
        items=queries.item_choices(meeting),
        questions=queries.question_choices(meeting),
        ways=queries.way_choices(),
        **kwargs,
    )


def _about_motion(
    request: HttpRequest, person: Person, meeting: Meeting, form: forms.Form, act: Any, motion: Any
) -> HttpResponse:
    return receive(
        request,
        form,
        partial(act, by=person, motion=motion),
        to=reverse("meetings:motions", args=[meeting.pk]),
        again=lambda wrong: _page(request, person, meeting, wrong=wrong),
    )


def _page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    *,
    put: forms.Form | None = None,
    wrong: forms.Form | None = None,
) -> HttpResponse:
    may_run = may(person, Right.MEETINGS_RUN, meeting)
    return room.page(
        request,
        "votes",
        person,
        meeting,
        tab="votes",
        form=wrong or put,
        votes=queries.votes_panel(meeting),
        shown=room.panel(request, meeting, "votes"),
        own=queries.own_choices(person, meeting),
        motion_form=put or (motion_form(meeting) if may_run else None),
    )
