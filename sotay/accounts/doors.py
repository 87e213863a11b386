"""The seam between the product and whatever signs people in.

Everything outside this folder that asks "who is this" or signs somebody in goes through
these functions; what stands behind them may change.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sotay.accounts import (
    actions,
    agents,
    devices,
    endings,
    hashing,
    locking,
    queries,
    rules,
    second_step,
    sessions,
)
from sotay.accounts.actions import Try
from sotay.accounts.endings import when_revoked, when_signed_out
from sotay.accounts.hooks import name_of, offer_idle_minutes, offer_name
from sotay.accounts.models import Account
from sotay.accounts.queries.names import account_named, wait_key
from sotay.kernel.refusals import Forbidden

__all__ = [
    "MustWait",
    "account_of",
    "account_with",
    "current",
    "name_of",
    "offer_idle_minutes",
    "offer_name",
    "offer_way_in",
    "sign_in",
    "sign_out",
    "ways_in",
    "when_revoked",
    "when_signed_out",
]

BACKEND = "sotay.accounts.backends.Members"

_ways_in: dict[str, str | Promise] = {}


def offer_way_in(label: str | Promise, url_name: str) -> None:
    """Show one more way in on the sign-in page; called in ``AppConfig.ready``."""
    _ways_in[url_name] = label


def ways_in() -> list[tuple[str, str]]:
    """The further ways in: what each is called, and its address."""
    return [(str(label), reverse(url_name)) for url_name, label in _ways_in.items()]


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


@dataclass(frozen=True)
class Opened:
    """What a name and a password opened, and what was counted until then.

    Attributes:
        account: whose they are; none when they are wrong.
        tried: the try, by the key under which all names of the account are counted.
        was_trimmed: it was right only without the blanks at the password's ends.
    """

    account: Account | None
    tried: Try
    was_trimmed: bool = False


class MustWait(Exception):
    """Too many wrong tries of this name, or of many names by this device.

    Attributes:
        until: the moment from which on a try is looked at again.
        by_device: it is the device that tried many names, not the name that was tried often.
    """

    def __init__(self, until: datetime, *, by_device: bool) -> None:
        super().__init__(until)
        self.until = until
        self.by_device = by_device


def account_with(*, name: str, password: str, device: devices.Device) -> Opened:
    """What this name and password open, for ``sign_in``.

    A name that nobody has goes the same way and takes as long.

    Raises:
        Crowded: many sign in at this moment; nothing was looked at.
        MustWait: it was tried wrong too often.
    """
    pool = hashing.pool()
    with pool.place():
        meant = account_named(name)
        key = wait_key(name, meant)
        until = device.waits_until(key)
        if until is not None:
            raise MustWait(until, by_device=True)
        tried = actions.begin_try(name=key, bucket=device.bucket_for(key))
        if tried.waits_until is not None:
            raise MustWait(tried.waits_until, by_device=False)
        with pool.turn():
            opens, was_trimmed = _opens(meant, password)
        if meant is not None and opens:
            return Opened(meant, tried, was_trimmed)
        actions.count_wrong(tried=tried)
        return Opened(None, tried)


def _opens(account: Account | None, password: str) -> tuple[bool, bool]:
    """Whether it opens, as typed or without blanks at the ends; the same hashes for any name.

    As Django's ``ModelBackend`` does it, for an account that has been looked up already: in a
    hall two hundred are looked up within a minute.
    """
    trimmed = rules.trimmed_password(password)
    if _is_right(account, password):
        return True, False
    if trimmed == rules.normal_password(password):
        return False, False
    return _is_right(account, trimmed), True


def _is_right(account: Account | None, password: str) -> bool:
    if account is None:
        Account().set_password(password)  # takes as long
        return False
    return account.check_password(password) and account.is_active


def sign_in(
    request: HttpRequest,
    account: Account,
    tried: Try | None = None,
    *,
    then: str = "/",
    is_whole: bool = False,
) -> bool:
    """Start a session of ``account`` in this browser; the session's key is a new one.

    One transaction, so one commit, whatever is written: a wave of sign-ins is many of them.

    Args:
        tried: the try that this was, to be forgotten.
        then: the page to open after a second step.
        is_whole: what was shown is as good as two factors (a passkey), or the second of them.

    Returns:
        Whether they are signed in; if not, the second step awaits them (``second_step``), and
        the sign-in page leads there.
    """
    if not is_whole and _awaits_second_step(request, account, tried, then):
        return False
    second_step.forget(request)
    with transaction.atomic():
        if tried is not None:
            actions.forget_tries(tried=tried)
        auth.login(request, account, backend=BACKEND)
        actions.note_sign_in(by=account)
        sessions.begin(request.session, agents.device_words(request.headers.get("User-Agent", "")))
        locking.begin(request, account)
        second_step.note_proof(request)
        request.session.save()
    return True


def _awaits_second_step(
    request: HttpRequest, account: Account, tried: Try | None, then: str
) -> bool:
    """Whether more than the password is needed; it is noted then, and nobody is signed in."""
    standing = queries.standing_of(account)
    if not standing.has_any and not standing.is_required:
        return False
    if standing.has_any and queries.is_trusted(account, devices.of(request).key):
        return False
    sign_out(request)
    with transaction.atomic():
        if tried is not None:
            actions.forget_tries(tried=tried)
        known_as = tried.name_key if tried else account.name_key
        second_step.begin(request, account, then=then, known_as=known_as, sets_up=standing.lacks)
    return True


def go_on_with(request: HttpRequest, account: Account) -> None:
    """The account has a new password, and this session outlives it."""
    # Not update_session_auth_hash: a new key would part the session from its cookies.
    request.session[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()


def sign_out(request: HttpRequest) -> None:
    """End the session of this browser, and everything that hangs on it.

    What the device knows stays: the next sign-in here is no stranger's.
    """
    key = request.session.session_key
    auth.logout(request)
    if key:
        endings.tell_signed_out(key)
