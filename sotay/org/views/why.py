"""Why somebody sees a thing, or does not: the facts behind the right."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_GET

from sotay.kernel import clock
from sotay.kernel.ids import HIGHEST_ID
from sotay.kernel.refusals import Refusal
from sotay.org import explaining
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries.grounds import why_page
from sotay.org.queries.pages import own_page


@require_GET
def why(request: HttpRequest) -> HttpResponse:
    """The explanation of the page at ``?at=``; of what one holds, where it is about nothing."""
    viewer = person_of_request(request)
    at = request.GET.get("at", "")
    asked = _asked(at)
    context: dict[str, object] = {"at": at if asked else "", "page": None, "own": None}
    if asked is None:
        context["own"] = own_page(viewer, clock.today())
    else:
        explained, number = asked
        subject = _found(explained, viewer, number)
        context["page"] = why_page(viewer, explained, subject, clock.today())
    return render(request, "org/why.html", context)


def _asked(at: str) -> tuple[explaining.Explained, int] | None:
    try:
        match = resolve(urlsplit(at).path)
    except (Resolver404, ValueError):
        return None
    return explaining.in_address(match.kwargs)


def _found(
    explained: explaining.Explained, viewer: Person, number: int
) -> explaining.Subject | None:
    """The thing; none where it is not there or not for this person: the two look alike."""
    if number > HIGHEST_ID:
        return None
    try:
        return explained.find(viewer, number)
    except Refusal:
        return None
