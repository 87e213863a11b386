"""The tab "Hỏi nhanh": asking the room, answering, closing."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.polls import ANONYMOUS, PollAnswerForm, PollForm
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.surveys.actions.answering import Outcome
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def polls(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the room was asked; ask it something."""
    person, meeting = room.enter(request, meeting_id)
    if request.method != "POST":
        return _page(request, person, meeting)
    require(person, Right.MEETINGS_RUN, meeting)
    form = PollForm(request.POST)
    return receive(
        request,
        form,
        lambda words, naming, **_more: actions.ask_room(
            by=person,
            meeting=meeting,
            words=words,
            answers=form.answers,
            anonymous=naming == ANONYMOUS,
        ),
        to=reverse("meetings:polls", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, asking=wrong),
    )


@require_POST
def poll_answer(request: HttpRequest, meeting_id: int, poll_id: int) -> HttpResponse:
    """Somebody who is there answers.

    No receipt, as with every sheet: it would keep a digest of what was answered. A second
    sending is found by the invitation.
    """
    person, meeting = room.enter(request, meeting_id)
    poll = queries.poll_of(meeting, poll_id)
    queries.asked_in(poll, person)
    to = reverse("meetings:polls", args=[meeting_id])
    return carry_out(
        request,
        PollAnswerForm(request.POST),
        lambda choice, **_more: actions.answer_poll(
            by=person, meeting=meeting, poll=poll, choice=choice
        ),
        to=lambda outcome: f"{to}?again" if outcome is Outcome.AGAIN else to,
        again=lambda wrong: _page(request, person, meeting, wrong=wrong),
    )


@require_POST
def poll_closure(request: HttpRequest, meeting_id: int, poll_id: int) -> HttpResponse:
    """Nobody answers any more."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    poll = queries.poll_of(meeting, poll_id)
    return receive_bare(
        request,
        partial(actions.close_poll, by=person, meeting=meeting, poll=poll),
        to=reverse("meetings:polls", args=[meeting_id]),
    )


def _page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    *,
    asking: forms.Form | None = None,
    wrong: forms.Form | None = None,
) -> HttpResponse:
    may_run = may(person, Right.MEETINGS_RUN, meeting)
    return room.page(
        request,
        "polls",
        person,
        meeting,
        tab="polls",
        form=wrong,
        shown=room.panel(request, meeting, "polls"),
        answered=queries.answered_polls(meeting, person),
        is_again="again" in request.GET,
        poll_form=asking or (PollForm() if may_run else None),
    )
