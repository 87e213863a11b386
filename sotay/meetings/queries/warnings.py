"""What somebody should know before an act that is theirs to decide; nothing here forbids it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.meetings.models import Meeting
from sotay.meetings.queries.score import confirmed_score, measured
from sotay.meetings.queries.votes import standing_of
from sotay.meetings.rules import roll, schedule


def roll_warnings(meeting: Meeting) -> tuple[str, ...]:
    """Too few in the room, or people whom nobody has noted yet."""
    standings = [standing_of(row) for row in meeting.invitations.all()]
    states = dict(meeting.attendances.values_list("person_id", "state"))
    figures = roll.roll_figures(standings, states)
    return roll.warnings(
        present=figures.present,
        expected=figures.expected,
        unmarked=figures.unmarked,
        quorum=meeting.profile.rules.meeting.quorum_warning,
    )


def full_length_note(meeting: Meeting) -> str:
    """From which hour on the meeting is long enough; empty where no rule asks for a length.

    A fixed hour, so that the sentence stays right on a page that lies open.
    """
    if meeting.kind not in schedule.MONTHLY or meeting.opened_at is None:
        return ""
    least = _least_minutes(meeting)
    return _("Đủ thời lượng tối thiểu (%(least)s) từ %(hour)s.") % {
        "least": dates.length(least),
        "hour": dates.hour(meeting.opened_at + timedelta(minutes=least)),
    }


def record_warnings(meeting: Meeting) -> tuple[str, ...]:
    """What the guidance asks of a meeting whose minutes are about to be approved.

    HD 42-HD/BTCTW, 28/10/2025: a length, papers in time, and a score in the minutes.
    """
    said = list(roll_warnings(meeting))
    if meeting.is_committee_meeting:
        return tuple(said)
    facts = measured(meeting)
    short = meeting.kind in schedule.MONTHLY and (facts.minutes or 0) < facts.least_minutes
    if short and facts.minutes is not None:
        said.append(
            _("Buổi sinh hoạt dài %(held)s, ít hơn mức tối thiểu %(least)s.")
            % {"held": dates.length(facts.minutes), "least": dates.length(facts.least_minutes)}
        )
    if facts.papers_in_time is False:
        said.append(_("Tài liệu gửi sau hạn."))
    if confirmed_score(meeting) is None:
        said.append(_("Chưa chấm điểm buổi sinh hoạt; duyệt biên bản rồi thì không chấm được nữa."))
    return tuple(said)


def _least_minutes(meeting: Meeting) -> int:
    members = meeting.invitations.filter(membership="home").count()
    return schedule.least_minutes(meeting.kind, meeting.profile.rules.meeting, members)
