"""Agreeing on a meeting, announcing it, putting it off, calling it off."""

from datetime import date, time

from django.utils.translation import gettext as _

from sotay.kernel import text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings, telling
from sotay.meetings.actions.carrying import carry_tasks
from sotay.meetings.actions.details import moment_of, must_be_coming
from sotay.meetings.actions.finding import find_papers_anew
from sotay.meetings.actions.invitations import invite_roll
from sotay.meetings.actions.papers import freeze_papers
from sotay.meetings.actions.states import locked, pass_to, same_edition
from sotay.meetings.models import Meeting
from sotay.meetings.queries.summoned import summoned_people
from sotay.meetings.rules import schedule
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.profiles.queries import profile_on


@one_act()
def agree_on_meeting(*, by: Person, meeting: Meeting, edition: int) -> Meeting:
    """The committee has agreed on content and time (chi ủy thống nhất).

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: it is past that, or somebody changed it since.
    """
    held = _held(meeting, by, edition)
    pass_to(held, "agree", by=by)
    happenings.write_down("agreed", held, by=by, edition=held.edition)
    return held


@one_act()
def announce_meeting(*, by: Person, meeting: Meeting, edition: int) -> Meeting:
    """Invite everybody who is summoned, and freeze the papers as edition 1.

    Late papers and a short evening are warned of, not refused; the page shows them.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: it is announced already, or somebody changed it since.
        Invalid: the agenda is empty, the place is missing, the hour has passed, or whoever
            is to chair or to write is not summoned.
    """
    held = _held(meeting, by, edition)
    must_be_ready(held)
    pass_to(held, "announce", by=by)
    invite_roll(held)
    freeze_papers(held, by=by)
    carry_tasks(meeting=held)
    find_papers_anew(held)
    happenings.state_changed("announced", held, by=by, edition=held.edition)
    telling.announced(held, by=by)
    return held


def must_be_ready(meeting: Meeting) -> None:
    """Refuse to announce what cannot be held.

    Raises:
        Invalid: with the first thing that is missing.
    """
    if not meeting.items.exists():
        raise Invalid(_("Chương trình chưa có nội dung nào."))
    if not meeting.place:
        raise Invalid(_("Chưa ghi địa điểm họp."))
    must_be_coming(meeting.starts_at)
    schedule.check_people(
        chair=meeting.chair_id,
        secretary=meeting.secretary_id,
        summoned=summoned_people(meeting).keys(),
    )


@one_act()
def postpone_meeting(*, by: Person, meeting: Meeting, edition: int, reason: str) -> Meeting:
    """Put the meeting off; the invited see it with the reason. A new day is set later.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: it has begun or was not announced, or somebody changed it since.
        Invalid: no reason is given.
    """
    held, why = _held(meeting, by, edition), _reason(reason)
    pass_to(held, "postpone", by=by, reason=why)
    happenings.state_changed("postponed", held, by=by, edition=held.edition)
    telling.postponed(held, by=by, reason=why)
    return held


@one_act()
def cancel_meeting(*, by: Person, meeting: Meeting, edition: int, reason: str) -> Meeting:
    """Call the meeting off for good; the invited see it with the reason.

    Raises:
        As for ``postpone_meeting``.
    """
    held, why = _held(meeting, by, edition), _reason(reason)
    pass_to(held, "cancel", by=by, reason=why)
    if held.editions.exists():
        happenings.state_changed("cancelled", held, by=by, edition=held.edition)
        telling.cancelled(held, by=by, reason=why)
    else:
        happenings.write_down("cancelled", held, by=by, edition=held.edition)
    return held


@one_act()
def reschedule_meeting(
    *, by: Person, meeting: Meeting, edition: int, day: date, hour: time, place: str, reason: str
) -> Meeting:
    """Set another day, hour or place for a meeting that people are invited to.

    Another hour asks everybody anew: who said "dự" for Tuesday has not said it for Friday.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: nobody is invited yet or it has begun, or somebody changed it since.
        Invalid: no reason, nothing changes, the hour has passed, or the chair or secretary is not
            summoned on the new day.
    """
    held = _held(meeting, by, edition)
    starts_at, where = moment_of(day, hour), text.tidy(place) or held.place
    why = _reason(reason)
    if not held.editions.exists():
        raise Conflict(_("Chưa gửi giấy mời; đồng chí sửa ngày giờ ở mục Thông tin buổi họp."))
    same_hour = starts_at == held.starts_at
    if same_hour and where == held.place and held.state != Meeting.State.POSTPONED:
        raise Invalid(_("Ngày giờ và địa điểm mới trùng với cũ."), field="day")
    held.starts_at, held.place, held.profile = starts_at, where, profile_on(day)
    must_be_ready(held)
    pass_to(held, "reschedule", by=by, reason=why)
    invite_roll(held, keep_answers=same_hour)
    find_papers_anew(held)
    happenings.state_changed("rescheduled", held, by=by, edition=held.edition)
    telling.rescheduled(held, by=by, reason=why)
    return held


def _held(meeting: Meeting, by: Person, edition: int) -> Meeting:
    require(by, Right.MEETINGS_PREPARE, meeting)
    held = locked(meeting)
    same_edition(held, edition)
    return held


def _reason(typed: str) -> str:
    kept = text.tidy_lines(typed)
    if not kept:
        raise Invalid(_("Đồng chí ghi rõ lý do."), field="reason")
    return kept
