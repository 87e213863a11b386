"""What every change of the preparation shares: the lock, the right, the edition seen."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict
from sotay.meetings import happenings
from sotay.meetings.actions.finding import after_preparing
from sotay.meetings.actions.states import locked, same_edition
from sotay.meetings.models import Meeting
from sotay.meetings.rules import preparing
from sotay.org.models import Person
from sotay.policy import Right, require


def begin(
    meeting: Meeting,
    *,
    by: Person,
    seen: int | None = None,
    states: frozenset[str] = preparing.PREPARABLE,
) -> Meeting:
    """The meeting, held, for a change by ``by`` who saw edition ``seen``.

    ``seen`` is None for a change that collides with no other, such as one more paper.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: it has begun or is called off, or somebody changed it since.
    """
    require(by, Right.MEETINGS_PREPARE, meeting)
    held = locked(meeting)
    must_be_changeable(held, states)
    if seen is not None:
        same_edition(held, seen)
    return held


def must_be_changeable(meeting: Meeting, states: frozenset[str] = preparing.PREPARABLE) -> None:
    """Refuse to change what a meeting that has begun or is called off was prepared with.

    Raises:
        Conflict: with what the meeting is instead.
    """
    if meeting.state not in states:
        raise Conflict(
            _("Buổi sinh hoạt %(state)s nên không sửa phần chuẩn bị được nữa.")
            % {"state": meeting.get_state_display()}
        )


def finish(meeting: Meeting, act: str, *, by: Person, shown: tuple[str, ...] = ()) -> None:
    """Raise the edition, write the act down, and show it to those who may see it by now."""
    after_preparing(meeting, act)
    meeting.edition += 1
    meeting.save(update_fields=["edition"])
    if meeting.state in preparing.KNOWN_TO_ALL and shown:
        happenings.changed(act, meeting, *shown, by=by, edition=meeting.edition)
    else:
        happenings.write_down(act, meeting, by=by, edition=meeting.edition)
