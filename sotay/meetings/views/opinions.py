"""The tab "Ý kiến": what is said, and saying it."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sotay.ledger.receipts import receive
from sotay.meetings import actions, queries
from sotay.meetings.forms.opinions import KeepOutForm, OpinionForm, ReplyForm, SpokenOpinionForm
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.web.fragments import for_one, render_for_many


@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Read what was said; say something."""
    person, meeting = room.enter(request, meeting_id)
    form = OpinionForm(request.POST or None, items=queries.item_choices(meeting))
    if request.method != "POST":
        return _page(request, person, meeting, form)
    require(person, Right.MEETINGS_POST_OPINION, meeting)
    return receive(
        request,
        form,
        lambda item, **said: actions.post_opinion(
            by=person, meeting=meeting, item=queries.item_of(meeting, item), **said
        ),
        to=reverse("meetings:opinions", args=[meeting_id]),
        again=partial(_page, request, person, meeting),
    )


@require_POST
def spoken(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The secretary writes down what somebody said aloud."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    form = SpokenOpinionForm(
        request.POST,
        items=queries.item_choices(meeting),
        people=queries.people_choices(meeting),
    )
    return receive(
        request,
        form,
        lambda item, speaker, **said: actions.record_spoken_opinion(
            by=person,
            meeting=meeting,
            item=queries.item_of(meeting, item),
            speaker=queries.person_in(meeting, speaker),
            **said,
        ),
        to=reverse("meetings:opinions", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, None, spoken_form=wrong),
    )


@require_POST
def reply(request: HttpRequest, meeting_id: int, opinion_id: int) -> HttpResponse:
    """The chair answers an opinion."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    opinion = queries.opinion_for(person, meeting_id, opinion_id)
    return receive(
        request,
        ReplyForm(request.POST),
        partial(actions.reply_to_opinion, by=person, opinion=opinion),
        to=reverse("meetings:opinions", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, None, wrong=wrong),
    )


@require_POST
def keeping(request: HttpRequest, meeting_id: int, opinion_id: int) -> HttpResponse:
    """Leave an opinion out of the minutes, or take it back in."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_RUN)
    opinion = queries.opinion_for(person, meeting_id, opinion_id)
    return receive(
        request,
        KeepOutForm(request.POST),
        partial(actions.keep_out_of_minutes, by=person, opinion=opinion),
        to=reverse("meetings:opinions", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, None, wrong=wrong),
    )


def _page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    form: forms.Form | None,
    *,
    spoken_form: forms.Form | None = None,
    wrong: forms.Form | None = None,
) -> HttpResponse:
    items, people = queries.item_choices(meeting), queries.people_choices(meeting)
    may_run = may(person, Right.MEETINGS_RUN, meeting)
    return room.page(
        request,
        "opinions",
        person,
        meeting,
        tab="opinions",
        form=form or OpinionForm(items=items),
        spoken_form=spoken_form
        or (SpokenOpinionForm(items=items, people=people) if may_run else None),
        wrong=wrong,
        **_what_was_said(request, person, meeting),
        may_post=queries.may_speak_now(person, meeting),
    )


def _what_was_said(request: HttpRequest, person: Person, meeting: Meeting) -> dict[str, Any]:
    """The list: rendered once for all who read the same, line by line for the others."""
    require(person, Right.MEETINGS_READ_OPINIONS, meeting)
    if not queries.reads_what_all_read(person, meeting):
        return {"opinions": queries.opinions_of(person, meeting), "rendered": None}
    lines = queries.once_for_all(meeting, "opinions", partial(_lines_for_all, meeting))
    return {"opinions": (), "rendered": for_one(lines, request)}


def _lines_for_all(meeting: Meeting) -> str:
    lines = queries.opinions_for_all(meeting, topics.ROOM)
    return render_for_many("meetings/_opinion_lines.html", opinions=lines)
