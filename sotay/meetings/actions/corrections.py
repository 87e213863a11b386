"""A member says that what somebody entered for the member is wrong; whoever did answers."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.meetings.models import Correction, CorrectionAnswer
from sotay.meetings.queries import behalf
from sotay.notices.actions import notify
from sotay.org.models import Person


@one_act()
def ask_for_correction(
    *, by: Person, kind: str, about_id: int, words: str, client_id: UUID
) -> Correction:
    """Say what is wrong; whoever entered it is told, and the request is kept.

    Raises:
        Missing: nothing such was entered for ``by``.
        Invalid: nothing is written.
        Conflict: the id was used for other words.
    """
    entered = behalf.entered_for(by, kind, about_id)
    said = text.tidy_lines(words)
    if not said:
        raise Invalid(_("Đồng chí viết rõ chỗ nào chưa đúng."), field="words")

    def make() -> Correction:
        return Correction.objects.create(
            person=by,
            what=kind,
            about_id=about_id,
            asked_id=entered.by_id,
            words=said,
            at=clock.acted_at(),
            client_id=client_id,
        )

    correction, new = write_once(
        Correction, client_id, make, person_id=by.pk, what=kind, about_id=about_id, words=said
    )
    if new:
        record(
            by=by,
            act="meetings.correction_asked",
            about=correction,
            unit=entered.unit,
            details={"kind": kind, "of": about_id},
        )
        notify(
            by=by,
            people=[correction.asked],
            kind="meetings.correction_asked",
            about=f"correction:{correction.pk}",
            words=_("Đồng chí %(who)s đề nghị sửa một việc đã được ghi thay.")
            % {"who": by.full_name},
            address=reverse("meetings:entered"),
        )
    return correction


@one_act()
def answer_correction(
    *, by: Person, correction: Correction, put_right: bool, words: str, client_id: UUID
) -> CorrectionAnswer:
    """Say what was done about it, or why it stays; the member is told. There is no second one.

    What was entered is put right by a further act; the answer alone changes nothing.

    Raises:
        Missing: ``by`` is not the one who was asked.
        Invalid: nothing is written.
        Conflict: it was answered already, or the id was used for other words.
    """
    behalf.asked_of(by, correction.pk)
    said = text.tidy_lines(words)
    if not said:
        raise Invalid(_("Đồng chí viết đã sửa thế nào, hoặc vì sao giữ nguyên."), field="words")

    def make() -> CorrectionAnswer:
        locked = Correction.objects.select_for_update().get(pk=correction.pk)
        if CorrectionAnswer.objects.filter(correction=locked).exists():
            raise Conflict(_("Đề nghị này đã được trả lời."))
        return CorrectionAnswer.objects.create(
            correction=locked,
            put_right=put_right,
            words=said,
            by=by,
            at=clock.acted_at(),
            client_id=client_id,
        )

    answer, new = write_once(
        CorrectionAnswer,
        client_id,
        make,
        correction_id=correction.pk,
        by_id=by.pk,
        put_right=put_right,
        words=said,
    )
    if new:
        record(
            by=by,
            act="meetings.correction_answered",
            about=correction,
            details={"put_right": put_right},
        )
        notify(
            by=by,
            people=[correction.person],
            kind="meetings.correction_answered",
            about=f"correction:{correction.pk}",
            words=_("Đồng chí %(who)s đã trả lời đề nghị sửa của đồng chí.")
            % {"who": by.full_name},
            address=reverse("meetings:entered"),
        )
    return answer
