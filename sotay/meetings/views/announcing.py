"""The last step of the preparation: check and announce; later: put off, move, call off."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.clock import VIETNAM
from sotay.meetings import actions
from sotay.meetings.forms.preparation import EditionForm, ReasonForm, RescheduleForm
from sotay.meetings.models import Meeting
from sotay.meetings.views.preparation import act_on, back_to, enter, step_page
from sotay.org.models import Person
from sotay.web.answers import carry_out


@require_GET
def check(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 7: everything once more, what is warned of, and the button."""
    person, _meeting = enter(request, meeting_id)
    return step_page(request, person, meeting_id, "check")


@require_POST
def agreement(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The committee has agreed."""
    person, meeting = enter(request, meeting_id)
    act = partial(actions.agree_on_meeting, by=person, meeting=meeting)
    return act_on(request, person, meeting_id, "check", EditionForm(request.POST), act)


@require_POST
def announcement(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Invite everybody."""
    person, meeting = enter(request, meeting_id)
    return carry_out(
        request,
        EditionForm(request.POST),
        partial(actions.announce_meeting, by=person, meeting=meeting),
        to=reverse("meetings:overview", args=[meeting_id]),
        again=lambda wrong: step_page(request, person, meeting_id, "check", wrong=wrong),
    )


@require_POST
def postponement(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Put the meeting off."""
    return _with_reason(request, meeting_id, actions.postpone_meeting, "postponing")


@require_POST
def cancellation(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Call the meeting off."""
    return _with_reason(request, meeting_id, actions.cancel_meeting, "cancelling")


def _with_reason(
    request: HttpRequest, meeting_id: int, act: Callable[..., Meeting], name: str
) -> HttpResponse:
    person, meeting = enter(request, meeting_id)
    return carry_out(
        request,
        ReasonForm(request.POST, auto_id=f"id_{name}_%s"),
        partial(act, by=person, meeting=meeting),
        to=back_to(meeting_id, "changes"),
        again=lambda wrong: _changes_page(request, person, meeting, **{name: wrong}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Another hour or place, putting off, calling off: with a reason that the invited read."""
    person, meeting = enter(request, meeting_id)
    if request.method != "POST":
        return _changes_page(request, person, meeting)
    return carry_out(
        request,
        RescheduleForm(request.POST),
        partial(actions.reschedule_meeting, by=person, meeting=meeting),
        to=reverse("meetings:overview", args=[meeting_id]),
        again=lambda wrong: _changes_page(request, person, meeting, moving=wrong),
    )


def _changes_page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    *,
    moving: forms.Form | None = None,
    postponing: forms.Form | None = None,
    cancelling: forms.Form | None = None,
) -> HttpResponse:
    began = meeting.starts_at.astimezone(VIETNAM)
    now: dict[str, Any] = {"day": began.date(), "hour": began.time(), "place": meeting.place}
    return step_page(
        request,
        person,
        meeting.pk,
        "changes",
        moving=moving or RescheduleForm(initial=now),
        postponing=postponing or ReasonForm(auto_id="id_postponing_%s"),
        cancelling=cancelling or ReasonForm(auto_id="id_cancelling_%s"),
    )
