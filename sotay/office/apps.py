"""The office app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    """Wiring of the office folder."""

    name = "sotay.office"

    def ready(self) -> None:
        """The word in the menu for administrators; old files are forgotten every day."""
        from sotay.accounts.sealing import keep_under_seal
        from sotay.jobs import registry
        from sotay.office import offers
        from sotay.office.queries.first import members_step
        from sotay.office.queries.places import keeps_a_roster
        from sotay.org.queries.first import Way, register_step
        from sotay.privacy.acts import name_acts
        from sotay.web.navigation import Entry, register

        register(Entry(_("Danh sách"), "users", "office:places", order=76, visible=keeps_a_roster))
        register_step(Way("members", 20, members_step))
        offers.register()
        keep_under_seal("office.MemberImport", "file")
        keep_under_seal("office.ImportRow", "content")
        name_acts(
            {
                "office.list_brought": _("Tải lên danh sách đảng viên"),
                "office.list_left": _("Bỏ danh sách đã tải lên"),
                "office.import_asked_for": _("Cho nhập danh sách đảng viên"),
                "office.members_imported": _("Nhập danh sách đảng viên"),
                "office.import_undone": _("Hoàn tác lần nhập danh sách"),
                "office.members_exported": _("Xuất danh sách đảng viên"),
            }
        )
        registry.every(timedelta(days=1), "office.forget_old_lists")
