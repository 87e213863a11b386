"""The office app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    """Wiring of the office folder."""

    name = "sotay.office"

    def ready(self) -> None:
        """The word in the menu for administrators; old files are forgotten every day."""
        from sotay.jobs import registry
        from sotay.office.queries.places import keeps_a_roster
        from sotay.web.navigation import Entry, register

        register(Entry(_("Danh sách"), "users", "office:places", order=76, visible=keeps_a_roster))
        registry.every(timedelta(days=1), "office.forget_old_lists")
