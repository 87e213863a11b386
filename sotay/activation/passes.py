"""What a browser carries between the steps of coming in: one signed cookie, for half an hour.

No session is begun for a stranger, and nothing is left of it when the steps are done. Three of
them: for coming in, for a forgotten password, and for the phone of a helper.
"""

import secrets
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from sotay.activation.models import Activation, CodeGiven

GOOD_FOR = 30 * 60
"""Seconds: time to read the consent and to think of a password."""

WAYS = {
    "sms": Activation.Way.SMS,
    "email": Activation.Way.EMAIL,
    "paper": Activation.Way.SHEET,
    "hand": Activation.Way.SHEET,
}


@dataclass(frozen=True)
class Kind:
    """One of the three: the name of its cookie, where it is sent, what the codes are for."""

    cookie: str
    path: str
    purpose: CodeGiven.Purpose


COMING_IN = Kind("coming_in", "/activate/", CodeGiven.Purpose.COMING_IN)
PASSWORD = Kind("new_password", "/forgot/", CodeGiven.Purpose.PASSWORD)
ASSISTING = Kind("assisting", "/activate/assist/", CodeGiven.Purpose.COMING_IN)


@dataclass(frozen=True)
class Pass:
    """How far this browser has come.

    Attributes:
        typed: the number that was typed on the first page.
        asked_at: when a code was asked for (seconds), 0 if none was.
        person_id: whose code was right; 0 before.
        code_id: that code.
        medium: on which way it came.
        holder: a secret of this browser; with it the code is used.
        agreed: the version of the consent text that was agreed to; 0 before.
        helping_id: for whom a helper holds the phone, by which appointment.
    """

    typed: str = ""
    asked_at: int = 0
    person_id: int = 0
    code_id: int = 0
    medium: str = ""
    holder: str = ""
    agreed: int = 0
    helping_id: int = 0

    def opened(self, *, person_id: int, code_id: int, medium: str) -> "Pass":
        """The code was right; the number is not needed any more."""
        return replace(
            self,
            typed="",
            person_id=person_id,
            code_id=code_id,
            medium=medium,
            holder=secrets.token_urlsafe(16),
            agreed=0,
        )

    @property
    def way(self) -> Activation.Way:
        """How an activation with this code is written down."""
        return WAYS[self.medium]


def of(request: HttpRequest, kind: Kind) -> Pass:
    """What this browser carries; nothing when it is missing, forged or too old."""
    try:
        facts: dict[str, Any] = signing.loads(
            request.COOKIES.get(kind.cookie, ""), salt=kind.cookie, max_age=GOOD_FOR
        )
        return Pass(**facts)
    except (signing.BadSignature, TypeError, ValueError):
        return Pass()


def keep(response: HttpResponse, kind: Kind, carried: Pass) -> HttpResponse:
    """Give the browser what it carries to the next step."""
    response.set_cookie(
        kind.cookie,
        signing.dumps(asdict(carried), salt=kind.cookie),
        max_age=GOOD_FOR,
        path=kind.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def drop(response: HttpResponse, kind: Kind) -> HttpResponse:
    """Nothing of it stays in this browser."""
    response.delete_cookie(kind.cookie, path=kind.path, samesite="Lax")
    return response
