"""What every page of a meeting shares: who asks, the meeting, its frame and its tabs."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.meetings.models import Meeting
from sotay.meetings.queries import frame
from sotay.meetings.queries.doors import meeting_for
from sotay.org.doors import person_of_request
from sotay.org.models import Person


def enter(request: HttpRequest, meeting_id: int) -> tuple[Person, Meeting]:
    """Who asks, and the meeting if it is for them."""
    person = person_of_request(request)
    return person, meeting_for(person, meeting_id)


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
    # The frame reads the live versions first, so that no change between that read and the
    # page's own data is lost: it comes again as a frame, and morphing twice changes nothing.
    framed = frame.frame_of(person, meeting, tab)
    return render(
        request,
        f"meetings/{template}.html",
        {"frame": framed, "form": form, "shared": False, **values},
    )


def who(request: HttpRequest) -> Person:
    """The person who asks."""
    return person_of_request(request)
