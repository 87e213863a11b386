"""The jobs app."""

from datetime import timedelta

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Wiring of the jobs folder."""

    name = "sotay.jobs"

    def ready(self) -> None:
        """Put the folder's own job on the timetable."""
        from sotay.jobs import registry

        registry.every(timedelta(days=1), "jobs.forget_old")
