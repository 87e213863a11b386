"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Wiring of the accounts folder."""

    name = "sotay.accounts"

    def ready(self) -> None:
        """What of accounts only the keys open."""
        from sotay.accounts.sealing import keep_under_seal

        keep_under_seal("accounts.AuthenticatorApp", "secret")
