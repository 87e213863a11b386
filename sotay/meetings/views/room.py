"""What every page of a meeting shares: who asks, the meeting, its frame and its tabs."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.live.actions import want
from sotay.live.handing import tickets_for
from sotay.meetings.models import Meeting
from sotay.meetings.queries import frame, topics
from sotay.meetings.queries.doors import meeting_for
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right, require

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
            "tickets": tickets_for(request, framed.versions),
            "form": form,
            "shared": False,
            **values,
        },
    )
