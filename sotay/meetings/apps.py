"""The meetings app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Wiring of the meetings folder."""

    name = "sotay.meetings"

    def ready(self) -> None:
        """Tell the lower folders how to reach up: relations, live topics, menu, first page."""
        from sotay import policy
        from sotay.files.happenings import when_purged, when_words_come
        from sotay.live import registry
        from sotay.meetings import happenings
        from sotay.meetings.cards import approvals_card, drafts_card, next_meetings
        from sotay.meetings.models import Meeting, Motion
        from sotay.meetings.offers import offer_all
        from sotay.meetings.purging import find_anew, forget_words
        from sotay.meetings.queries import topics
        from sotay.meetings.queries.doors import relations_to_meeting, relations_to_motion
        from sotay.meetings.queries.explained import MEETING, first_meeting
        from sotay.meetings.queries.issued import issued_records
        from sotay.meetings.searching import SOURCES, own_notes, own_passages
        from sotay.org import explaining
        from sotay.org.queries.first import Way, register_step
        from sotay.org.queries.identity import has_person
        from sotay.profiles import usage
        from sotay.registers import issued
        from sotay.search import registry as search
        from sotay.web import navigation, today

        offer_all()
        when_purged(forget_words)
        when_words_come(find_anew)
        for source in SOURCES:
            search.register(source)
        search.register_notes(own_notes)
        search.register_notes(own_passages)
        explaining.register(MEETING)
        register_step(Way("first_meeting", 100, first_meeting))
        usage.register_use(
            "meetings", lambda profile: Meeting.objects.filter(profile=profile).exists()
        )
        issued.register(issued_records)
        policy.register(Meeting, relations_to_meeting)
        policy.register(Motion, relations_to_motion)
        registry.register(
            "meeting", topics.may_listen, happenings.whole_state, is_rare=topics.is_rare
        )
        navigation.register(
            navigation.Entry(_("Sinh hoạt"), "users", "meetings:list", order=20, in_bar=True)
        )
        navigation.register(
            navigation.Entry(
                _("Ghi thay"),
                "file-pen",
                "meetings:entered",
                order=55,
                visible=has_person,
            )
        )
        today.register(next_meetings)
        today.register(approvals_card)
        today.register(drafts_card)
