"""Electing and appointing people to posts, and giving them charges."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sotay.accounts.actions.factors import end_sessions_without_second_factor
from sotay.kernel import text
from sotay.kernel.periods import Period
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org import rules
from sotay.org.actions.facts import Fact, end_facts, lasting, locked_person, refuse_not_alive
from sotay.org.connections import connections_changed
from sotay.org.models import (
    Body,
    Charge,
    Person,
    Position,
    StagePeriod,
    SystemRole,
    Term,
    Title,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.roll import roll_of
from sotay.org.queries.units import ancestor_ids
from sotay.profiles.queries import profile_on


@dataclass(frozen=True)
class Appointment:
    """The position, and what whoever appointed should know though it forbids nothing."""

    position: Position
    warnings: tuple[str, ...] = ()


@one_act()
def appoint_to_position(
    *,
    by: Person | None,
    person: Person,
    title: Title,
    unit: Unit,
    on: date,
    until: date | None = None,
    body: Body | None = None,
    term: Term | None = None,
    decision: str = "",
) -> Appointment:
    """Let ``person`` hold ``title`` in ``unit`` from ``on``.

    Without ``body`` the unit's body of the title's kind is taken, if it has one.

    Raises:
        Invalid: no such title in this kind of unit, a body of another unit or kind, a
            probationary member, or a unit not alive that day.
        Conflict: the person holds the title or one that excludes it here (a secretary is
            not a deputy of the same organisation), or another holds it and one only may.
    """
    refuse_not_alive(unit, on)
    # The unit's row orders appointments: two secretaries at once must not both get in.
    unit = Unit.objects.select_for_update().select_related("kind").get(pk=unit.pk)
    _refuse_unfit(person, title, unit, body, on)
    _refuse_taken(person, title, unit, on, until)
    position = Position.objects.create(
        person=person,
        title=title,
        unit=unit,
        body=body or _body_for(title, unit, on),
        term=term or Term.objects.filter(holds_on(on), unit=unit).order_by("-starts").first(),
        starts=on,
        ends=until,
        decision=text.tidy(decision),
    )
    record(by=by, act="org.position_given", about=position, unit=unit)
    connections_changed([person.account_id])
    return Appointment(position, tuple(_warnings(title, unit, on)))


@one_act()
def end_position(*, by: Person | None, position: Position, on: date) -> None:
    """End a position on ``on``; it is held until the day before.

    Raises:
        Conflict: it has ended by then, or begins on that day or later.
    """
    if not end_facts(Position.objects.filter(pk=position.pk), on):
        raise Conflict(_("Chức danh này đã kết thúc trước ngày đó."))
    record(by=by, act="org.position_ended", about=position, unit=position.unit)
    connections_changed([position.person.account_id])


@one_act()
def extend_position(
    *, by: Person | None, position: Position, until: date | None, decision: str = ""
) -> None:
    """Let a position go on until another day, or for good; the title stays the same.

    Raises:
        Invalid: the new end is not later than the one on record.
        Conflict: somebody else holds the title in that time and one only may.
    """
    unit = Unit.objects.select_for_update().get(pk=position.unit_id)
    position = Position.objects.select_for_update().get(pk=position.pk)
    if position.ends is None or (until is not None and until <= position.ends):
        raise Invalid(
            _("Ngày kết thúc mới phải sau ngày đang ghi. Muốn ngắn lại, hãy kết thúc chức danh."),
            field="until",
        )
    _refuse_taken(position.person, position.title, unit, position.ends, until)
    position.ends = until
    position.decision = text.tidy(decision) or position.decision
    position.save(update_fields=["ends", "decision"])
    record(by=by, act="org.position_extended", about=position, unit=unit)
    connections_changed([position.person.account_id])


@one_act()
def put_in_charge(
    *,
    by: Person | None,
    person: Person,
    unit: Unit,
    on: date,
    until: date | None = None,
    decision: str = "",
) -> Charge:
    """Give a committee member of a superior the charge of following ``unit``.

    Raises:
        Invalid: the person sits in no committee above the unit, or the unit is not alive.
        Conflict: the person has this charge already.
    """
    refuse_not_alive(unit, on)
    person = locked_person(person)
    seats = Position.objects.filter(
        holds_on(on), person=person, unit__in=ancestor_ids(unit)
    ).exclude(title__office="")
    if not seats.exists():
        raise Invalid(_("Người phụ trách phải là cấp ủy viên của cấp trên."), field="person")
    if _overlapping(Charge.objects.filter(person=person, unit=unit), on, until).exists():
        raise Conflict(_("Đồng chí này đang phụ trách tổ chức này."), field="person")
    charge = Charge.objects.create(
        person=person, unit=unit, starts=on, ends=until, decision=text.tidy(decision)
    )
    record(by=by, act="org.charge_given", about=charge, unit=unit)
    connections_changed([person.account_id])
    return charge


@one_act()
def end_charge(*, by: Person | None, charge: Charge, on: date) -> None:
    """End a charge on ``on``.

    Raises:
        Conflict: it has ended by then, or begins on that day or later.
    """
    if not end_facts(Charge.objects.filter(pk=charge.pk), on):
        raise Conflict(_("Việc phụ trách này đã kết thúc trước ngày đó."))
    record(by=by, act="org.charge_ended", about=charge, unit=charge.unit)
    connections_changed([charge.person.account_id])


@one_act()
def give_system_role(
    *, by: Person | None, person: Person, unit: Unit, role: SystemRole.Role, on: date
) -> SystemRole:
    """Let ``person`` keep the roster or the papers of ``unit`` and of all under it.

    Raises:
        Conflict: the person does so already.
    """
    refuse_not_alive(unit, on)
    person = locked_person(person)
    held = SystemRole.objects.filter(person=person, unit=unit, role=role)
    if lasting(held, on).exists():
        raise Conflict(_("Đồng chí này đã có vai trò này."))
    given = SystemRole.objects.create(person=person, unit=unit, role=role, starts=on)
    record(by=by, act="org.system_role_given", about=given, unit=unit)
    connections_changed([person.account_id])
    # An administrator signs in with two factors; whoever has one only does so from now on.
    end_sessions_without_second_factor()
    return given


@one_act()
def end_system_role(*, by: Person | None, system_role: SystemRole, on: date) -> None:
    """Take the role back from ``on``.

    Raises:
        Conflict: it has ended by then, or begins on that day or later.
    """
    if not end_facts(SystemRole.objects.filter(pk=system_role.pk), on):
        raise Conflict(_("Vai trò này đã kết thúc trước ngày đó."))
    record(by=by, act="org.system_role_ended", about=system_role, unit=system_role.unit)
    connections_changed([system_role.person.account_id])


def _refuse_unfit(person: Person, title: Title, unit: Unit, body: Body | None, on: date) -> None:
    if title.unit_kinds and unit.kind_id not in title.unit_kinds:
        raise Invalid(
            _("%(kind)s không có chức danh %(title)s.")
            % {"kind": unit.kind.name, "title": title.name},
            field="title",
        )
    if body is not None and body.unit_id != unit.pk:
        raise Invalid(_("Ban, ủy ban này thuộc tổ chức khác."), field="body")
    # Who is probationary may neither stand nor be elected (Điều lệ Đảng, Điều 3).
    if StagePeriod.objects.filter(
        holds_on(on), person=person, stage=StagePeriod.Stage.PROBATIONARY
    ).exists():
        raise Invalid(_("Đảng viên dự bị chưa được ứng cử, bầu cử."), field="person")


def _refuse_taken(person: Person, title: Title, unit: Unit, on: date, until: date | None) -> None:
    """Ask the rules of that day whether the post goes together with those held in the unit."""
    wanted = rules.HeldTitle(person.pk, unit.pk, title.code, Period(on, until))
    held = [
        rules.HeldTitle(row.person_id, unit.pk, row.title_id, Period(row.starts, row.ends))
        for row in lasting(Position.objects.filter(unit=unit), on)
    ]
    for conflict in rules.title_conflicts([*held, wanted], profile_on(on).rules.titles):
        if conflict.second is wanted:
            raise Conflict(conflict.sentence, field="title")


def _body_for(title: Title, unit: Unit, on: date) -> Body | None:
    """The unit's body in which the title, or a seat that comes with it, is held."""
    kinds = [title.body_kind] if title.body_kind else []
    kinds += [kind for kind in title.implies.values_list("body_kind", flat=True) if kind]
    bodies = {
        body.kind_id: body
        for body in Body.objects.filter(holds_on(on), unit=unit, kind__in=kinds).order_by("-pk")
    }
    return next((bodies[kind] for kind in kinds if kind in bodies), None)


def _warnings(title: Title, unit: Unit, on: date) -> list[str]:
    if not unit.kind.is_cell or title.body_kind != "cell_committee":
        return []
    official = sum(
        line.standing.stage == rules.Stage.OFFICIAL and line.standing.membership == "home"
        for line in roll_of(unit, on)
    )
    if rules.committee_of_cell_needed(official):
        return []
    return [
        _(
            "Chi bộ có %(count)d đảng viên chính thức. Dưới 9 đảng viên chính thức thì chỉ"
            " bầu bí thư, nếu cần thì bầu phó bí thư (Điều lệ Đảng, Điều 24)."
        )
        % {"count": official}
    ]


def _overlapping(rows: QuerySet[Fact], on: date, until: date | None) -> QuerySet[Fact]:
    still = lasting(rows, on)
    return still if until is None else still.filter(starts__lt=until)
