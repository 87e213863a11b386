"""The drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Wiring of the drafts folder."""

    name = "sotay.drafts"
