"""What others changed in the preparation since a page was opened; the ledger knows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy

from sotay.ledger.queries import history_of
from sotay.meetings.models import Meeting
from sotay.org.models import Person

_CHANGES = {
    "meetings.details_changed": gettext_lazy("sửa thông tin buổi họp"),
    "meetings.item_added": gettext_lazy("thêm nội dung chương trình"),
    "meetings.item_changed": gettext_lazy("sửa nội dung chương trình"),
    "meetings.item_moved": gettext_lazy("đổi thứ tự chương trình"),
    "meetings.item_removed": gettext_lazy("bỏ nội dung chương trình"),
    "meetings.guest_invited": gettext_lazy("thêm khách mời"),
    "meetings.guest_removed": gettext_lazy("bỏ khách mời"),
    "meetings.papers_added": gettext_lazy("thêm tài liệu"),
    "meetings.paper_replaced": gettext_lazy("thay tài liệu"),
    "meetings.paper_renamed": gettext_lazy("sửa tên tài liệu"),
    "meetings.paper_moved": gettext_lazy("đổi thứ tự tài liệu"),
    "meetings.paper_removed": gettext_lazy("bỏ tài liệu"),
    "meetings.tasks_carried": gettext_lazy("cập nhật nhiệm vụ kỳ trước"),
    "meetings.task_result_noted": gettext_lazy("ghi kết quả nhiệm vụ"),
    "meetings.agreed": gettext_lazy("ghi nhận chi ủy thống nhất"),
    "meetings.announced": gettext_lazy("gửi giấy mời"),
    "meetings.postponed": gettext_lazy("hoãn buổi họp"),
    "meetings.cancelled": gettext_lazy("hủy buổi họp"),
    "meetings.rescheduled": gettext_lazy("đổi ngày giờ họp"),
}


@dataclass(frozen=True)
class ChangeLine:
    """A change that somebody made to the preparation."""

    at: datetime
    who: str
    what: str


def last_changed_by(meeting: Meeting, edition: int) -> str:
    """Who changed the meeting last after ``edition``, whatever it was; empty if nobody is known.

    The ledger tells of the preparation, the transitions of what came later.
    """
    found = [
        (entry.at, entry.actor_person_id or 0)
        for entry in history_of(meeting)
        if int(entry.details.get("edition", 0)) > edition
    ]
    found += meeting.transitions.values_list("at", "by_id")
    if not found:
        return ""
    _at, person_id = max(found)
    return Person.objects.filter(pk=person_id).values_list("full_name", flat=True).first() or ""


def changes_since(meeting: Meeting, edition: int) -> list[ChangeLine]:
    """What others changed after ``edition``, the latest first."""
    entries = [
        entry
        for entry in history_of(meeting)
        if int(entry.details.get("edition", 0)) > edition and entry.act in _CHANGES
    ]
    names = dict(
        Person.objects.filter(pk__in={entry.actor_person_id for entry in entries}).values_list(
            "pk", "full_name"
        )
    )
    return [
        ChangeLine(entry.at, names.get(entry.actor_person_id or 0, ""), str(_CHANGES[entry.act]))
        for entry in reversed(entries)
    ]
