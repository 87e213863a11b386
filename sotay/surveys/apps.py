"""The surveys app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """Wiring of the surveys folder."""

    name = "sotay.surveys"

    def ready(self) -> None:
        """The word in the menu."""
        from sotay.surveys import privacy
        from sotay.web import navigation

        privacy.offer_all()
        navigation.register(
            navigation.Entry(_("Kiểm tra bảng khảo sát"), "list-checks", "surveys:check", order=90)
        )
