"""The ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Wiring of the ledger folder."""

    name = "sotay.ledger"
