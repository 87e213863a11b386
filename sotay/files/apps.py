"""The files app."""

from datetime import timedelta

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Wiring of the files folder."""

    name = "sotay.files"

    def ready(self) -> None:
        """Put on the timetable what makes up for crashes and for files from before."""
        from sotay.files.offers import offer_all
        from sotay.jobs import registry

        offer_all()
        registry.every(timedelta(days=1), "files.complete_previews")
        registry.every(timedelta(days=1), "files.sweep_waiting")
