"""The activation app."""

from django.apps import AppConfig


class ActivationConfig(AppConfig):
    """Wiring of the activation folder."""

    name = "sotay.activation"

    def ready(self) -> None:
        """Offer to each person what is kept about them here."""
        from sotay.activation.offers import offer_all

        offer_all()
