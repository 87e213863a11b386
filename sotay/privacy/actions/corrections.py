"""Saying that something kept about oneself is wrong, and answering it."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.org.actions import correct_person, put_fact_right
from sotay.org.models import Person, Unit
from sotay.org.queries import home_of
from sotay.policy import Right, may
from sotay.privacy.facts import PERSONAL_FIELDS, dated_fact_of
from sotay.privacy.models import CorrectionAnswer, CorrectionRequest
from sotay.privacy.queries.corrections import answerers_for, shown_fact
from sotay.privacy.telling import tell


@one_act()
def request_correction(*, by: Person, fact: str, words: str, client_id: UUID) -> CorrectionRequest:
    """Say that a fact about oneself is wrong, and what is right; the administrators are told.

    Raises:
        Missing: no such fact is kept about this person.
        Invalid: nothing is said.
        Conflict: the same fact waits for an answer already.
    """
    item = shown_fact(by, fact)
    said = text.tidy_lines(words)
    if not said:
        raise Invalid(_("Đồng chí ghi rõ chỗ nào sai và đúng phải là gì."), field="words")

    def make() -> CorrectionRequest:
        open_ones = CorrectionRequest.objects.filter(person=by, fact=fact, answer=None)
        if open_ones.exists():
            raise Conflict(
                _("Chỗ này đồng chí đã đề nghị sửa và đang chờ trả lời. Hãy xem ở mục Đề nghị sửa.")
            )
        return CorrectionRequest.objects.create(
            person=by,
            fact=fact,
            label=item.label[:200],
            shown=item.shown[:600],
            words=said,
            sent_at=clock.acted_at(),
            client_id=client_id,
        )

    made, new = write_once(
        CorrectionRequest, client_id, make, person_id=by.pk, fact=fact, words=said
    )
    if new:
        record(by=by, act="privacy.correction_requested", about=made, unit=_home(by))
        tell(
            by=by,
            people=answerers_for(by),
            kind="privacy.correction_requested",
            about=f"correction:{made.pk}",
            words=_("Đồng chí %(name)s đề nghị sửa thông tin: %(fact)s")
            % {"name": by.full_name, "fact": made.label},
            address=reverse("privacy:correction", args=[made.pk]),
        )
    return made


@one_act()
def answer_correction(
    *,
    by: Person,
    correction: CorrectionRequest,
    accepted: bool,
    words: str = "",
    value: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> CorrectionAnswer:
    """Correct the fact as it should be, or say why it stays; the person is told.

    Raises:
        Forbidden: ``by`` does not keep the roster of the person's unit.
        Invalid: a refusal without a reason, or a value that cannot be.
        Conflict: it was answered before, or the fact is no longer there.
    """
    # Whoever keeps the roster keeps it for others: one's own request waits for somebody else.
    if by.pk == correction.person_id or not may(by, Right.ORG_CORRECTION_ANSWER, correction.person):
        raise Forbidden(_("Chỉ quản trị đơn vị trả lời được đề nghị này."))
    locked = (
        CorrectionRequest.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=correction.pk)
    )
    if CorrectionAnswer.objects.filter(request=locked).exists():
        raise Conflict(_("Đề nghị này đã được trả lời."))
    said = text.tidy_lines(words)
    if not accepted and not said:
        raise Invalid(_("Không sửa thì ghi rõ lý do để đồng chí ấy biết."), field="words")
    if accepted:
        _correct(by, locked, value, starts, ends)
    answer = CorrectionAnswer.objects.create(
        request=locked, by=by, at=clock.now(), accepted=accepted, words=said
    )
    record(
        by=by,
        act="privacy.correction_answered",
        about=locked,
        unit=_home(locked.person),
        details={"accepted": accepted},
    )
    tell(
        by=by,
        people=[locked.person],
        kind="privacy.correction_answered",
        about=f"correction:{locked.pk}",
        words=(
            _("Đề nghị sửa “%(fact)s” của đồng chí đã được chấp nhận và sửa xong.")
            if accepted
            else _("Đề nghị sửa “%(fact)s” của đồng chí đã có trả lời.")
        )
        % {"fact": locked.label},
        address=reverse("privacy:corrections"),
    )
    return answer


def _correct(
    by: Person,
    correction: CorrectionRequest,
    value: str,
    starts: date | None,
    ends: date | None,
) -> None:
    kind, _dot, name = correction.fact.partition(".")
    if kind == "person" and name in PERSONAL_FIELDS:
        correct_person(by=by, person=correction.person, field=name, value=value)
        return
    fact = dated_fact_of(correction.person, correction.fact)
    if fact is None:
        raise Conflict(_("Mục này không còn trong hồ sơ nên không sửa được nữa."))
    if starts is None:
        raise Invalid(_("Hãy ghi ngày bắt đầu."), field="starts")
    put_fact_right(
        by=by,
        fact=fact,
        starts=starts,
        ends=ends,
        decision=fact.decision,
        reason=_("Theo đề nghị sửa của chính đồng chí ấy."),
    )


def _home(person: Person) -> Unit | None:
    return home_of(person, clock.today())
