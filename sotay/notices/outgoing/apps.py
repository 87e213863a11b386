"""The outgoing app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutgoingConfig(AppConfig):
    """Wiring of the outgoing folder."""

    name = "sotay.notices.outgoing"

    def ready(self) -> None:
        """The checks of what is not set up; an entry in an administrator's menu."""
        from sotay.accounts.sealing import keep_under_seal
        from sotay.notices.outgoing import checks  # noqa: F401 (importing registers them)
        from sotay.notices.outgoing.queries import is_keeper
        from sotay.web import navigation

        keep_under_seal("outgoing.Dispatch", "sealed")
        navigation.register(
            navigation.Entry(_("Gửi tin"), "send", "outgoing:state", order=85, visible=is_keeper)
        )
