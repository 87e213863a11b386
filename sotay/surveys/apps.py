"""The surveys app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """Wiring of the surveys folder."""

    name = "sotay.surveys"

    def ready(self) -> None:
        """The word in the menu."""
        from sotay import policy
        from sotay.accounts.sealing import keep_under_seal
        from sotay.jobs import registry as jobs
        from sotay.live import registry as live
        from sotay.surveys import cards, happenings, offers, offers_of_results, privacy
        from sotay.surveys.models import Invitation
        from sotay.surveys.queries import topics
        from sotay.surveys.queries.building import keeps_surveys
        from sotay.surveys.queries.listing import relations_to_invitation
        from sotay.web import navigation, today

        keep_under_seal("surveys.Circle", "sheets", "late", "hidden_tally")
        keep_under_seal("surveys.PaperEntry", "answers")
        privacy.offer_all()
        offers.offer_all()
        offers_of_results.offer_results()
        policy.register(Invitation, relations_to_invitation)
        jobs.every(timedelta(minutes=1), "surveys.keep_hours")
        jobs.every(timedelta(minutes=30), "surveys.remind")
        live.register(
            topics.PREFIX, topics.may_listen, happenings.whole_state, is_rare=topics.is_rare
        )
        today.register(cards.surveys_to_answer)
        navigation.register(
            navigation.Entry(_("Khảo sát"), "list-checks", "surveys:list", order=45)
        )
        navigation.register(
            navigation.Entry(
                _("Tạo khảo sát"), "file-pen", "surveys:kept", order=46, visible=keeps_surveys
            )
        )
        navigation.register(
            navigation.Entry(_("Kiểm tra bảng khảo sát"), "list-checks", "surveys:check", order=90)
        )
