"""What a passkey signs: random bytes, for one purpose, for five minutes, answered once.

The browser carries them in a signed cookie that scripts cannot read, so that a hall of phones
that open the sign-in page costs no write. That they are answered once is a row
(``SpentChallenge``), written with what the answer opened.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from sotay.accounts import factor_rules, passkeys

COOKIE = "passkey_challenge"
_SALT = "sotay.accounts.challenge"
_SECONDS = int(factor_rules.CHALLENGE_LASTS.total_seconds())

SIGN_IN = "sign-in"


def to_add(account_id: int) -> str:
    """The purpose of a new key for an account."""
    return f"add:{account_id}"


def to_come_in(code_id: int) -> str:
    """The purpose of the first key of somebody who has no account yet, only a right code."""
    return f"come-in:{code_id}"


def second_step(account_id: int) -> str:
    """The purpose of the second step of an account."""
    return f"second:{account_id}"


def again(account_id: int) -> str:
    """The purpose of showing once more who one is."""
    return f"again:{account_id}"


def give(response: HttpResponse, challenge: str, purpose: str) -> None:
    """Let the browser bring ``challenge`` back with the answer."""
    response.set_cookie(
        COOKIE,
        signing.dumps([purpose, challenge], salt=_SALT),
        max_age=_SECONDS,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def of(request: HttpRequest, purpose: str) -> str:
    """The challenge that this browser was given for ``purpose``.

    Raises:
        NotBelieved: there is none, it is older than five minutes, or was for something else.
    """
    try:
        sealed = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature as fault:
        raise passkeys.NotBelieved("no challenge, or an old one") from fault
    if not isinstance(sealed, list) or sealed[:1] != [purpose]:
        raise passkeys.NotBelieved("a challenge for something else")
    return str(sealed[1])


def take_away(response: HttpResponse) -> None:
    """It has served."""
    response.delete_cookie(COOKIE, path="/", samesite="Strict")
