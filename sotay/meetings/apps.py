"""The meetings app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Wiring of the meetings folder."""

    name = "sotay.meetings"

    def ready(self) -> None:
        """Tell the lower folders how to reach up: relations and live topics."""
        from sotay import policy
        from sotay.live import registry
        from sotay.meetings.models import Meeting, Motion
        from sotay.meetings.queries import topics
        from sotay.meetings.queries.doors import relations_to_meeting, relations_to_motion

        policy.register(Meeting, relations_to_meeting)
        policy.register(Motion, relations_to_motion)
        registry.register("meeting", topics.may_listen)
