"""A device that several people share: one cookie says which, the rows say who."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE = "shared_device"
TURN = "turn"
"""Whose turn it is, as an account's number: a page that another had opened sees it and goes."""

GOOD_FOR = 24 * 3600
"""Seconds; longer than any seat."""


@dataclass(frozen=True)
class SharedDevice:
    """One browser; ``secret`` is what its cookie holds, ``mark`` what the rows hold of it."""

    secret: str

    @property
    def mark(self) -> str:
        """Its name in the table: who reads the table cannot make the cookie."""
        salt = "sotay.accounts.seats"
        return salted_hmac(salt, self.secret, algorithm="sha256").hexdigest() if self.secret else ""


def of(request: HttpRequest) -> SharedDevice:
    """The browser that asks; without a secret when it is not shared."""
    return SharedDevice(request.COOKIES.get(COOKIE, "")[:64])


def new() -> SharedDevice:
    """A browser that begins to be shared."""
    return SharedDevice(secrets.token_urlsafe(24))


def keep(response: HttpResponse, device: SharedDevice) -> None:
    """Give the browser its cookie."""
    response.set_cookie(
        COOKIE,
        device.secret,
        max_age=GOOD_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def tell_turn(request: HttpRequest, response: HttpResponseBase, turn: str) -> None:
    """On a shared device: let open pages know whose turn it is; empty is nobody's."""
    is_leaving = COOKIE in response.cookies and not response.cookies[COOKIE].value
    if not is_leaving and request.COOKIES.get(TURN) != (turn or "0"):
        response.set_cookie(
            TURN,
            turn or "0",
            max_age=GOOD_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def forget(response: HttpResponse) -> None:
    """The browser is not shared any more."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response.delete_cookie(TURN, samesite="Lax")
