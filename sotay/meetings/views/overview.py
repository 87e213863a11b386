"""The first page of a meeting: when, where, my answer."""

from functools import partial
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.ledger.receipts import receive
from sotay.meetings import actions, queries
from sotay.meetings.forms.preparation import AnswerForm
from sotay.meetings.models import Meeting
from sotay.meetings.rules import calendar
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right


@require_GET
def overview(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The member's face of a meeting, by its state."""
    person, meeting = room.enter(request, meeting_id)
    return _page(request, person, meeting, None)


@require_POST
def answer(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Say "dự" or "xin vắng"."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_ANSWER)
    return receive(
        request,
        AnswerForm(request.POST),
        partial(actions.answer_invitation, by=person, meeting=meeting),
        to=reverse("meetings:overview", args=[meeting_id]),
        again=partial(_page, request, person, meeting),
    )


@require_GET
def calendar_file(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting for the calendar of a phone."""
    _person, meeting = room.enter(request, meeting_id)
    text = calendar.entry(**cast(Any, queries.calendar_entry(meeting)))
    return HttpResponse(
        text.encode(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="sinh-hoat.ics"'},
    )


def _page(
    request: HttpRequest, person: Person, meeting: Meeting, wrong: forms.Form | None
) -> HttpResponse:
    page = queries.overview_page(person, meeting)
    own = {"answer": page.own_answer, "reason": page.own_reason}
    return room.page(
        request,
        "overview",
        person,
        meeting,
        tab="overview",
        form=wrong or AnswerForm(initial=own),
        page=page,
    )
