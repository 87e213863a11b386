"""Who is told by a notice of what happens to a meeting, and in which words.

Titles, days and reasons that the invited may read anyway; never what somebody said.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, dates
from sotay.meetings.models import Approval, Meeting, Record, SpeakingRequest
from sotay.meetings.queries.people import everybody_here, everybody_invited
from sotay.notices.actions import notify
from sotay.org.models import Person
from sotay.org.queries import administrators_of


def announced(meeting: Meeting, *, by: Person) -> None:
    """Everybody is invited."""
    _tell_invited("announced", meeting, _("Mời dự: %(title)s, %(when)s, tại %(place)s."), by=by)


def details_changed(meeting: Meeting, *, by: Person) -> None:
    """The place or the link is another one."""
    words = _("Thông tin mới: %(title)s, %(when)s, tại %(place)s.")
    _tell_invited("details_changed", meeting, words, by=by)


def rescheduled(meeting: Meeting, *, by: Person, reason: str) -> None:
    """Another hour or place."""
    words = _("Đổi lịch: %(title)s, %(when)s, tại %(place)s. Lý do: %(reason)s")
    _tell_invited("rescheduled", meeting, words, by=by, reason=reason)


def postponed(meeting: Meeting, *, by: Person, reason: str) -> None:
    """It is put off."""
    words = _("Hoãn họp: %(title)s, %(when)s. Lý do: %(reason)s")
    _tell_invited("postponed", meeting, words, by=by, reason=reason)


def cancelled(meeting: Meeting, *, by: Person, reason: str) -> None:
    """It is called off."""
    words = _("Không họp nữa: %(title)s, %(when)s. Lý do: %(reason)s")
    _tell_invited("cancelled", meeting, words, by=by, reason=reason)


def floor_given(request: SpeakingRequest, *, by: Person) -> None:
    """It is this person's turn to speak."""
    notify(
        by=by,
        people=[request.person],
        kind="meetings.floor_given",
        about=f"speaking:{request.pk}",
        words=_("Mời đồng chí phát biểu: %(title)s.") % {"title": request.meeting.title},
        address=reverse("meetings:speaking", args=[request.meeting_id]),
    )


def minutes_begun(record: Record, *, by: Person) -> None:
    """The minutes may be read and amended by those who were there."""
    if record.amendments_until is None:
        return
    words = _("Biên bản đang được lập: %(title)s. Đồng chí xem và góp ý trước %(when)s.")
    _tell(
        "minutes_begun",
        record.meeting,
        everybody_here(record.meeting),
        words % {"title": record.meeting.title, "when": dates.moment(record.amendments_until)},
        reverse("meetings:record", args=[record.meeting_id, record.kind]),
        by=by,
    )


def approval_awaited(approval: Approval, *, by: Person) -> None:
    """One of the two has approved a text; it waits for the other."""
    record = approval.version.record
    meeting = record.meeting
    other = meeting.secretary if approval.role == Approval.Role.CHAIR else meeting.chair
    notify(
        by=by,
        people=[other],
        kind="meetings.approval_awaited",
        about=f"version:{approval.version_id}:{approval.role}",
        words=_("Chờ đồng chí duyệt: %(what)s, %(title)s.")
        % {"what": record.get_kind_display(), "title": meeting.title},
        address=reverse("meetings:record", args=[meeting.pk, record.kind]),
    )


def secret_refused(meeting: Meeting, *, by: Person) -> None:
    """A file marked as a state secret was sent: those who keep the system must look to it.

    Neither its name nor its words are told. A second one on the same day is the same news.
    """
    day = clock.today()
    notify(
        by=None,
        people=administrators_of(meeting.unit, day),
        kind="meetings.secret_refused",
        about=f"unit:{meeting.unit_id}:{by.pk}:{day.isoformat()}",
        words=_(
            "Hệ thống vừa từ chối một tệp mang dấu chỉ độ mật do đồng chí %(who)s gửi lên "
            "(%(unit)s). Tệp không được giữ lại; hãy kiểm tra máy đã dùng."
        )
        % {"who": by.full_name, "unit": meeting.unit.name},
        address=reverse("org:unit", args=[meeting.unit_id]),
    )


def _tell_invited(kind: str, meeting: Meeting, words: str, *, by: Person, reason: str = "") -> None:
    sentence = words % {
        "title": meeting.title,
        "when": dates.moment(meeting.starts_at),
        "place": meeting.place,
        "reason": reason,
    }
    address = reverse("meetings:overview", args=[meeting.pk])
    _tell(kind, meeting, everybody_invited(meeting), sentence, address, by=by)


def _tell(
    kind: str, meeting: Meeting, people: Iterable[Person], words: str, address: str, *, by: Person
) -> None:
    """Each edition of the meeting is news of its own."""
    about = f"meeting:{meeting.pk}:{meeting.edition}"
    notify(by=by, people=people, kind=f"meetings.{kind}", about=about, words=words, address=address)
