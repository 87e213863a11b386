"""The jobs app."""

from datetime import timedelta

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Wiring of the jobs folder."""

    name = "sotay.jobs"

    def ready(self) -> None:
        """Put on the timetable the folder's own job and those of the floors below it."""
        from sotay.jobs import registry

        registry.every(timedelta(days=1), "jobs.forget_old")
        registry.every(timedelta(days=1), "accounts.forget_expired")
        registry.every(timedelta(days=1), "ledger.verify")
        registry.every(timedelta(days=1), "privacy.apply_timers")
