"""The page "Thông báo": what I was told, and reading it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.notices import actions, queries
from sotay.org.doors import person_of_request
from sotay.web.answers import done


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What I was told, the newest first."""
    person = person_of_request(request)
    lines = queries.lines_of(person.pk)
    return render(request, "notices/list.html", {"lines": lines, "shared": False})


@require_POST
def reading(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Open one: it is read from then on, and its page is shown."""
    person = person_of_request(request)
    notice = actions.mark_read(by=person, notice=queries.notice_for(person, notice_id))
    return done(request, notice.address)


@require_POST
def readings(request: HttpRequest) -> HttpResponse:
    """All of them are read."""
    actions.mark_all_read(by=person_of_request(request))
    return done(request, reverse("notices:list"))
