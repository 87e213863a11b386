"""Preparing a meeting: the steps, each a page of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.documents.queries import attachable
from sotay.kernel.clock import VIETNAM
from sotay.meetings import actions, queries
from sotay.meetings.forms.preparation import (
    DetailsForm,
    EditionForm,
    EditItemForm,
    FromLibraryForm,
    GuestForm,
    ItemForm,
    MoveForm,
    ResultForm,
)
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.models import Person
from sotay.org.queries import person_for
from sotay.policy import Right, require
from sotay.web.answers import carry_out

STEPS = ("details", "agenda", "papers", "guests", "tasks", "resolution", "check")


def enter(request: HttpRequest, meeting_id: int) -> tuple[Person, Meeting]:
    """Who asks, and the meeting, for those who prepare it."""
    person, meeting = room.enter(request, meeting_id)
    require(person, Right.MEETINGS_PREPARE, meeting)
    return person, meeting


def step_page(
    request: HttpRequest,
    person: Person,
    meeting_id: int,
    step: str,
    *,
    form: forms.Form | None = None,
    wrong: forms.Form | None = None,
    **values: Any,
) -> HttpResponse:
    """A step of the preparation as it is now: after a refusal, with what others changed."""
    meeting = queries.meeting_for(person, meeting_id)
    page = queries.preparation_page(meeting, person)
    # The page from which this was sent knows an older edition: say what happened since.
    seen = _seen(request)
    newer = seen is not None and seen < meeting.edition
    changes = queries.changes_since(meeting, seen) if newer and seen is not None else []
    return room.page(
        request,
        f"prepare_{step}" if step else "prepare",
        person,
        meeting,
        tab="prepare",
        form=form or _blank(step, meeting),
        page=page,
        changes=changes,
        wrong=wrong,
        number=STEPS.index(step) + 1 if step in STEPS else 0,
        **{**_beside(step, person), **values},
    )


def _beside(step: str, person: Person) -> dict[str, forms.Form]:
    """Further forms that a step offers."""
    if step != "papers":
        return {}
    return {"library": FromLibraryForm(documents=attachable(person))}


def _blank(step: str, meeting: Meeting) -> forms.Form | None:
    """The form that a step offers, when it is shown again for another reason."""
    if step == "agenda":
        return ItemForm()
    if step == "guests":
        return GuestForm(people=queries.guest_choices(meeting))
    return None


def _seen(request: HttpRequest) -> int | None:
    typed = request.POST.get("edition", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def back_to(meeting_id: int, step: str) -> str:
    """The address of a step."""
    return reverse(f"meetings:prepare_{step}", args=[meeting_id])


def act_on(
    request: HttpRequest,
    person: Person,
    meeting_id: int,
    step: str,
    form: forms.Form,
    act: Callable[..., Any],
    beside: forms.Form | None = None,
) -> HttpResponse:
    """Carry out a small act of a step; refused, the step shows its own form (``beside``) empty."""
    return carry_out(
        request,
        form,
        act,
        to=back_to(meeting_id, step),
        again=lambda wrong: step_page(request, person, meeting_id, step, form=beside, wrong=wrong),
    )


@require_GET
def prepare(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """All steps with how they stand."""
    person, _meeting = enter(request, meeting_id)
    return step_page(request, person, meeting_id, "")


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 1: what, when, where, who leads."""
    person, meeting = enter(request, meeting_id)
    choices: dict[str, Any] = {
        "kinds": queries.kinds_beside(meeting),
        "people": queries.chair_choices(meeting),
    }
    if request.method != "POST":
        form = DetailsForm(initial=_particulars(meeting), **choices)
        return step_page(request, person, meeting_id, "details", form=form, before={})
    return carry_out(
        request,
        DetailsForm(request.POST, **choices),
        partial(actions.edit_details, by=person, meeting=meeting),
        to=back_to(meeting_id, "agenda"),
        again=lambda wrong: step_page(
            request,
            person,
            meeting_id,
            "details",
            form=wrong,
            before=_differences(wrong, queries.meeting_for(person, meeting_id)),
        ),
    )


def _particulars(meeting: Meeting) -> dict[str, Any]:
    began = meeting.starts_at.astimezone(VIETNAM)
    return {
        "edition": meeting.edition,
        "kind": meeting.kind,
        "title": meeting.title,
        "day": began.date(),
        "hour": began.time(),
        "planned_minutes": meeting.planned_minutes,
        "place": meeting.place,
        "online_link": meeting.online_link,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
        "dues_notice": meeting.dues_notice,
    }


