"""The profiles app."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Wiring of the profiles folder."""

    name = "sotay.profiles"
