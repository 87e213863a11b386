"""Covering the pages, and coming back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts import doors, locking, sharing
from sotay.accounts.forms import UnlockForm
from sotay.accounts.queries.pins import has_pin
from sotay.accounts.views.answering import safe_next, see_other, try_form
from sotay.accounts.views.marks import open_when_held


@open_when_held
@never_cache
@require_http_methods(["GET", "POST"])
def lock(request: HttpRequest) -> HttpResponse:
    """The cover, on GET; cover the session now, on POST."""
    wanted = safe_next(request, request.GET.get("next", ""))
    if request.method == "POST":
        doors.account_of(request)
        locking.lock(request)
        return see_other(request, request.path)
    if not locking.is_locked(request):
        return see_other(request, wanted)
    return render(
        request,
        "accounts/locked.html",
        {**_context(request), "form": UnlockForm(initial={"next": wanted})},
    )


@open_when_held
@never_cache
@sensitive_post_parameters("pin", "password")
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Prove who holds the device, and go on."""
    account = doors.account_of(request)

    def act(pin: str, password: str, next: str) -> HttpResponse:  # noqa: A002 (the field)
        locking.prove(request, account, pin=pin, password=password)
        locking.resume(request)
        return see_other(request, safe_next(request, next))

    form = UnlockForm(request.POST)
    return try_form(request, form, act, "accounts/locked.html", _context(request))


@never_cache
@require_GET
def awake(request: HttpRequest) -> HttpResponse:
    """The page's script saw a touch: the session is in use."""
    locking.touch(request)
    return HttpResponse(status=204)


def _context(request: HttpRequest) -> dict[str, object]:
    account = doors.account_of(request)
    return {
        "has_pin": has_pin(account),
        "who": doors.name_of(account),
        "is_shared": sharing.is_shared(request),
    }
