"""A member says that what somebody entered for the member is wrong."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.actions import record
from sotay.ledger.once import write_once
from sotay.meetings.models import Correction
from sotay.meetings.queries import behalf
from sotay.notices.actions import notify
from sotay.org.models import Person


@transaction.atomic
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
