"""The outgoing app."""

from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    """Wiring of the outgoing folder."""

    name = "sotay.notices.outgoing"

    def ready(self) -> None:
        """The checks of what is not set up."""
        from sotay.notices.outgoing import checks  # noqa: F401 (importing registers them)