def _differences(typed: forms.Form, meeting: Meeting) -> dict[str, str]:
    """Where the saved value is another than the typed one: field → saved value in words."""
    found: dict[str, str] = {}
    for name, saved in _particulars(meeting).items():
        value = typed.cleaned_data.get(name) if hasattr(typed, "cleaned_data") else None
        if name == "edition" or value is None or value == saved:
            continue
        choices = dict(getattr(typed.fields[name], "choices", ()))
        found[name] = str(choices.get(saved, saved if isinstance(saved, str | int) else ""))
        if name == "day":
            found[name] = saved.strftime("%d/%m/%Y")
        if name == "hour":
            found[name] = saved.strftime("%H:%M")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 2: the points of the agenda; add one."""
    person, meeting = enter(request, meeting_id)
    if request.method != "POST":
        return step_page(request, person, meeting_id, "agenda")
    return carry_out(
        request,
        ItemForm(request.POST),
        partial(actions.add_item, by=person, meeting=meeting),
        to=back_to(meeting_id, "agenda"),
        again=lambda wrong: step_page(request, person, meeting_id, "agenda", form=wrong),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """One point of the agenda, to be edited."""
    person, meeting = enter(request, meeting_id)
    found = queries.item_for(meeting, item_id)
    show = partial(_item_page, request, person, meeting_id, item_id)
    if request.method != "POST":
        initial = {
            "title": found.title,
            "part": found.part,
            "minutes": found.minutes,
            "presenter": found.presenter,
            "is_report": found.is_report,
        }
        return show(EditItemForm(initial=initial))
    return carry_out(
        request,
        EditItemForm(request.POST),
        partial(actions.edit_item, by=person, meeting=meeting, item=found),
        to=back_to(meeting_id, "agenda"),
        again=show,
    )


def _item_page(
    request: HttpRequest, person: Person, meeting_id: int, item_id: int, form: forms.Form
) -> HttpResponse:
    return step_page(request, person, meeting_id, "agenda", form=form, edited=item_id)


@require_POST
def item_place(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Move a point up or down."""
    person, meeting = enter(request, meeting_id)
    act = partial(
        actions.move_item, by=person, meeting=meeting, item=queries.item_for(meeting, item_id)
    )
    return act_on(request, person, meeting_id, "agenda", MoveForm(request.POST), act, ItemForm())


@require_POST
def item_removal(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Take a point out."""
    person, meeting = enter(request, meeting_id)
    act = partial(
        actions.remove_item, by=person, meeting=meeting, item=queries.item_for(meeting, item_id)
    )
    return act_on(request, person, meeting_id, "agenda", EditionForm(request.POST), act, ItemForm())


@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 4: guests; invite one."""
    person, meeting = enter(request, meeting_id)
    if request.method != "POST":
        return step_page(request, person, meeting_id, "guests")
    return carry_out(
        request,
        GuestForm(request.POST, people=queries.guest_choices(meeting)),
        partial(_invite, person, meeting),
        to=back_to(meeting_id, "guests"),
        again=lambda wrong: step_page(request, person, meeting_id, "guests", form=wrong),
    )


def _invite(by: Person, meeting: Meeting, person: int | None, **guest: str) -> Any:
    found = person_for(person) if person else None
    return actions.invite_guest(by=by, meeting=meeting, person=found, **guest)


@require_POST
def guest_removal(request: HttpRequest, meeting_id: int, guest_id: int) -> HttpResponse:
    """Take a guest off the list."""
    person, meeting = enter(request, meeting_id)
    act = partial(
        actions.remove_guest, by=person, meeting=meeting, guest=queries.guest_for(meeting, guest_id)
    )
    beside = GuestForm(people=queries.guest_choices(meeting))
    return act_on(request, person, meeting_id, "guests", forms.Form(request.POST), act, beside)


@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 5: the tasks of earlier meetings; ask for those that came since."""
    person, meeting = enter(request, meeting_id)
    if request.method != "POST":
        return step_page(request, person, meeting_id, "tasks")
    act = partial(actions.refresh_carried, by=person, meeting=meeting)
    return act_on(request, person, meeting_id, "tasks", EditionForm(request.POST), act)


@require_POST
def task_result(request: HttpRequest, meeting_id: int, carried_id: int) -> HttpResponse:
    """The result of a carried task in the words of the resolution."""
    person, meeting = enter(request, meeting_id)
    act = partial(
        actions.note_result,
        by=person,
        meeting=meeting,
        carried=queries.carried_for(meeting, carried_id),
    )
    return act_on(request, person, meeting_id, "tasks", ResultForm(request.POST), act)
