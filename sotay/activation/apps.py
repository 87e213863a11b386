"""The activation app."""

from django.apps import AppConfig


class ActivationConfig(AppConfig):
    """Wiring of the activation folder."""

    name = "sotay.activation"
