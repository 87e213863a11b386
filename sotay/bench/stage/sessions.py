"""Sessions as signing in would have made them: a scenario about pages begins behind the door."""

from datetime import timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.crypto import get_random_string

from sotay.accounts.doors import BACKEND
from sotay.accounts.models import Account, Session
from sotay.accounts.sessions import SessionStore
from sotay.kernel import clock

_KEY_LENGTH = 32
_KEY_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


def open_for(accounts: list[Account]) -> list[str]:
    """A session for each account; their keys, in the same order."""
    store, until = SessionStore(), clock.now() + timedelta(days=1)
    keys = [get_random_string(_KEY_LENGTH, _KEY_SIGNS) for _account in accounts]
    Session.objects.bulk_create(
        Session(
            session_key=key,
            account=account,
            session_data=store.encode(
                {
                    SESSION_KEY: str(account.pk),
                    BACKEND_SESSION_KEY: BACKEND,
                    HASH_SESSION_KEY: account.get_session_auth_hash(),
                }
            ),
            expire_date=until,
        )
        for key, account in zip(keys, accounts, strict=True)
    )
    return keys
