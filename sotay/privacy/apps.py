"""The privacy app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Wiring of the privacy folder."""

    name = "sotay.privacy"

    def ready(self) -> None:
        """Offer what the floors below keep, note who opens a file, set the timers."""
        from sotay.org.openings import when_file_opened
        from sotay.org.queries.identity import has_person
        from sotay.privacy.actions.openings import note_opening
        from sotay.privacy.offers import offer_all
        from sotay.privacy.timers import set_timers_below
        from sotay.web.navigation import Entry, register

        offer_all()
        set_timers_below()
        when_file_opened(note_opening)
        register(
            Entry(
                _("Dữ liệu của tôi"), "shield-check", "privacy:data", order=82, visible=has_person
            )
        )
