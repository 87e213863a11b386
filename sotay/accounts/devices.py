"""What a browser says about itself when somebody signs in with it: one signed cookie.

It says which names have signed in here, so that whoever only guesses at a name waits alone,
and which were tried wrong, so that whoever guesses at many names waits too. Names stand in it
as keyed digests; it is sent to the sign-in page only, and the server keeps no copy.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from sotay.accounts import rules
from sotay.kernel import clock

COOKIE, PATH = "device", "/sign-in/"
GOOD_FOR = 400 * 24 * 3600
"""Seconds; browsers keep no cookie longer. Renewed by every sign-in."""

MOST_KNOWN = 12
"""Names of one browser: a family's tablet, an office's desktop. The longest unused goes first."""

_SALT = "sotay.accounts.device"


@dataclass(frozen=True)
class Device:
    """One browser, as its cookie tells.

    Attributes:
        key: says nothing but "the same browser"; empty before its first sign-in.
        known: marks of the names that have signed in here, the latest last.
        wrong: marks of the names tried wrong here and not yet right.
        failed_at: when the last of those was tried.
    """

    key: str = ""
    known: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    failed_at: datetime = field(default=datetime(1970, 1, 1, tzinfo=UTC))

    def bucket_for(self, name: str) -> str:
        """Where its tries of this name are counted: by themselves, or with all strangers'."""
        return self.key if _mark(name) in self.known else ""

    def waits_until(self, name: str) -> datetime | None:
        """The moment to wait for, because many different names were tried; or none: go ahead."""
        if _mark(name) in self.known:
            return None
        until = self.failed_at + rules.wait_after(len(self.wrong))
        return until if clock.now() < until else None

    def after_right(self, name: str) -> "Device":
        """It knows the name from now on."""
        mark = _mark(name)
        others = tuple(other for other in self.known if other != mark)
        return replace(
            self,
            key=self.key or secrets.token_hex(8),
            known=(*others, mark)[-MOST_KNOWN:],
            wrong=tuple(other for other in self.wrong if other != mark),
        )

    def after_wrong(self, name: str) -> "Device":
        """It remembers the name as tried wrong, for an hour; a name it knows is no guess."""
        mark, now = _mark(name), clock.now()
        if mark in self.known:
            return self
        fresh = self.wrong if now - self.failed_at < rules.FORGOTTEN_AFTER else ()
        others = tuple(other for other in fresh if other != mark)
        return replace(self, wrong=(*others, mark)[-MOST_KNOWN:], failed_at=now)


def of(request: HttpRequest) -> Device:
    """The browser that asks; a stranger when its cookie is missing, forged or too old."""
    try:
        facts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=GOOD_FOR)
        return _device(facts)
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return Device()


def keep(response: HttpResponse, device: Device) -> None:
    """Give the browser its cookie."""
    facts = {
        "key": device.key,
        "known": device.known,
        "wrong": device.wrong,
        "failed_at": device.failed_at.timestamp(),
    }
    response.set_cookie(
        COOKIE,
        signing.dumps(facts, salt=_SALT),
        max_age=GOOD_FOR,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _device(facts: dict[str, Any]) -> Device:
    return Device(
        key=str(facts["key"]),
        known=tuple(facts["known"]),
        wrong=tuple(facts["wrong"]),
        failed_at=datetime.fromtimestamp(facts["failed_at"], UTC),
    )


def _mark(name: str) -> str:
    """The name as only this server can tell it; however typed, the same."""
    return salted_hmac(_SALT, rules.name_key(name), algorithm="sha256").hexdigest()[:16]
