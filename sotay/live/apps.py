"""The live app."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Wiring of the live folder."""

    name = "sotay.live"
