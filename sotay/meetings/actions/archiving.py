"""Putting the dossier of a meeting away: from then on it is only read."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.states import locked, pass_to
from sotay.meetings.models import Meeting
from sotay.meetings.queries.records import OUTCOMES
from sotay.org.models import Person
from sotay.policy import Right, require


@one_act()
def archive_meeting(*, by: Person, meeting: Meeting) -> Meeting:
    """Close the dossier: nothing is added to it or changed in it any more.

    A cell may keep only its minutes, issued or not; a resolution or conclusion that was
    begun has to be issued or dropped first. Private notes are their authors' and no part
    of the dossier.

    Raises:
        Forbidden: ``by`` issues no papers of this meeting.
        Conflict: the minutes are not signed, an outcome waits, or it is archived already.
    """
    require(by, Right.MEETINGS_ISSUE, meeting)
    # Whoever writes in a record holds it before the meeting: the same order everywhere.
    records = list(meeting.records.select_for_update(no_key=True).order_by("pk"))
    held = locked(meeting)
    pass_to(held, "archive", by=by)
    issued = set(held.records.filter(paper__isnull=False).values_list("kind", flat=True))
    waiting = [
        record for record in records if record.kind in OUTCOMES and record.kind not in issued
    ]
    if waiting:
        raise Conflict(
            _("%(what)s chưa ban hành. Hãy ban hành, hoặc bỏ nếu lập nhầm, rồi lưu hồ sơ.")
            % {"what": waiting[0].get_kind_display()}
        )
    happenings.write_down("archived", held, by=by)
    return held
