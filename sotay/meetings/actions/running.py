"""Opening the meeting, moving along its agenda, closing it."""

import secrets

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.ledger.acts import one_act
from sotay.meetings import happenings, telling
from sotay.meetings.actions.carrying import carry_tasks
from sotay.meetings.actions.invitations import invite_roll
from sotay.meetings.actions.records import start_records
from sotay.meetings.actions.states import hold, locked, pass_to
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.queries.polls import host_of
from sotay.meetings.rules import states
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.surveys.actions import polls

# Without 0/O, 1/I/L and letters that sound alike when read out in a hall.
CODE_SIGNS = "23456789ACDEHKMNPRTVXY"
CODE_LENGTH = 6


@one_act()
def open_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """The meeting begins: the roll opens and a code for the hall is made.

    Raises:
        Forbidden: ``by`` does not run this meeting.
        Conflict: it was not announced, or has begun already.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    meeting = locked(meeting)
    meeting.opened_at = clock.acted_at()
    meeting.check_in_code = "".join(secrets.choice(CODE_SIGNS) for _sign in range(CODE_LENGTH))
    pass_to(meeting, "open", by=by)
    # The roll and the tasks may have changed since the invitations went out.
    invite_roll(meeting)
    carry_tasks(meeting=meeting)
    happenings.state_changed("opened", meeting, by=by)
    return meeting


@one_act()
def go_to_item(*, by: Person, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """The meeting turns to ``item``; the one before it ends. Saying it twice changes nothing.

    Raises:
        Conflict: the meeting is not open.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    meeting = locked(meeting)
    must_be_open(meeting)
    item.refresh_from_db()
    if item.started_at is not None and item.ended_at is None:
        return item
    now = clock.acted_at()
    meeting.items.filter(started_at__isnull=False, ended_at__isnull=True).update(ended_at=now)
    item.started_at = item.started_at or now
    item.ended_at = None
    item.save(update_fields=["started_at", "ended_at"])
    happenings.changed(
        "item_begun", meeting, "now", "next", "agenda", by=by, about=item, position=item.position
    )
    return item


@one_act()
def close_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """The meeting ends: the roll and the talk close, and the minutes begin to be written.

    Raises:
        Forbidden: ``by`` does not run this meeting.
        Conflict: it is not open (somebody closed it a moment ago), or a vote still runs.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    meeting = locked(meeting)
    if meeting.motions.filter(closed_at__isnull=True).exists():
        raise Conflict(_("Còn nội dung biểu quyết chưa chốt kết quả. Hãy chốt rồi mới kết thúc."))
    now = clock.acted_at()
    meeting.closed_at = now
    pass_to(meeting, "close", by=by)
    meeting.items.filter(started_at__isnull=False, ended_at__isnull=True).update(ended_at=now)
    meeting.speaking_requests.filter(ended_at__isnull=True, withdrawn_at__isnull=True).update(
        ended_at=now
    )
    polls.close_all(by=by, host=host_of(meeting))
    minutes = start_records(by=by, meeting=meeting)
    happenings.state_changed("closed", meeting, by=by)
    telling.minutes_begun(minutes, by=by)
    return meeting


@one_act()
def resume_meeting(*, by: Person, meeting: Meeting, reason: str) -> Meeting:
    """Somebody closed too early: the room opens again, with the reason kept.

    Raises:
        Conflict: the meeting is not just closed; its minutes may be signed already.
        Invalid: no reason is given.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    states.check_reason("resume", reason)
    meeting = locked(meeting)
    meeting.closed_at = None
    pass_to(meeting, "resume", by=by, reason=reason)
    happenings.state_changed("resumed", meeting, by=by)
    return meeting


def must_be_open(meeting: Meeting) -> None:
    """Refuse unless the meeting is going on.

    Raises:
        Conflict: with what the meeting is instead.
    """
    hold(meeting)
    if meeting.state != Meeting.State.OPEN:
        raise Conflict(
            _("Buổi sinh hoạt %(state)s nên không làm được việc này.")
            % {"state": meeting.get_state_display()}
        )
