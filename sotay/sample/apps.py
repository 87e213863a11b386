"""The sample app: in the demo, and nowhere else, anybody may be anybody."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SampleConfig(AppConfig):
    """Wiring of the sample folder."""

    name = "sotay.sample"

    def ready(self) -> None:
        """Offer the way in without a password, where there is one."""
        if settings.DEMO:
            from sotay.accounts.doors import offer_way_in

            offer_way_in(_("Vào thử với vai …"), "sample:try")
