"""The web app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """Wiring of the web folder."""

    name = "sotay.web"

    def ready(self) -> None:
        """The first and the last of the bottom bar's words; features add those between."""
        from sotay.web import missing_words
        from sotay.web.navigation import Entry, register

        missing_words.supply()

        register(Entry(_("Hôm nay"), "sun", "web:today", order=10, in_bar=True))
        register(Entry(_("Thêm"), "menu", "web:more", order=90, in_bar=True))
