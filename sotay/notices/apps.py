"""The notices app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Wiring of the notices folder."""

    name = "sotay.notices"

    def ready(self) -> None:
        """A bell on every page, kept true by the live stream; an entry in the menu; the worker."""
        from sotay.jobs import registry as jobs
        from sotay.live import registry
        from sotay.notices import from_below
        from sotay.notices.bell import bell, may_listen
        from sotay.notices.happenings import whole_state
        from sotay.notices.offers import offer_all
        from sotay.org.queries.identity import has_person
        from sotay.web import navigation, tools

        offer_all()
        from_below.listen()
        jobs.every(timedelta(minutes=5), "notices.take_up_late")
        jobs.every(timedelta(days=1), "notices.forget_dispatches")
        registry.register("person", may_listen, whole_state)
        tools.register(tools.Tool("notices/_bell.html", "notices/_stream.html", bell))
        navigation.register(
            navigation.Entry(_("Thông báo"), "bell", "notices:list", order=60, visible=has_person)
        )
