"""The reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Wiring of the reports folder."""

    name = "sotay.reports"

    def ready(self) -> None:
        """What is kept about people, and the word in the menu for whom it concerns."""
        from sotay.registers import issued
        from sotay.reports.offers import offer_all
        from sotay.reports.queries.doors import sees_reports
        from sotay.reports.queries.issued import issued_reports
        from sotay.web.navigation import Entry, register

        offer_all()
        issued.register(issued_reports)
        register(
            Entry(_("Báo cáo"), "chart-column", "reports:units", order=65, visible=sees_reports)
        )
