"""Who reaches the pages on which ways of signing in are changed, and what they see first."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from sotay.accounts import doors, second_step
from sotay.accounts.models import Account

View = Callable[..., HttpResponse]


def see_other(url: str) -> HttpResponse:
    """Go there now, with GET."""
    return HttpResponse(status=303, headers={"Location": url})


def at_sign_in() -> HttpResponse:
    """Nobody is awaited any more: from the beginning."""
    return see_other(reverse("accounts:sign_in"))


def for_whoever_proved_it(view: View) -> View:
    """A page that changes ways of signing in: first show again who you are, if that is long ago.

    The view gets the account too. A session left open on a table adds no key to it.
    """

    @wraps(view)
    def reached(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        account = doors.account_of(request)
        if not second_step.is_proved(request):
            return prove_it(request)
        return view(request, account, *args, **kwargs)

    return never_cache(reached)


def for_whoever_sets_up(view: View) -> View:
    """The same, and open to an administrator who has shown a password and has no second factor.

    They may set one up, and nothing else.
    """

    @wraps(view)
    def reached(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        awaited = second_step.awaited(request)
        if awaited is not None and awaited.sets_up:
            return view(request, awaited.account, *args, **kwargs)
        if doors.current(request) is None:
            return at_sign_in()
        return for_whoever_proved_it(view)(request, *args, **kwargs)

    return login_not_required(never_cache(reached))


def after_setting_up(request: HttpRequest, account: Account) -> HttpResponse:
    """The first factor is there: sign in whoever waited for it, and offer the sheet of codes."""
    awaited = second_step.awaited(request)
    if awaited is None:
        return see_other(reverse("accounts:safety"))
    doors.sign_in(request, account, is_whole=True)
    return see_other(f"{reverse('accounts:recovery_codes')}?{urlencode({'next': awaited.then})}")


def prove_it(request: HttpRequest) -> HttpResponse:
    """The page to come back to: of a write, the page with the button."""
    back = request.path if request.method == "GET" else reverse("accounts:safety")
    return see_other(f"{reverse('accounts:again')}?{urlencode({'next': back})}")
