"""Noting and ending sessions, and forgetting what has run out."""

from datetime import datetime, timedelta

from django.contrib import auth
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts import endings, rules
from sotay.accounts.models import Account, PinCount, Seat, Session, SignInDay, SignInWait
from sotay.accounts.sessions import SessionStore, mark_of
from sotay.kernel import clock
from sotay.kernel.refusals import Missing

_PIN_TRIES_KEPT = timedelta(days=30)


@transaction.atomic
def note_sign_in(*, by: Account) -> None:
    """Note that the account signed in today; once a day, however often it does."""
    today = SignInDay(account=by, day=clock.today())
    SignInDay.objects.bulk_create([today], ignore_conflicts=True)


@transaction.atomic
def forget_sign_in_days(*, before: datetime) -> int:
    """Forget who signed in before that day; returns how many days of accounts went."""
    return SignInDay.objects.filter(day__lt=before.date()).delete()[0]


@transaction.atomic
def end_sessions(*, by: Account, account: Account, except_key: str | None = None) -> None:
    """End every session of ``account`` but that one, its seats, and what hangs on them."""
    del by  # as above
    Session.objects.filter(account=account).exclude(session_key=except_key or "").delete()
    Seat.objects.filter(account=account).exclude(session_key=except_key or " ").delete()
    endings.tell_revoked(account.pk)


@transaction.atomic
def end_session(*, by: Account, mark: str) -> None:
    """End one of one's own sessions, and what hangs on it.

    Raises:
        Missing: it has ended already, or is somebody else's.
    """
    for key in Session.objects.filter(account=by).values_list("session_key", flat=True):
        if mark_of(key) == mark:
            Session.objects.filter(session_key=key).delete()
            Seat.objects.filter(account=by, session_key=key).delete()
            endings.tell_signed_out(key)
            return
    raise Missing(_("Thiết bị này đã đăng xuất từ trước."))


@transaction.atomic
def forget_expired(*, by: Account | None = None) -> None:
    """Delete the sessions, seats and counts of wrong tries whose time is over.

    ``by`` is nobody when a timer asks.
    """
    del by  # nobody's act, and nothing that anybody could still use
    now = clock.now()
    Session.objects.filter(expire_date__lt=now).delete()
    Seat.objects.filter(ends_at__lte=now).delete()
    PinCount.objects.filter(last_at__lte=now - _PIN_TRIES_KEPT).delete()
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()


def renew(session_key: str, account: Account) -> None:
    """Let a session outlive the password it was begun with."""
    session = SessionStore(session_key)
    session[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
