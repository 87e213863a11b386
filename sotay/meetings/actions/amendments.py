"""Those who were there propose changes of the minutes; the secretary answers each."""

from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.dates import moment
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.meetings import happenings
from sotay.meetings.actions.records import locked_record, must_not_be_frozen, stored_version
from sotay.meetings.models import Amendment, Record
from sotay.meetings.queries.amendments import takes_amendments
from sotay.meetings.queries.records import standing_of_record
from sotay.org.models import Person
from sotay.policy import Right, require


@one_act()
def propose_amendment(*, by: Person, record: Record, words: str, client_id: UUID) -> Amendment:
    """Somebody who was at the meeting proposes a change of its minutes.

    Raises:
        Forbidden: the person was not there.
        Conflict: the deadline is over, or the minutes are approved.
        Invalid: nothing is proposed.
    """
    require(by, Right.MEETINGS_AMEND_RECORD, record.meeting)
    wanted = text.tidy_lines(words)
    if not wanted:
        raise Invalid(_("Đồng chí chưa viết nội dung đề nghị sửa."), field="words")

    def make() -> Amendment:
        held = locked_record(record)
        must_not_be_frozen(standing_of_record(held))
        _must_be_in_time(held)
        version = stored_version(held, reason=_("Bản theo diễn biến, khi có đề nghị sửa"))
        return Amendment.objects.create(
            record=held,
            version=version,
            person=by,
            text=wanted,
            at=clock.now(),
            client_id=client_id,
        )

    amendment, new = write_once(
        Amendment, client_id, make, record_id=record.pk, person_id=by.pk, text=wanted
    )
    if new:
        happenings.write_down("amendment_proposed", record.meeting, by=by, about=amendment)
    return amendment


@one_act()
def answer_amendment(*, by: Person, amendment: Amendment, answer: str, note: str = "") -> Amendment:
    """The secretary takes an amendment in, or keeps the text and says why.

    Taking it in changes no word by itself: the secretary then edits the minutes. The answer
    can be changed until the minutes are approved.

    Raises:
        Forbidden: ``by`` does not keep this meeting's records.
        Conflict: the minutes are approved.
        Invalid: it is declined without a word of reason.
    """
    record = amendment.record
    require(by, Right.MEETINGS_EDIT_RECORD, record.meeting)
    must_not_be_frozen(standing_of_record(locked_record(record)))
    reason = text.tidy(note)
    if answer == Amendment.Answer.DECLINED and not reason:
        raise Invalid(_("Ghi lý do giữ nguyên để đồng chí đề nghị được rõ."), field="note")
    amendment.answer = answer
    amendment.answer_note = reason
    amendment.answered_by = by
    amendment.answered_at = clock.now()
    amendment.save(update_fields=["answer", "answer_note", "answered_by", "answered_at"])
    happenings.write_down(
        "amendment_answered", record.meeting, by=by, about=amendment, answer=answer
    )
    return amendment


def _must_be_in_time(record: Record) -> None:
    until = record.amendments_until
    if until is None:
        raise Conflict(_("Chỉ biên bản mới nhận đề nghị sửa."))
    if not takes_amendments(record):
        raise Conflict(_("Hạn đề nghị sửa biên bản đã hết lúc %s.") % moment(until), field="words")
