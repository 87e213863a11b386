"""The search app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Wiring of the search folder."""

    name = "sotay.search"

    def ready(self) -> None:
        """A magnifying glass on every page, an entry in the menu, a job that looks after it."""
        from sotay.jobs import registry as jobs
        from sotay.org.queries.identity import has_person
        from sotay.search.tool import glass
        from sotay.web import navigation, tools

        jobs.every(timedelta(minutes=10), "search.keep_whole")
        tools.register(tools.Tool("search/_tool.html", "search/_nothing.html", glass))
        navigation.register(
            navigation.Entry(_("Tìm kiếm"), "search", "search:search", order=31, visible=has_person)
        )
