"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Wiring of the accounts folder."""

    name = "sotay.accounts"
