"""The score sheet of a meeting."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sotay.meetings import actions, queries
from sotay.meetings.forms.score import ScoreForm
from sotay.meetings.views import room
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the record proposes, and what a person confirms."""
    person = person_of_request(request)
    room.note_versions(request, person, meeting_id)
    sheet = queries.score_sheet(person, meeting_id)
    if request.method != "POST":
        return _page(request, person, sheet, ScoreForm(rows=sheet.leaves))
    require(person, Right.MEETINGS_RUN, sheet.meeting)
    form = ScoreForm(request.POST, rows=sheet.leaves)
    return carry_out(
        request,
        form,
        lambda **_fields: actions.confirm_score(
            by=person, meeting=sheet.meeting, points=form.points(), remarks=form.remarks()
        ),
        to=reverse("meetings:score", args=[meeting_id]),
        again=lambda wrong: _page(request, person, sheet, wrong),
    )


def _page(
    request: HttpRequest,
    person: Person,
    sheet: queries.ScoreSheet,
    form: forms.Form,
) -> HttpResponse:
    values: dict[str, Any] = {"sheet": sheet, "held": sheet.meeting, "body": "score", "form": form}
    if sheet.sees_meeting:
        return room.page(request, "framed", person, sheet.meeting, tab="records", **values)
    return render(request, "meetings/outside.html", {"frame": None, **values})
