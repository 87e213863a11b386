"""The live app."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Wiring of the live folder."""

    name = "sotay.live"

    def ready(self) -> None:
        """Streams end with the session that opened them, and with the right to hear."""
        from sotay.accounts.doors import when_revoked, when_signed_out
        from sotay.live.actions import end_streams
        from sotay.org.connections import when_connections_change

        when_signed_out(lambda key: end_streams(session_key=key))
        when_revoked(lambda account_id: end_streams(account_id=account_id))
        when_connections_change(lambda account_id: end_streams(account_id=account_id))
