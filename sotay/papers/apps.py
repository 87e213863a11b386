"""The papers app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Wiring of the papers folder."""

    name = "sotay.papers"

    def ready(self) -> None:
        """The word in the menu, for those who have registers; what acts are called."""
        from sotay.org import explaining
        from sotay.papers.queries import REGISTER, sees_registers
        from sotay.privacy.acts import name_acts
        from sotay.privacy.registry import DUTY, leave_out
        from sotay.web.navigation import Entry, register

        name_acts(
            {
                "papers.register_begun": _("Mở sổ cấp số"),
                "papers.next_number_set": _("Đặt số tiếp theo của sổ cấp số"),
                "papers.number_allocated": _("Cấp số văn bản"),
                "papers.number_cancelled": _("Huỷ số văn bản"),
            }
        )
        leave_out(DUTY, "papers.Number.by", "papers.Number.cancelled_by", "papers.Jump.by")
        explaining.register(REGISTER)
        register(
            Entry(
                _("Sổ cấp số"),
                "clipboard-list",
                "papers:registers",
                order=60,
                visible=sees_registers,
            )
        )
