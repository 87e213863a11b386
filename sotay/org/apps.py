"""The org app."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """Wiring of the org folder."""

    name = "sotay.org"
