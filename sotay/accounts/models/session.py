"""A browser that is signed in."""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from sotay.accounts.models.account import Account


class Session(AbstractBaseSession):
    """A browser that is signed in, as Django keeps it, and to which account.

    Deleted by signing out, by a new password, or a month after it was begun. ``last_seen_at``
    is true to the hour: it is written no oftener.
    """

    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="sessions", editable=False
    )

    device = models.CharField(max_length=60, default="", editable=False)
    begun_at = models.DateTimeField(null=True, editable=False)
    last_seen_at = models.DateTimeField(null=True, editable=False)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Where Django reads and writes them."""
        from sotay.accounts.sessions import SessionStore

        return SessionStore
