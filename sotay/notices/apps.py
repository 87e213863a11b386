"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Wiring of the notices folder."""

    name = "sotay.notices"
