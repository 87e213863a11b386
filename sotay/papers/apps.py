"""The papers app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Wiring of the papers folder."""

    name = "sotay.papers"
