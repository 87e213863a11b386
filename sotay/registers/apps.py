"""The registers app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    """Wiring of the registers folder."""

    name = "sotay.registers"

    def ready(self) -> None:
        """Rights on what was passed on, the word in the menu, what is kept of people."""
        from sotay import policy
        from sotay.registers.models import Forwarding
        from sotay.registers.offers import offer_all
        from sotay.registers.queries import keeps_books, relations_to_forwarding
        from sotay.web import navigation

        offer_all()
        policy.register(Forwarding, relations_to_forwarding)
        navigation.register(
            navigation.Entry(
                _("Văn bản đến, đi"), "stamp", "registers:books", order=62, visible=keeps_books
            )
        )
