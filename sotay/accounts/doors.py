"""The seam between the product and whatever signs people in.

Everything outside this folder that asks "who is this" or signs somebody in goes through
these functions; what stands behind them may change.
"""

from collections.abc import Callable

from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel.refusals import Forbidden

BACKEND = "django.contrib.auth.backends.ModelBackend"

_ways_in: dict[str, str | Promise] = {}


def offer_way_in(label: str | Promise, url_name: str) -> None:
    """Show one more way in on the sign-in page; called in ``AppConfig.ready``."""
    _ways_in[url_name] = label


def ways_in() -> list[tuple[str, str]]:
    """The further ways in: what each is called, and its address."""
    return [(str(label), reverse(url_name)) for url_name, label in _ways_in.items()]


# Told the key of a session that has ended; filled by upper folders in ``AppConfig.ready``.
_when_signed_out: list[Callable[[str], None]] = []


def when_signed_out(tell: Callable[[str], None]) -> None:
    """Call ``tell`` with the key of every session that ends by signing out."""
    _when_signed_out.append(tell)


def current(request: HttpRequest) -> Account | None:
    """Who is signed in, or none."""
    user: Account | AnonymousUser | None = getattr(request, "user", None)
    return user if isinstance(user, Account) else None


def account_of(request: HttpRequest) -> Account:
    """Who is signed in, for a view that nobody else reaches.

    Raises:
        Forbidden: nobody is.
    """
    account = current(request)
    if account is None:
        raise Forbidden(_("Đồng chí cần đăng nhập để xem trang này."))
    return account


def account_with(request: HttpRequest, *, name: str, password: str) -> Account | None:
    """The active account that this name and password open, or none."""
    found = auth.authenticate(request, username=name, password=password)
    return found if isinstance(found, Account) else None


def sign_in(request: HttpRequest, account: Account) -> None:
    """Start a session of ``account`` in this browser; the session's key is a new one."""
    auth.login(request, account, backend=BACKEND)


def sign_out(request: HttpRequest) -> None:
    """End the session of this browser, and everything that hangs on it."""
    key = request.session.session_key
    auth.logout(request)
    if key:
        for tell in _when_signed_out:
            tell(key)
