"""What every page of a meeting shares: who asks, the meeting, its frame and its tabs."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from sotay.live.actions import want
from sotay.live.handing import tickets_for
from sotay.meetings.models import Meeting
from sotay.meetings.queries import frame, once_for_all, panels, topics
from sotay.meetings.queries.doors import meeting_for
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.web.fragments import for_one, render_for_many

_VERSIONS = "sotay.meetings.live_versions"


def enter(request: HttpRequest, meeting_id: int) -> tuple[Person, Meeting]:
    """Who asks, and the meeting if it is for them."""
    person = person_of_request(request)
    note_versions(request, person, meeting_id)
    meeting = meeting_for(person, meeting_id)
    if request.method in ("GET", "HEAD"):  # an act looks for itself
        versions: dict[str, int] = request.META[_VERSIONS]
        meeting.seen_at = versions[topics.topic(meeting_id, topics.ROOM)]
    return person, meeting


def note_versions(request: HttpRequest, person: Person, meeting_id: int) -> None:
    """Read the live versions, before anything else of the meeting.

    What changes between the two reads then comes again as a frame, which changes nothing;
    the other way round it would be lost to this page.
    """
    request.META[_VERSIONS] = frame.live_versions(meeting_id, person.pk)


def enter_to(request: HttpRequest, meeting_id: int, right: Right) -> tuple[Person, Meeting]:
    """Who asks, and the meeting if they may do this in it: find, ask, and only then read forms.

    Raises:
        Forbidden: they see the meeting and may not do this.
    """
    person, meeting = enter(request, meeting_id)
    require(person, right, meeting)
    return person, meeting


def enter_showing(
    request: HttpRequest, meeting_id: int, right: Right, part: str
) -> tuple[Person, Meeting]:
    """``enter_to`` for a page that shows a part which few pages show: it is kept up from now on.

    The door comes first, for not everybody may want it; then everything is read again.
    """
    enter_to(request, meeting_id, right)
    want(topics=[topics.topic(meeting_id, part)])
    return enter_to(request, meeting_id, right)


def page(
    request: HttpRequest,
    template: str,
    person: Person,
    meeting: Meeting,
    *,
    tab: str,
    form: forms.Form | None = None,
    **values: Any,
) -> HttpResponse:
    """A page of the meeting inside its frame (title, what is on now, tabs)."""
    framed = frame.frame_of(person, meeting, tab, request.META[_VERSIONS])
    return render(
        request,
        f"meetings/{template}.html",
        {
            "frame": framed,
            "now": panel(request, meeting, "now"),
            "tickets": tickets_for(request, framed.versions),
            "form": form,
            "shared": False,
            **values,
        },
    )


def panel(request: HttpRequest, meeting: Meeting, name: str) -> Markup:
    """A panel of the room (``panels.PANELS``) as HTML: while it goes on, made once for all."""
    piece = once_for_all(meeting, f"html of {name}", partial(_rendered, meeting, name))
    return for_one(piece, request)


def _rendered(meeting: Meeting, name: str) -> str:
    return render_for_many(f"meetings/_{name}.html", panel=panels.PANELS[name](meeting))
