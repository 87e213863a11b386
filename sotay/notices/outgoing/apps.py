"""The outgoing app."""

from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    """Wiring of the outgoing folder."""

    name = "sotay.notices.outgoing"
