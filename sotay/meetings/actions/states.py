"""The one place where a meeting passes from one state to another."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.meetings.models import Meeting, Transition
from sotay.meetings.queries.changes import last_changed_by
from sotay.meetings.rules import states
from sotay.org.models import Person


def locked(meeting: Meeting) -> Meeting:
    """The meeting's row, read again and held until the transaction ends.

    Two secretaries who close the same meeting at the same moment queue here; the second
    one then finds it closed.
    """
    return (
        Meeting.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "body", "chair", "secretary", "profile")
        .get(pk=meeting.pk)
    )


def pass_to(meeting: Meeting, transition: str, *, by: Person, reason: str = "") -> Meeting:
    """Carry out one transition of ``rules.states`` on a locked meeting and note who and why.

    Raises:
        Conflict: the transition does not lead out of the meeting's present state.
    """
    before = meeting.state
    meeting.state = states.after(before, transition)
    meeting.edition += 1
    meeting.save()
    Transition.objects.create(
        meeting=meeting,
        name=transition,
        from_state=before,
        to_state=meeting.state,
        by=by,
        at=clock.acted_at(),
        reason=reason,
    )
    return meeting


def hold(meeting: Meeting) -> None:
    """Read the meeting's state anew and hold its row until the transaction ends.

    The view read it a moment ago: whoever closes the meeting now comes before or after, not
    in between. Before the first entry in the ledger, which is held until the end as well.
    """
    rows = Meeting.objects.select_for_update(no_key=True).filter(pk=meeting.pk)
    meeting.state = rows.values_list("state", flat=True).get()


def must_be_in(meeting: Meeting, states: Collection[str]) -> None:
    """Refuse unless the meeting is in one of ``states``.

    Raises:
        Conflict: with what the meeting is instead.
    """
    hold(meeting)
    if meeting.state not in states:
        raise Conflict(
            _("Buổi sinh hoạt %(state)s nên không ghi thêm được.")
            % {"state": meeting.get_state_display()}
        )


def same_edition(meeting: Meeting, seen: int) -> None:
    """Refuse to write over what somebody else changed since the page was opened.

    Raises:
        Conflict: names who changed the meeting last, so that the person can look.
    """
    if meeting.edition != seen:
        who = last_changed_by(meeting, seen) or meeting.created_by.full_name
        raise Conflict(
            _(
                "Buổi sinh hoạt đã được sửa (lần gần nhất: %(who)s) sau khi đồng chí mở trang này. "
                "Nội dung đồng chí nhập vẫn còn đây; hãy xem bản mới rồi lưu lại."
            )
            % {"who": who}
        )
