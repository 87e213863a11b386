"""The desk for a hall without a network: every act on one page, kept on the device."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.ledger.receipts import receive
from sotay.meetings import actions, queries
from sotay.meetings.forms.opinions import SpokenOpinionForm
from sotay.meetings.forms.running import ConclusionForm, HandVoteForm, PaperVoteForm, TaskForm
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.queries import topics
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right


@require_GET
def field_desk(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Everything that the one who runs the meeting may need, whatever state it is in.

    Without a network the page cannot follow the meeting's state; so it offers all acts, in the
    order of an evening, and the outbox sends them in the order in which they were done.
    """
    person, meeting = room.enter_showing(request, meeting_id, Right.MEETINGS_RUN, topics.ROLL)
    return _page(request, person, meeting)


@require_POST
def hand_vote(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A question with its counted hands."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        hand_vote_form(meeting, request.POST),
        lambda item, **counted: actions.record_hand_vote(
            by=person, meeting=meeting, item=queries.item_of(meeting, item), **counted
        ),
        to=reverse("meetings:field_desk", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, vote=wrong),
    )


@require_POST
def paper_vote(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A question with the counting record of its secret ballot."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    return receive(
        request,
        paper_vote_form(meeting, request.POST),
        lambda item, **counted: actions.record_paper_vote(
            by=person, meeting=meeting, item=queries.item_of(meeting, item), **counted
        ),
        to=reverse("meetings:field_desk", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, count=wrong),
    )


def hand_vote_form(meeting: Meeting, data: object = None) -> HandVoteForm:
    """The form, with the agenda and the questions that may be voted by hands."""
    return HandVoteForm(
        data,
        items=queries.item_choices(meeting),
        questions=queries.question_choices_by(Motion.Form.HANDS, meeting),
    )


def paper_vote_form(meeting: Meeting, data: object = None) -> PaperVoteForm:
    """The same for what is voted by secret ballots."""
    return PaperVoteForm(
        data,
        auto_id="paper-%s",
        items=queries.item_choices(meeting),
        questions=queries.question_choices_by(Motion.Form.PAPER, meeting),
    )


def _page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    vote: forms.Form | None = None,
    count: forms.Form | None = None,
) -> HttpResponse:
    items, people = queries.item_choices(meeting), queries.people_choices(meeting)
    return room.page(
        request,
        "field",
        person,
        meeting,
        tab="field",
        form=vote or count,
        roll=queries.roll_panel(meeting),
        agenda=queries.agenda_panel(meeting),
        spoken_form=SpokenOpinionForm(items=items, people=people),
        vote_form=vote or hand_vote_form(meeting),
        count_form=count or paper_vote_form(meeting),
        conclusion_form=ConclusionForm(items=items),
        task_form=TaskForm(people=people),
    )
