"""Beginning a resolution or a conclusion, and dropping one that was begun by mistake."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.finding import find_record_anew
from sotay.meetings.actions.issuing import issue_when_nothing_waits
from sotay.meetings.actions.records import HELD, locked_record
from sotay.meetings.models import Approval, Meeting, Record
from sotay.meetings.queries.letterheads import issuer_of, layout_of
from sotay.meetings.queries.records import OUTCOMES
from sotay.org.models import Person
from sotay.papers.rules import may_issue
from sotay.policy import Right, require


@one_act()
def start_outcome(*, by: Person, meeting: Meeting, kind: str) -> Record:
    """Begin the resolution or the conclusion; beginning the same one again changes nothing.

    Raises:
        Forbidden: ``by`` does not keep this meeting's records.
        Conflict: the meeting has not closed, or issues the other kind already.
        Invalid: this body issues no such paper under its rules.
    """
    require(by, Right.MEETINGS_EDIT_RECORD, meeting)
    if meeting.state not in HELD:
        raise Conflict(_("Nghị quyết, kết luận được soạn sau khi buổi sinh hoạt kết thúc."))
    if kind not in OUTCOMES or not may_issue(layout_of(meeting), issuer_of(meeting), kind):
        raise Invalid(_("Chi bộ, cấp ủy này không ban hành loại văn bản đó."), field="kind")
    earlier = meeting.records.filter(kind__in=OUTCOMES).first()
    if earlier is not None and earlier.kind != kind:
        raise Conflict(_("Buổi sinh hoạt này đã có %s.") % str(earlier.get_kind_display()).lower())
    record, new = Record.objects.get_or_create(meeting=meeting, kind=kind)
    if new:
        happenings.write_down("record_begun", meeting, by=by, about=record, kind=kind)
        find_record_anew(record)
    return record


@one_act()
def drop_outcome(*, by: Person, record: Record) -> None:
    """Take back a resolution or a conclusion that was begun by mistake; the ledger keeps that.

    Raises:
        Forbidden: ``by`` does not keep this meeting's records.
        Conflict: it is the minutes, somebody has approved a version of it, or the dossier
            was put away.
    """
    meeting = record.meeting
    require(by, Right.MEETINGS_EDIT_RECORD, meeting)
    held = locked_record(record)
    if held.kind not in OUTCOMES:
        raise Conflict(_("Biên bản là của buổi sinh hoạt nên không bỏ được."))
    if Approval.objects.filter(version__record=held).exists():
        raise Conflict(_("Văn bản đã có người duyệt nên không bỏ được."))
    happenings.write_down(
        "record_dropped", meeting, by=by, about=held, kind=held.kind, versions=held.versions.count()
    )
    find_record_anew(held)
    held.delete()
    issue_when_nothing_waits(meeting, by=by)
