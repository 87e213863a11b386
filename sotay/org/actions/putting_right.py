"""Putting right what was entered wrongly. A correction says so, in the history and the ledger.

Not a way to change what happened: an act of the organisation (a transfer, the end of a post)
is entered as such, with its day and its decision.
"""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import clock, dates, text
from sotay.kernel.periods import Period
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org import rules
from sotay.org.actions.facts import lasting, locked_person
from sotay.org.connections import connections_changed
from sotay.org.models import (
    Correction,
    DatedFact,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
)
from sotay.profiles.queries import profile_on


@one_act()
def put_fact_right(
    *,
    by: Person | None,
    fact: DatedFact,
    starts: date,
    ends: date | None,
    decision: str,
    reason: str,
) -> Correction:
    """Put right the days or the decision of one dated fact.

    Raises:
        Invalid: no reason, the end not after the beginning, or nothing differs.
        Conflict: with these days it would lie over another fact that excludes it.
    """
    person, row = _locked(fact)
    if ends is not None and ends <= starts:
        raise Invalid(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends")
    before = _as_written(row)
    row.starts, row.ends, row.decision = starts, ends, text.tidy(decision)
    if _as_written(row) == before:
        raise Invalid(_("Chưa có gì khác với dòng đang ghi."), field="starts")
    _refuse_overlap(person, row)
    row.save()
    return _note(by, person, row, before, _as_written(row), reason)


@one_act()
def strike_fact(*, by: Person | None, fact: DatedFact, reason: str) -> Correction:
    """Take out a fact that never was; the correction keeps what stood there.

    Raises:
        Invalid: no reason, or it is the only stage of somebody who is on a roll.
    """
    person, row = _locked(fact)
    if isinstance(row, StagePeriod) and not person.stages.exclude(pk=row.pk).exists():
        raise Invalid(
            _("Đây là dòng duy nhất nói đồng chí là dự bị hay chính thức, nên không bỏ được."
              " Hãy sửa ngày thay vì bỏ.")
        )  # fmt: skip
    before, pk = _as_written(row), row.pk
    correction = _note(by, person, row, before, {}, reason)
    type(row)._default_manager.filter(pk=pk).delete()
    return correction


def _locked(fact: DatedFact) -> tuple[Person, Any]:
    row: Any = type(fact)._default_manager.get(pk=fact.pk)
    person = locked_person(row.person)
    return person, type(fact)._default_manager.select_for_update().get(pk=fact.pk)


def _as_written(row: Any) -> dict[str, str | int | None]:
    written: dict[str, str | int | None] = {
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat() if row.ends else None,
        "decision": row.decision,
    }
    for name in ("unit_id", "title_id", "kind", "stage", "status", "role", "place"):
        if hasattr(row, name):
            written[name] = getattr(row, name)
    return written


def _note(
    by: Person | None,
    person: Person,
    row: Any,
    before: dict[str, Any],
    after: dict[str, Any],
    reason: str,
) -> Correction:
    why = text.tidy(reason)
    if not why:
        raise Invalid(_("Hãy ghi vì sao dòng cũ chưa đúng."), field="reason")
    correction = Correction.objects.create(
        person=person,
        fact_kind=type(row).__name__.lower(),
        fact_id=row.pk,
        before=before,
        after=after,
        reason=why,
        by=by,
        at=clock.now(),
    )
    record(
        by=by,
        act="org.fact_put_right" if after else "org.fact_struck",
        about=person,
        unit=getattr(row, "unit", None),
        details={
            "correction": correction.pk,
            "kind": correction.fact_kind,
            "fact": row.pk,
            "starts": [before["starts"], after.get("starts")],
            "ends": [before["ends"], after.get("ends")],
        },
    )
    connections_changed([person.account_id])
    return correction


def _refuse_overlap(person: Person, row: Any) -> None:
    if isinstance(row, Position):
        _refuse_titles(row)
        return
    theirs: Any = type(row)._default_manager.filter(person=person).exclude(pk=row.pk)
    if isinstance(row, Membership):
        theirs = theirs.filter(Q(kind=row.kind) | Q(unit=row.unit_id))
    elif not isinstance(row, StagePeriod | StatusPeriod):
        theirs = theirs.filter(pk__in=())
    if row.ends is not None:
        theirs = theirs.filter(starts__lt=row.ends)
    other = lasting(theirs, row.starts).first()
    if other is not None:
        raise Conflict(
            _("Trùng với dòng khác của đồng chí này, từ ngày %(day)s. Hãy sửa dòng kia trước.")
            % {"day": dates.short(other.starts)},
            field="starts",
        )


def _refuse_titles(row: Position) -> None:
    wanted = rules.HeldTitle(row.person_id, row.unit_id, row.title_id, Period(row.starts, row.ends))
    others = lasting(Position.objects.filter(unit=row.unit_id).exclude(pk=row.pk), row.starts)
    held = [
        rules.HeldTitle(one.person_id, one.unit_id, one.title_id, Period(one.starts, one.ends))
        for one in others
    ]
    for conflict in rules.title_conflicts([*held, wanted], profile_on(row.starts).rules.titles):
        if conflict.second is wanted:
            raise Conflict(conflict.sentence, field="starts")
