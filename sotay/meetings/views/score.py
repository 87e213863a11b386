"""The score sheet of a meeting."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sotay.meetings import actions, queries
from sotay.meetings.forms.score import ScoreForm
from sotay.meetings.models import Meeting
from sotay.meetings.views import room
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import may
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the record proposes, and what a person confirms."""
    person = person_of_request(request)
    meeting = queries.scored_meeting_for(person, meeting_id)
    sheet = queries.score_sheet(person, meeting)
    if request.method != "POST":
        return _page(request, person, meeting, sheet, ScoreForm(rows=sheet.leaves))
    form = ScoreForm(request.POST, rows=sheet.leaves)
    return carry_out(
        request,
        form,
        lambda **_fields: actions.confirm_score(
            by=person, meeting=meeting, points=form.points(), remarks=form.remarks()
        ),
        to=reverse("meetings:score", args=[meeting_id]),
        again=lambda wrong: _page(request, person, meeting, sheet, wrong),
    )


def _page(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    sheet: queries.ScoreSheet,
    form: forms.Form,
) -> HttpResponse:
    values = {"sheet": sheet, "meeting": meeting}
    if may(person, queries.right_to_see(meeting), meeting):
        return room.page(
            request, "framed", person, meeting, tab="records", body="score", form=form, **values
        )
    alone = {"body": "score", "frame": None, "form": form, **values}
    return render(request, "meetings/outside.html", alone)
