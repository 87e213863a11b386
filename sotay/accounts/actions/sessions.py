"""Ending sessions, and forgetting what has run out."""

from django.contrib import auth
from django.db import transaction

from sotay.accounts import endings, rules
from sotay.accounts.models import Account, Session, SignInWait
from sotay.accounts.sessions import SessionStore
from sotay.kernel import clock


@transaction.atomic
def end_sessions(*, by: Account, account: Account, except_key: str | None = None) -> None:
    """End every session of ``account`` but that one, and what hangs on them."""
    del by  # as above
    Session.objects.filter(account=account).exclude(session_key=except_key or "").delete()
    endings.tell_revoked(account.pk)


@transaction.atomic
def forget_expired(*, by: Account | None = None) -> None:
    """Delete the sessions and the counts of wrong tries whose time is over.

    ``by`` is nobody when a timer asks.
    """
    del by  # nobody's act, and nothing that anybody could still use
    now = clock.now()
    Session.objects.filter(expire_date__lt=now).delete()
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()


def renew(session_key: str, account: Account) -> None:
    """Let a session outlive the password it was begun with."""
    session = SessionStore(session_key)
    session[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
