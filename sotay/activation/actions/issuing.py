"""Codes that a secretary or an administrator prints or hands over."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.accounts.actions.codes import issue_code
from sotay.accounts.codes import GOOD_FOR, Medium
from sotay.activation.models import Activation, CodeGiven
from sotay.activation.queries.meant import subject_of
from sotay.activation.queries.people import members_among
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.policy import Right, require

Purpose = CodeGiven.Purpose
MOST_SHEETS = 200
SHORTEST_DAYS, LONGEST_DAYS = 1, 30


@one_act()
def issue_sheets(
    *, by: Person, unit: Unit, people: Sequence[int], days: int, client_id: UUID
) -> int:
    """A code on paper for each of ``people`` who is not active; older sheets of theirs are void.

    The same form again makes the same codes, and nothing anew.

    Args:
        people: ids of members of ``unit`` or of a unit below it; others are left out.
        days: how long the codes are good.

    Returns:
        How many sheets there are to print.

    Raises:
        Forbidden: ``by`` may not give out codes here.
        Invalid: nobody was chosen, or too many, or for too long.
        Conflict: all of them are active already.
    """
    require(by, Right.ACTIVATION_ISSUE_CODES, unit)
    earlier = CodeGiven.objects.filter(seed=client_id, by=by).count()
    if earlier:
        return earlier
    if not people:
        raise Invalid(_("Hãy chọn ít nhất một đồng chí để in."), field="people")
    if len(set(people)) > MOST_SHEETS:
        raise Invalid(
            _("Mỗi lần in nhiều nhất %(most)d tờ. Hãy chọn bớt, in làm nhiều lần.")
            % {"most": MOST_SHEETS},
            field="people",
        )
    if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
        raise Invalid(_("Mã in dùng được từ 1 đến 30 ngày."), field="days")
    waiting = [person for person in members_among(unit, people) if not _is_active(person)]
    if not waiting:
        raise Conflict(_("Các đồng chí được chọn đều đã kích hoạt hoặc không còn trong danh sách."))
    for person in waiting:
        _give(by, unit, person, Purpose.COMING_IN, Medium.PAPER, client_id, timedelta(days=days))
    record(
        by=by,
        act="activation.sheets_issued",
        about=unit,
        unit=unit,
        details={"people": [person.pk for person in waiting], "days": days},
    )
    return len(waiting)


@one_act()
def hand_code(*, by: Person, unit: Unit, person: Person, client_id: UUID) -> CodeGiven:
    """A code for one person who stands there: to come in, or for a forgotten password.

    Raises:
        Forbidden: ``by`` may not give out codes here.
        Conflict: the person has neither to come in nor an account.
    """
    require(by, Right.ACTIVATION_ISSUE_CODES, unit)
    earlier = CodeGiven.objects.filter(seed=client_id, by=by, person=person).first()
    if earlier is not None:
        return earlier
    purpose = Purpose.PASSWORD if _is_active(person) else Purpose.COMING_IN
    if purpose == Purpose.PASSWORD and (person.account is None or not person.account.is_active):
        raise Conflict(_("Tài khoản của đồng chí này đã ngừng hoạt động."))
    given = _give(by, unit, person, purpose, Medium.HAND, client_id, GOOD_FOR[Medium.HAND])
    record(
        by=by,
        act="activation.code_handed",
        about=person,
        unit=unit,
        details={"purpose": purpose.value},
    )
    return given


def _give(
    by: Person,
    unit: Unit,
    person: Person,
    purpose: Purpose,
    medium: Medium,
    seed: UUID,
    good_for: timedelta,
) -> CodeGiven:
    issue_code(
        by=by.account,
        purpose=purpose.value,
        subject=subject_of(person),
        medium=medium,
        good_for=good_for,
        seed=str(seed),
    )
    return CodeGiven.objects.create(
        person=person,
        purpose=purpose,
        medium=medium.value,
        unit=unit,
        by=by,
        at=clock.now(),
        expires_at=clock.now() + good_for,
        seed=seed,
    )


def _is_active(person: Person) -> bool:
    return Activation.objects.filter(person=person).exists()
