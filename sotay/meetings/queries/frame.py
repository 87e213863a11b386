"""The frame around every page of a meeting: title, what is on, tabs, live topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.live.queries import versions_of
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.queries.panels import NowPanel, now_panel
from sotay.meetings.queries.people import own_attendance
from sotay.notices.queries import topic_of
from sotay.org.models import Person
from sotay.policy import Relation, Right, relations_to
from sotay.policy.judgement import granted

# What a page may show as buttons; the class is there for the style, the server asks again.
CAPABILITIES = {
    "can-run": Right.MEETINGS_RUN,
    "can-prepare": Right.MEETINGS_PREPARE,
    "can-speak": Right.MEETINGS_ASK_TO_SPEAK,
    "can-post": Right.MEETINGS_POST_OPINION,
    "can-see-draft": Right.MEETINGS_SEE_DRAFT,
}


@dataclass(frozen=True)
class Frame:
    """Everything around the content of a page of a meeting."""

    meeting: Meeting
    person_id: int
    tab: str
    relations: frozenset[Relation]
    capabilities: tuple[str, ...]
    now: NowPanel
    versions: dict[str, int]
    own_attendance: str

    def may(self, right: Right) -> bool:
        """Whether the page is for somebody with this right."""
        return granted(right, self.relations)

    def tabs(self) -> list[dict[str, Any]]:
        """The parts of the meeting that this person may open in its present state."""
        return [
            {
                "label": label,
                "url": reverse(f"meetings:{address}", args=[self.meeting.pk]),
                "is_current": name == self.tab,
            }
            for name, label, address in self._parts()
        ]

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        state = self.meeting.state
        begun = self.meeting.opened_at is not None
        runs = self.may(Right.MEETINGS_RUN)
        if runs and state in {Meeting.State.ANNOUNCED, Meeting.State.OPEN, Meeting.State.CLOSED}:
            yield "desk", _("Điều hành"), "desk"
        if not self.running:
            yield "overview", _("Buổi họp"), "overview"
        if self.may(Right.MEETINGS_PREPARE) and not begun:
            yield "prepare", _("Chuẩn bị"), "prepare"
        if begun:
            yield "agenda", _("Chương trình"), "agenda"
        yield "opinions", _("Ý kiến"), "opinions"
        yield "papers", _("Tài liệu"), "papers"
        if begun:
            yield "votes", _("Biểu quyết"), "motions"
            yield "polls", _("Hỏi nhanh"), "polls"
        yield "note", _("Ghi chép"), "note"
        if runs and begun:
            yield "roll", _("Điểm danh"), "roll"
        if self.running:
            yield "speaking", _("Phát biểu"), "speaking"
        if runs and begun:
            yield "outcome", _("Kết luận"), "outcome"
        if begun and not self.running:
            yield "records", _("Biên bản"), "records"

    @property
    def running(self) -> bool:
        """Whether the meeting goes on now."""
        return self.meeting.state == Meeting.State.OPEN


def live_versions(meeting_id: int, person_id: int) -> dict[str, int]:
    """The versions of all topics that a page may follow, to be read before anything else."""
    return versions_of([*topics.pages_follow(meeting_id, person_id), topic_of(person_id)])


def frame_of(person: Person, meeting: Meeting, tab: str, versions: dict[str, int]) -> Frame:
    """The frame for one person, who follows only the topics that are for them."""
    relations = relations_to(person, meeting)
    followed = topics.followed_by(meeting.pk, person.pk, relations, tab)
    return Frame(
        meeting=meeting,
        person_id=person.pk,
        tab=tab,
        relations=relations,
        capabilities=tuple(
            name for name, right in CAPABILITIES.items() if granted(right, relations)
        ),
        now=now_panel(meeting),
        versions={name: versions[name] for name in (*followed, topic_of(person.pk))},
        own_attendance=own_attendance(person, meeting),
    )
