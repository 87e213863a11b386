"""People come to a unit, move between units, are away for a time."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import dates, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import end_facts, lasting, locked_person, refuse_not_alive
from sotay.org.actions.numbers import refuse_taken, written
from sotay.org.connections import connections_changed
from sotay.org.models import (
    Charge,
    Membership,
    Person,
    Position,
    StagePeriod,
    TemporaryAbsence,
    Unit,
)
from sotay.org.queries.units import ancestor_ids

# "Chuyển sinh hoạt tạm thời": from three months to under twelve (HD 38-HD/BTCTW, 29/9/2025).
LEAST_MONTHS_AWAY = 3
MONTHS_AWAY_BELOW = 12


@one_act()
def add_person(
    *,
    by: Person | None,
    full_name: str,
    account: Account | None = None,
    born_on: date | None = None,
    sex: str = "",
    card_number: str | None = None,
    citizen_number: str = "",
    phone: str = "",
    email: str = "",
    workplace: str = "",
    other_posts: str = "",
) -> Person:
    """A new person, who belongs nowhere yet.

    Raises:
        Invalid: no name.
        Conflict: somebody else has this card or citizen number.
    """
    name = text.tidy(full_name)
    if not name:
        raise Invalid(_("Hãy ghi họ và tên."), field="full_name")
    given = written(
        card_number=card_number, citizen_number=citizen_number, phone=phone, email=email
    )
    refuse_taken(None, given)
    person = Person.objects.create(
        account=account,
        full_name=name,
        born_on=born_on,
        sex=sex,
        workplace=text.tidy(workplace),
        other_posts=text.tidy(other_posts),
        **given,
    )
    record(by=by, act="org.person_added", about=person)
    return person


@one_act()
def receive_member(
    *,
    by: Person | None,
    person: Person,
    unit: Unit,
    on: date,
    stage: StagePeriod.Stage | None = None,
    decision: str = "",
) -> Membership:
    """Put a person on the home roll of ``unit`` from ``on``: admitted, or come from outside.

    ``stage`` is what the person begins as; leave it out for one whose stages are on record.

    Raises:
        Conflict: the person is on a home roll on that day or later.
        Invalid: the unit is not alive that day, or nothing says which stage the person is in.
    """
    refuse_not_alive(unit, on)
    person = locked_person(person)
    home = lasting(Membership.objects.filter(person=person, kind=Membership.Kind.HOME), on).first()
    if home is not None:
        raise Conflict(
            _("%(name)s đang sinh hoạt tại %(unit)s. Hãy làm thủ tục chuyển sinh hoạt.")
            % {"name": person.full_name, "unit": home.unit.name},
            field="person",
        )
    if stage is not None:
        StagePeriod.objects.create(person=person, stage=stage, starts=on, decision=decision)
    elif not lasting(StagePeriod.objects.filter(person=person), on).exists():
        raise Invalid(_("Hãy ghi đảng viên dự bị hay chính thức."), field="stage")
    row = Membership.objects.create(
        person=person, unit=unit, starts=on, decision=text.tidy(decision)
    )
    record(by=by, act="org.member_received", about=person, unit=unit)
    connections_changed([person.account_id])
    return row


@one_act()
def receive_for_a_time(
    *,
    by: Person | None,
    person: Person,
    unit: Unit,
    on: date,
    until: date,
    reason: str = "",
    decision: str = "",
) -> Membership:
    """Let ``unit`` receive a person of another unit for a time; the home roll stays as it is.

    Raises:
        Invalid: under three months or twelve and more, at home here, or the unit not alive.
        Conflict: the person is received somewhere for part of that time.
    """
    refuse_not_alive(unit, on)
    _refuse_length(on, until)
    person = locked_person(person)
    for row in lasting(Membership.objects.filter(person=person, starts__lt=until), on):
        if row.kind == Membership.Kind.TEMPORARY:
            raise Conflict(
                _("%(name)s đang sinh hoạt tạm thời tại %(unit)s trong thời gian này.")
                % {"name": person.full_name, "unit": row.unit.name}
            )
        if row.unit_id == unit.pk:
            raise Invalid(_("Đây là nơi sinh hoạt chính thức của đồng chí này."), field="unit")
    membership = Membership.objects.create(
        person=person,
        unit=unit,
        kind=Membership.Kind.TEMPORARY,
        starts=on,
        ends=until,
        reason=text.tidy(reason),
        decision=text.tidy(decision),
    )
    record(by=by, act="org.member_received_for_a_time", about=person, unit=unit)
    connections_changed([person.account_id])
    return membership


@one_act()
def send_away(
    *,
    by: Person | None,
    person: Person,
    place: str,
    on: date,
    until: date,
    decision: str = "",
) -> TemporaryAbsence:
    """Note that a home member is received for a time by a unit that is not kept here.

    Raises:
        Invalid: under three months or twelve and more, or no place.
        Conflict: the person is away for part of that time already.
    """
    _refuse_length(on, until)
    if not text.tidy(place):
        raise Invalid(_("Hãy ghi nơi đến sinh hoạt tạm thời."), field="place")
    person = locked_person(person)
    if lasting(TemporaryAbsence.objects.filter(person=person, starts__lt=until), on).exists():
        raise Conflict(_("Đồng chí này đã được giới thiệu đi nơi khác trong thời gian này."))
    absence = TemporaryAbsence.objects.create(
        person=person, place=text.tidy(place), starts=on, ends=until, decision=text.tidy(decision)
    )
    record(by=by, act="org.member_sent_away", about=person)
    connections_changed([person.account_id])
    return absence


@one_act()
def bring_back(*, by: Person | None, person: Person, on: date) -> None:
    """End a temporary stay, here or elsewhere, before its day: the member is at home again.

    Raises:
        Conflict: the member is not away that day, or the stay begins then or later.
    """
    person = locked_person(person)
    stays = Membership.objects.filter(person=person, kind=Membership.Kind.TEMPORARY)
    absences = TemporaryAbsence.objects.filter(person=person)
    if not end_facts(stays, on) + end_facts(absences, on):
        raise Conflict(_("Đồng chí này không đi sinh hoạt tạm thời trong ngày đó."), field="on")
    record(by=by, act="org.member_returned", about=person)
    connections_changed([person.account_id])


@one_act()
def transfer_member(
    *, by: Person | None, person: Person, to: Unit, on: date, decision: str = ""
) -> Membership:
    """Move a person's home to another unit from ``on`` (chuyển sinh hoạt chính thức).

    Positions and charges end that day, except those of units that are still above the
    person: who moves between two cells of a ward stays in the ward's committee.

    Raises:
        Invalid: no home to leave, the same unit, or the new one not alive that day.
        Conflict: a position that would end begins on that day or later.
    """
    refuse_not_alive(to, on)
    person = locked_person(person)
    home = lasting(Membership.objects.filter(person=person, kind=Membership.Kind.HOME), on).first()
    if home is None or home.starts >= on:
        raise Invalid(_("Trước ngày này đồng chí chưa có nơi sinh hoạt chính thức."), field="on")
    if home.unit_id == to.pk:
        raise Invalid(_("Đồng chí này đang sinh hoạt tại đây."), field="to")
    left = home.unit
    moved = move_membership(home, to, on, decision)
    still_above = [to.pk, *ancestor_ids(to)]
    end_facts(Position.objects.filter(person=person).exclude(unit__in=still_above), on)
    if not Position.objects.filter(person=person, unit__in=still_above).exists():
        end_facts(Charge.objects.filter(person=person), on)
    record(by=by, act="org.member_left", about=person, unit=left)
    record(by=by, act="org.member_received", about=person, unit=to)
    connections_changed([person.account_id])
    return moved


def move_membership(row: Membership, to: Unit, on: date, decision: str) -> Membership:
    """Close ``row`` and open the like in ``to``; one that begins later just changes its unit.

    Who was received in ``to`` for a time and is now at home there is so no longer.
    """
    theirs = Membership.objects.filter(person=row.person_id, unit=to)
    if row.kind == Membership.Kind.HOME:
        received = theirs.filter(kind=Membership.Kind.TEMPORARY)
        received.filter(starts__gte=on).delete()  # never began
        end_facts(received, on)
    elif lasting(theirs, on).exists():
        end_facts(Membership.objects.filter(pk=row.pk), on)
        return row
    if row.starts >= on:
        row.unit = to
        row.save(update_fields=["unit"])
        return row
    ends = row.ends
    row.ends = on
    row.save(update_fields=["ends"])
    return Membership.objects.create(
        person_id=row.person_id,
        unit=to,
        kind=row.kind,
        reason=row.reason,
        starts=on,
        ends=ends,
        decision=text.tidy(decision),
    )


def _refuse_length(on: date, until: date) -> None:
    if (
        not dates.add_months(on, LEAST_MONTHS_AWAY)
        <= until
        < dates.add_months(on, MONTHS_AWAY_BELOW)
    ):
        raise Invalid(_("Sinh hoạt tạm thời từ 3 tháng đến dưới 12 tháng."), field="until")
