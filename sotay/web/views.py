"""The pages that belong to no feature: today, the rest of the menu, the look."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts.doors import account_of
from sotay.kernel import clock
from sotay.web import today as first_page
from sotay.web.answers import see_other
from sotay.web.doors import open_to_all
from sotay.web.look import keep_look

_WORKER = [
    *(f"vendor/workbox-{part}-7.4.1.prod.js" for part in ("core", "routing", "strategies")),
    "js/device/worker.js",
]


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The first page: what now?"""
    cards = first_page.cards_for(account_of(request))
    return render(request, "web/today.html", {"cards": cards, "now": clock.now()})


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """Everything that has no place in the bottom bar, the look, and the way out."""
    return render(request, "web/more.html")


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """What this browser has not sent yet; only the browser knows, and writes it there."""
    return render(request, "web/outbox.html")


@open_to_all
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """What a browser shows when there is no network and no copy of the page; it holds nothing."""
    return render(request, "web/offline.html")


@open_to_all
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker's beginning: at the root, so that it may answer for every page.

    Its parts are named with the hash of their content, so a new version makes a new worker.
    """
    del request
    parts = [static(f"web/{part}") for part in _WORKER]
    answer = HttpResponse(f"importScripts(...{json.dumps(parts)});\n", "text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_all
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What this is, and whose work stands in it."""
    return render(request, "web/about.html")


@open_to_all
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep the size of the text and the theme, and go back to the same page."""
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = see_other(back if ours else "/")
    keep_look(
        response,
        text=request.POST.get("text", ""),
        theme=request.POST.get("theme", ""),
        secure=request.is_secure(),
    )
    return response
