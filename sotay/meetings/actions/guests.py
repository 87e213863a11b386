"""Who is invited without being summoned."""

from django.utils.translation import gettext as _

from sotay.kernel import text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.preparing import begin, finish
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.rules import preparing
from sotay.org.models import Person

_STATES = preparing.AGENDA_CHANGEABLE


@one_act()
def invite_guest(
    *,
    by: Person,
    meeting: Meeting,
    person: Person | None = None,
    name: str = "",
    post: str = "",
    side: str = Guest.Side.UPPER,
) -> Guest:
    """Invite a comrade of the upper level, or somebody who is in no roster.

    Inviting the same person twice is one invitation.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: the meeting is over or called off.
        Invalid: nobody is named.
    """
    held = begin(meeting, by=by, states=_STATES)
    kept = person.full_name if person else text.tidy(name)
    if not kept:
        raise Invalid(_("Chọn người hoặc ghi họ tên khách mời."), field="name")
    if person is not None:
        there = held.guests.filter(person=person).first()
        if there is not None:
            return there
    guest = Guest.objects.create(
        meeting=held, person=person, name=kept, post=text.tidy(post), side=side
    )
    finish(held, "guest_invited", by=by, shown=("roll",))
    return guest


@one_act()
def remove_guest(*, by: Person, meeting: Meeting, guest: Guest) -> None:
    """Take a guest off the list. Taken off twice is taken off.

    Raises:
        Conflict: the guest has come.
    """
    held = begin(meeting, by=by, states=_STATES)
    if guest.came:
        raise Conflict(_("Đại biểu đã có mặt nên không bỏ khỏi danh sách được."))
    guest.delete()
    happenings.roles_changed([guest.person])
    finish(held, "guest_removed", by=by, shown=("roll",))
