"""Chair and secretary approve a record: exactly the text that they were shown."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings, telling
from sotay.meetings.actions.finding import find_record_anew
from sotay.meetings.actions.records import HELD, locked_record, stored_version
from sotay.meetings.actions.states import locked, pass_to
from sotay.meetings.models import Approval, Meeting, Record
from sotay.meetings.queries.facts import facts_of
from sotay.meetings.queries.letterheads import signing_posts
from sotay.meetings.queries.records import OUTCOMES, RecordStanding, standing_of_record
from sotay.meetings.rules import resolution, writing
from sotay.org.models import Person
from sotay.policy import Right, require

RIGHTS = {
    Approval.Role.CHAIR: Right.MEETINGS_APPROVE_AS_CHAIR,
    Approval.Role.SECRETARY: Right.MEETINGS_APPROVE_AS_SECRETARY,
}


@one_act()
def approve_record(
    *, by: Person, record: Record, role: str, sha256: str, capacity: str = ""
) -> Approval:
    """Approve the text with this hash, as chair or as secretary.

    Both approvals of the minutes sign the meeting. Approving twice changes nothing.

    Args:
        role: one of ``Approval.Role``.
        sha256: seal of the text that was on the page.
        capacity: the post under which the chair signs (BÍ THƯ); may be left empty where
            there is only one.

    Raises:
        Forbidden: the person has no such role in this meeting.
        Conflict: the text is another one by now, amendments wait for an answer, or the
            meeting has not closed or passed no such resolution.
        Invalid: places are left unwritten, or the post is none of the chair's.
    """
    require(by, RIGHTS[Approval.Role(role)], record.meeting)
    held = locked_record(record)
    standing = standing_of_record(held)
    if standing.sha256 != sha256:
        raise Conflict(
            _("Văn bản đã được sửa sau khi đồng chí mở trang này. Hãy đọc lại bản mới rồi duyệt.")
        )
    earlier = next((row for row in standing.approvals if row.role == role), None)
    if earlier is not None:
        return earlier
    _must_be_ready(held, standing)
    approval = Approval.objects.create(
        version=stored_version(held, reason=_("Bản theo diễn biến")),
        role=role,
        person=by,
        capacity=_capacity(held, by, role, capacity),
        at=clock.now(),
    )
    happenings.write_down("record_approved", held.meeting, by=by, about=held, role=role)
    find_record_anew(held)
    if len(standing.approvals) + 1 == len(Approval.Role.values):
        _sign(held, by)
    else:
        telling.approval_awaited(approval, by=by)
    return approval


def _sign(record: Record, by: Person) -> None:
    """The second approval: signed minutes carry the meeting with them."""
    if record.kind != Record.Kind.MINUTES:
        return
    meeting = pass_to(locked(record.meeting), "sign", by=by)
    record.meeting.state = meeting.state
    happenings.write_down("minutes_signed", meeting, by=by, about=record)


def _must_be_ready(record: Record, standing: RecordStanding) -> None:
    meeting = record.meeting
    if meeting.state not in HELD:
        raise Conflict(
            _("Buổi sinh hoạt %s nên chưa duyệt văn bản được.") % meeting.get_state_display()
        )
    waiting = record.amendments.filter(answer="").count()
    if waiting:
        raise Conflict(
            _("Còn %d đề nghị sửa chưa được trả lời. Hãy trả lời trước khi duyệt.") % waiting
        )
    gaps = writing.unwritten(standing.content)
    if gaps:
        raise Invalid(_("Còn chỗ chưa viết: %s.") % "; ".join(gap or _("câu cuối") for gap in gaps))
    if record.kind in OUTCOMES:
        _must_be_passed(meeting)


def _must_be_passed(meeting: Meeting) -> None:
    """More than half of those who have a vote pass it (Điều lệ Đảng, Điều 9)."""
    if resolution.deciding_vote(facts_of(meeting)) is None:
        raise Conflict(
            _(
                "Diễn biến chưa có biểu quyết thông qua nghị quyết, kết luận "
                "nên chưa duyệt văn bản này được."
            )
        )


def _capacity(record: Record, person: Person, role: str, chosen: str) -> str:
    if role != Approval.Role.CHAIR:
        return ""
    posts = signing_posts(record.meeting, person)
    if not posts and record.kind in OUTCOMES:
        raise Invalid(
            _(
                "Nghị quyết, kết luận do bí thư hoặc phó bí thư ký; "
                "người chủ trì không giữ chức vụ này."
            )
        )
    if chosen and chosen not in posts:
        raise Invalid(_("Chọn đúng tư cách của đồng chí trong tổ chức này."), field="capacity")
    if len(posts) > 1 and not chosen:
        raise Invalid(_("Chọn tư cách ký của đồng chí."), field="capacity")
    return chosen or (posts[0] if posts else "")
