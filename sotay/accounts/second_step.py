"""Between the right password and being signed in.

Who waits here is nobody: the session holds a note and no account, so every page but the few of
the second step answers as to a stranger. It has another key than before the password and yet
another afterwards.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import auth
from django.http import HttpRequest

from sotay.accounts import factor_rules, queries
from sotay.accounts.models import Account
from sotay.kernel import clock

_NOTE = "second_step"
_PROVED = "proved_at"


@dataclass(frozen=True)
class Awaited:
    """Somebody whose password was right, and what is still missing.

    Attributes:
        then: the page to open when it is done.
        known_as: the key under which the device will know the name that was typed.
        sets_up: there is no second factor yet, and one is needed: it is set up first.
    """

    account: Account
    then: str
    known_as: str
    sets_up: bool


def begin(
    request: HttpRequest, account: Account, *, then: str, known_as: str, sets_up: bool
) -> None:
    """Note who showed a right password here; after whoever was signed in here is out."""
    session = request.session
    session.flush()  # a new key, nothing of before
    session[_NOTE] = {
        "account": account.pk,
        "mark": queries.mark_of(account),
        "at": clock.now().timestamp(),
        "then": then,
        "known_as": known_as,
        "sets_up": sets_up,
    }
    session.set_expiry(int(factor_rules.SECOND_STEP_LASTS.total_seconds()))
    session.save()


def awaited(request: HttpRequest) -> Awaited | None:
    """Who is awaited here; nobody when it took too long, or the password changed meanwhile."""
    note: dict[str, Any] | None = request.session.get(_NOTE)
    if note is None or auth.SESSION_KEY in request.session:
        return None
    if not _is_recent(note["at"], factor_rules.SECOND_STEP_LASTS):
        return None
    account = queries.account_of_mark(note["account"], note["mark"])
    if account is None:
        return None
    return Awaited(account, note["then"], note["known_as"], note["sets_up"])


def forget(request: HttpRequest) -> None:
    """Nobody is awaited here any more."""
    if request.session.pop(_NOTE, None) is not None:
        request.session.set_expiry(None)


def note_proof(request: HttpRequest) -> None:
    """Whoever is signed in here has just shown who they are."""
    request.session[_PROVED] = clock.now().timestamp()


def is_proved(request: HttpRequest) -> bool:
    """Whether that was so short ago that ways of signing in may be changed."""
    return _is_recent(request.session.get(_PROVED, 0), factor_rules.FRESH_FOR)


def _is_recent(timestamp: float, within: timedelta) -> bool:
    age = clock.now() - datetime.fromtimestamp(timestamp, clock.VIETNAM)
    return timedelta(0) <= age < within
