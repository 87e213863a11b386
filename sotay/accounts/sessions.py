"""Sessions in the database: each knows its account, and a sign-in writes its own once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from sotay.accounts.models import Session


class SessionStore(DatabaseSessions):
    """Django's sessions with the account beside them, so that all of one account can end."""

    _kept: tuple[str | None, bytes] | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row, with whose session it is."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.account_id = int(data["_auth_user_id"]) if "_auth_user_id" in data else None
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
