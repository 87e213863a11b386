"""Pages are covered after a while without a touch.

Then the server refuses until somebody proves who he is: by his short number, his password, or
whatever else calls ``resume``.

When the person was last there is known by a signed cookie, bound to the session: nothing is
written to the database while somebody works. Only what a person does counts (opening a page,
or the page's script that saw a touch), never what a page does by itself.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from sotay.accounts import actions, endings, hashing, hooks, rules
from sotay.accounts.models import Account
from sotay.accounts.queries.pins import has_pin, is_pin, pin_tries_left
from sotay.accounts.sessions import mark_of
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Invalid, Refusal

COOKIE = "awake"
GRACE = timedelta(minutes=1)
"""The page covers itself first; the server is a little later."""

_SALT = "sotay.accounts.awake"
_RENEWED_EVERY = 20  # seconds
_LOCKED, _IDLE = "locked", "idle"


class PinSpent(Invalid):
    """The short number was wrong too often here: only the password helps."""


class MustWaitHere(Refusal):
    """The password was wrong too often in this session."""

    status = 429


def begin(request: HttpRequest, account: Account) -> None:
    """A new session: after how many minutes it is covered, and that somebody is there."""
    request.session[_IDLE] = hooks.idle_minutes_of(account)
    touch(request)


def idle_minutes(request: HttpRequest) -> int:
    """After how many minutes without a touch this session is covered; 0 is never."""
    return int(request.session.get(_IDLE, 0))


def touch(request: HttpRequest) -> None:
    """Somebody is there: the answer will say so to the browser."""
    request.is_touched = True  # type: ignore[attr-defined]  # read below, by keep_awake


def is_touch(request: HttpRequest) -> bool:
    """Whether a person opened this page, and not a script by itself."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    kind = request.get_preferred_type(["text/html", "application/json"])
    return mode == "navigate" and kind != "application/json"


def is_locked(request: HttpRequest) -> bool:
    """Whether whoever holds the device must prove first who he is."""
    if request.session.get(_LOCKED):
        return True
    minutes = idle_minutes(request)
    if not minutes:
        return False
    last = _last_touch(request)
    return last is None or clock.now() - last > timedelta(minutes=minutes) + GRACE


def keep_awake(request: HttpRequest, response: HttpResponseBase) -> None:
    """Tell the browser when somebody was last there."""
    if not getattr(request, "is_touched", False):
        return  # asked first: whoever opens a page that is nobody's costs no look at a session
    key = request.session.session_key
    if not key or not idle_minutes(request):
        return
    last, now = _last_touch(request), clock.now()
    if last is not None and (now - last).total_seconds() < _RENEWED_EVERY:
        return
    response.set_cookie(
        COOKIE,
        signing.dumps([mark_of(key), int(now.timestamp())], salt=_SALT),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def lock(request: HttpRequest) -> None:
    """Cover the session now; its live streams end."""
    if request.session.get(_LOCKED):
        return
    request.session[_LOCKED] = True
    if request.session.session_key:
        endings.tell_signed_out(request.session.session_key)


def resume(request: HttpRequest) -> None:
    """Whoever holds the device has proved who he is."""
    request.session.pop(_LOCKED, None)
    touch(request)


def prove(
    request: HttpRequest,
    account: Account,
    *,
    pin: str = "",
    password: str = "",
    field: str = "password",
) -> None:
    """Look at the short number or, without one, at the password of whoever is signed in.

    ``field`` is where the form shows what is wrong with the password.

    Raises:
        Invalid: it is wrong; ``field`` says which. ``PinSpent`` when only the password helps.
        MustWaitHere: the password was wrong too often.
        Crowded: many come at this moment; nothing was looked at.
    """
    place = mark_of(request.session.session_key or "")
    if pin:
        prove_pin(account, place, pin)
    else:
        _prove_password(account, place, password, field)


def prove_pin(account: Account, place: str, pin: str) -> None:
    """Look at the short number, tried at ``place``; raises as ``prove`` does."""
    pool = hashing.pool()
    with pool.place():
        if not has_pin(account):
            raise PinSpent(_("Đồng chí chưa đặt mã PIN. Hãy nhập mật khẩu."), field="password")
        if not actions.spend_try(by=account, place=place):
            raise PinSpent(
                _("Mã PIN đã nhập sai nhiều lần trên máy này. Đồng chí nhập mật khẩu."),
                field="password",
            )
        with pool.turn():
            right = is_pin(account, pin)
    if not right:
        left = pin_tries_left(account, place)
        raise Invalid(
            _("Mã PIN chưa đúng. Còn %(left)d lần; sau đó cần nhập mật khẩu.") % {"left": left},
            field="pin",
        )
    actions.forget_pin_tries(by=account, place=place)


def _prove_password(account: Account, place: str, password: str, field: str) -> None:
    pool = hashing.pool()
    with pool.place():
        tried = actions.begin_try(name=account.name_key, bucket=place[:16])
        if tried.waits_until is not None:
            raise MustWaitHere(
                _("Mật khẩu vừa nhập sai nhiều lần. Đồng chí đợi đến %(hour)s rồi nhập lại.")
                % {"hour": dates.hour_with_seconds(tried.waits_until)},
                field=field,
            )
        with pool.turn():
            right = is_password(account, password)
        if not right:
            actions.count_wrong(tried=tried)
            raise Invalid(
                _("Mật khẩu chưa đúng. Đồng chí bấm “Hiện mật khẩu” để xem lại từng chữ."),
                field=field,
            )
    actions.forget_tries(tried=tried)
    actions.forget_pin_tries(by=account, place=place)


def is_password(account: Account, password: str) -> bool:
    """Whether this is the password: as typed, or without blanks at its ends (one hash more)."""
    trimmed = rules.trimmed_password(password)
    if account.check_password(password):
        return True
    return trimmed != rules.normal_password(password) and account.check_password(trimmed)


def _last_touch(request: HttpRequest) -> datetime | None:
    try:
        mark, seconds = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
        moment = datetime.fromtimestamp(seconds, UTC)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return moment if mark == mark_of(request.session.session_key or "") else None
