"""What somebody should know before an act that is theirs to decide; nothing here forbids it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.meetings.models import Meeting
from sotay.meetings.queries.people import home_members, roll_counts
from sotay.meetings.queries.score import confirmed_score, minutes_held, papers_in_time
from sotay.meetings.rules import roll, schedule


def full_length_note(meeting: Meeting) -> str:
    """From which hour on the meeting is long enough; empty where no rule asks for a length.

    A fixed hour, so that the sentence stays right on a page that lies open.
    """
    if meeting.kind not in schedule.MONTHLY or meeting.opened_at is None:
        return ""
    members = home_members(meeting)
    least = schedule.least_minutes(meeting.kind, meeting.profile.rules.meeting, members)
    return _("Đủ thời lượng tối thiểu (%(least)s) từ %(hour)s.") % {
        "least": dates.length(least),
        "hour": dates.hour(meeting.opened_at + timedelta(minutes=least)),
    }


def record_warnings(meeting: Meeting) -> tuple[str, ...]:
    """What the guidance asks of a meeting whose minutes are about to be approved.

    HD 42-HD/BTCTW, 28/10/2025: a length, papers in time, and a score in the minutes.
    """
    counted = roll_counts(meeting)
    said = list(
        roll.warnings(
            present=counted.present,
            expected=counted.summoned,
            unmarked=counted.unknown,
            quorum=meeting.profile.rules.meeting.quorum_warning,
        )
    )
    if meeting.is_committee_meeting:
        return tuple(said)
    held = minutes_held(meeting)
    members = home_members(meeting)
    least = schedule.least_minutes(meeting.kind, meeting.profile.rules.meeting, members)
    if meeting.kind in schedule.MONTHLY and held is not None and held < least:
        said.append(
            _("Buổi sinh hoạt dài %(held)s, ít hơn mức tối thiểu %(least)s.")
            % {"held": dates.length(held), "least": dates.length(least)}
        )
    if papers_in_time(meeting) is False:
        said.append(_("Tài liệu gửi sau hạn."))
    if confirmed_score(meeting) is None:
        said.append(_("Chưa chấm điểm buổi sinh hoạt; duyệt biên bản rồi thì không chấm được nữa."))
    return tuple(said)
