"""Leaving: xóa tên, khai trừ, xin ra, từ trần, and the official transfer to elsewhere."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from sotay.accounts import actions as accounts
from sotay.kernel import clock, dates, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import end_facts, lasting, locked_person
from sotay.org.actions.membership import receive_member
from sotay.org.connections import connections_changed
from sotay.org.models import (
    Charge,
    DatedFact,
    Departure,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Unit,
)

# A transfer is no end: whoever moves keeps the stage, and what is known of it.
_ENDED_BY_LEAVING: tuple[type[DatedFact], ...] = (
    Membership,
    Position,
    Charge,
    SystemRole,
    StatusPeriod,
    TemporaryAbsence,
)
_KINDS: dict[str, type[DatedFact]] = {kind.__name__: kind for kind in _ENDED_BY_LEAVING}


@one_act()
def leave_rolls(
    *,
    by: Person | None,
    person: Person,
    kind: Departure.Kind,
    on: date,
    decision: str = "",
    place: str = "",
) -> Departure:
    """Take a person off every roll from ``on``; what is in the records stays there.

    Membership, positions, charges, roles and exemptions end that day, and whoever has an
    account is signed out for good.

    Raises:
        Invalid: the day is still to come, nowhere was said where a moving member goes, or the
            person is on no roll that day.
        Conflict: something of the person begins on that day or later.
    """
    if on > clock.today():
        raise Invalid(
            _("Hãy ghi vào ngày việc này có hiệu lực hoặc sau đó; trước ngày đó đồng chí vẫn còn"
              " trong danh sách."),
            field="on",
        )  # fmt: skip
    if kind == Departure.Kind.MOVED_OUT and not text.tidy(place):
        raise Invalid(_("Hãy ghi nơi đồng chí chuyển đến."), field="place")
    person = locked_person(person)
    home = lasting(Membership.objects.filter(person=person, kind=Membership.Kind.HOME), on).first()
    if home is None or home.starts >= on:
        raise Invalid(
            _("Trước ngày này đồng chí không có trong danh sách của chi bộ nào."), field="on"
        )
    departure = Departure(
        person=person,
        kind=kind,
        on=on,
        decision=text.tidy(decision),
        place=text.tidy(place) if kind == Departure.Kind.MOVED_OUT else "",
    )
    departure.ended = [_end(row, on) for row in _lasting(person, on)]
    departure.save()
    record(by=by, act=f"org.member_{kind.value}", about=person, unit=home.unit)
    if person.account is not None and by is not None and by.account is not None:
        accounts.deactivate(by=by.account, account=person.account)
    connections_changed([person.account_id])
    return departure


@one_act()
def receive_again(
    *,
    by: Person | None,
    person: Person,
    unit: Unit,
    on: date,
    stage: StagePeriod.Stage | None = None,
    decision: str = "",
) -> Membership:
    """Put somebody who is kept here and belongs nowhere on a home roll; the account opens again.

    ``stage`` begins anew where it is given: whoever is admitted again is probationary again.

    Raises:
        Conflict, Invalid: as ``receive_member``.
    """
    person = locked_person(person)
    if stage is not None:
        end_facts(StagePeriod.objects.filter(person=person), on)
    row = receive_member(by=by, person=person, unit=unit, on=on, stage=stage, decision=decision)
    _open_account(person)
    return row


@one_act()
def revoke_departure(*, by: Person | None, departure: Departure, reason: str) -> None:
    """The decision was withdrawn, or entered for the wrong person: all goes on as before.

    Raises:
        Invalid: no reason.
        Conflict: it was taken back before, or the person has been received anew meanwhile.
    """
    person = locked_person(departure.person)
    departure = Departure.objects.select_for_update().get(pk=departure.pk)
    if not text.tidy(reason):
        raise Invalid(_("Hãy ghi lý do."), field="reason")
    if departure.revoked_on is not None:
        raise Conflict(_("Việc này đã được thu hồi trước đó."))
    anew = lasting(Membership.objects.filter(person=person), departure.on)
    if anew.exists():
        raise Conflict(
            _("Sau đó đồng chí đã được tiếp nhận lại, nên không thu hồi được. Hãy sửa từng dòng"
              " trong quá trình của đồng chí.")
        )  # fmt: skip
    for kind, pk, ends in departure.ended:
        again = date.fromisoformat(ends) if ends else None
        _KINDS[kind]._default_manager.filter(pk=pk).update(ends=again)
    departure.revoked_on, departure.revoked_because = clock.today(), text.tidy(reason)
    departure.save(update_fields=["revoked_on", "revoked_because"])
    record(by=by, act="org.departure_revoked", about=person, details={"departure": departure.pk})
    _open_account(person)
    connections_changed([person.account_id])


def _open_account(person: Person) -> None:
    if person.account is not None and not person.account.is_active:
        person.account.is_active = True
        person.account.save(update_fields=["is_active"])


def _lasting(person: Person, on: date) -> Iterator[Any]:
    for kind in _ENDED_BY_LEAVING:
        rows: Any = kind._default_manager
        yield from lasting(rows.filter(person=person), on)


def _end(row: DatedFact, on: date) -> list[Any]:
    """End one row; what it was, to be put back."""
    if row.starts >= on:
        raise Conflict(
            _("Có việc ghi từ ngày %(day)s, không kết thúc trước hay trong ngày đó được.")
            % {"day": dates.short(row.starts)},
            field="on",
        )
    before = row.ends.isoformat() if row.ends else None
    row.ends = on
    row.save(update_fields=["ends"])
    assert isinstance(row, Model)
    return [type(row).__name__, row.pk, before]
