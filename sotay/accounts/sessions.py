"""Sessions in the database: each knows its account, and a sign-in writes its own once."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection
from django.utils.crypto import salted_hmac

from sotay.accounts.models import Session
from sotay.kernel import clock
from sotay.statements import Statement

_SESSION = Statement(
    Session.objects.all,
    "accounts_session.session_key = %s AND accounts_session.expire_date > %s",
)

SEEN_EVERY = timedelta(hours=1)
"""A session notes no oftener that it is used: a write each time would be one for each page."""


class SessionStore(DatabaseSessions):
    """Django's sessions with the account beside them, so that all of one account can end."""

    _kept: tuple[str | None, bytes] | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our table."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        now = connection.ops.adapt_datetimefield_value(clock.now())
        found = _SESSION.first(self.session_key, now)
        if found is None:
            self._session_key = None  # as Django does: it is nobody's
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row, with whose session it is."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.account_id = int(data["_auth_user_id"]) if "_auth_user_id" in data else None
        row.device = data.get("device", "")
        row.begun_at, row.last_seen_at = _moment(data.get("begun")), _moment(data.get("seen"))
        return row

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's own)
        """Write the session, unless this very content has been written in this request.

        A sign-in saves inside its transaction; the middleware saves at the end of every
        request, and would make a second commit of the same. In a hall that counts.
        """
        if not must_create and self._kept == self._content():
            return
        super().save(must_create=must_create)
        self._kept = self._content()

    def _content(self) -> tuple[str | None, bytes]:
        return self.session_key, self.serializer().dumps(dict(self.items()))


def begin(session: SessionBase, device: str) -> None:
    """Note in a new session when it began, and with what device."""
    session["begun"] = session["seen"] = int(clock.now().timestamp())
    session["device"] = device


def note_seen(session: SessionBase) -> None:
    """Note that the session is used, once an hour."""
    now = int(clock.now().timestamp())
    if "seen" in session and now - session["seen"] >= SEEN_EVERY.total_seconds():
        session["seen"] = now


def mark_of(session_key: str) -> str:
    """A name for the session that its page may show; nobody gets in with it."""
    salt = "sotay.accounts.sessions"
    return salted_hmac(salt, session_key, algorithm="sha256").hexdigest()[:24]


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
