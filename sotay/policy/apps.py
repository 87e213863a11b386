"""The policy app."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """Wiring of the policy folder."""

    name = "sotay.policy"
