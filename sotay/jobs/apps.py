"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Wiring of the jobs folder."""

    name = "sotay.jobs"
