"""Who a person is, and what a person is to a unit."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel.refusals import Forbidden, Missing
from sotay.org.connections import Connection
from sotay.org.models import (
    Charge,
    Membership,
    Person,
    Position,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Title,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import ancestor_ids

_OFFICES = {
    Title.Office.HEAD: {Connection.HEAD, Connection.COMMITTEE},
    Title.Office.DEPUTY: {Connection.DEPUTY, Connection.COMMITTEE},
    Title.Office.COMMITTEE: {Connection.COMMITTEE},
}
_ROLES = {
    SystemRole.Role.ADMINISTRATOR: Connection.ADMINISTRATOR,
    SystemRole.Role.CLERK: Connection.CLERK,
}


def person_of(account: Account | AnonymousUser | None) -> Person | None:
    """The person who signs in with this account, if it is a member's.

    Django keeps the answer, also "none", on the account object.
    """
    if not isinstance(account, Account):
        return None
    try:
        return account.person
    except Person.DoesNotExist:
        return None


def member_of(account: Account | AnonymousUser | None) -> Person:
    """The person who signs in with this account, for pages that only people have.

    Raises:
        Forbidden: the account belongs to nobody on the roster.
    """
    person = person_of(account)
    if person is None:
        raise Forbidden(_("Tài khoản này chưa gắn với đảng viên nào. Hãy liên hệ quản trị đơn vị."))
    return person


def person_for(person_id: int) -> Person:
    """The person; the directory is open to whoever is signed in.

    Raises:
        Missing: there is nobody with this id.
    """
    try:
        return Person.objects.get(pk=person_id)
    except Person.DoesNotExist:
        raise Missing(_("Không tìm thấy đảng viên này.")) from None


def home_of(person: Person, day: date) -> Unit | None:
    """The unit on whose home roll ``person`` is on ``day``."""
    row = (
        Membership.objects.filter(holds_on(day), person=person, kind=Membership.Kind.HOME)
        .select_related("unit")
        .order_by("-starts")
        .first()
    )
    return row.unit if row else None


def in_charge_of(unit: Unit, day: date) -> list[Person]:
    """The committee members of the upper level who follow this cell on ``day``."""
    return list(Person.objects.filter(holds_on(day, "charges__"), charges__unit=unit).distinct())


def connections(person: Person | None, unit: Unit, day: date) -> frozenset[Connection]:
    """Everything that ``person`` is to ``unit`` on ``day``; five queries.

    Superiors are those of the tree as it is now: who is above a unit today may look at
    what it did before, and who was above it and is no more may not.
    """
    if person is None:
        return frozenset()
    superiors = ancestor_ids(unit)
    return frozenset(
        _by_membership(person, unit, day)
        | _by_position(person, unit, superiors, day)
        | _by_charge(person, unit, day)
        | _by_system_role(person, unit, superiors, day)
    )


def _by_membership(person: Person, unit: Unit, day: date) -> set[Connection]:
    statuses = StatusPeriod.objects.filter(holds_on(day), person=OuterRef("person"))
    absences = TemporaryAbsence.objects.filter(holds_on(day), person=OuterRef("person"))
    rows = Membership.objects.filter(holds_on(day), person=person).annotate(
        status=Subquery(statuses.values("status")[:1]), absent=Exists(absences)
    )
    facts = list(rows.values_list("unit_id", "kind", "status", "absent"))
    here = {kind: (status, absent) for unit_id, kind, status, absent in facts if unit_id == unit.pk}
    if not here:
        return set()
    status, absent = next(iter(here.values()))
    if status == StatusPeriod.Status.SUSPENDED:
        return {Connection.SUSPENDED_MEMBER}
    if status is not None:
        return {Connection.EXEMPT_MEMBER}
    if Membership.Kind.HOME not in here:
        return {Connection.TEMPORARY_MEMBER}
    received_elsewhere = any(
        kind == Membership.Kind.TEMPORARY and unit_id != unit.pk for unit_id, kind, *_rest in facts
    )
    return {Connection.AWAY_MEMBER if absent or received_elsewhere else Connection.MEMBER}


def _by_position(person: Person, unit: Unit, superiors: list[int], day: date) -> set[Connection]:
    found: set[Connection] = set()
    rows = Position.objects.filter(
        holds_on(day), person=person, unit__in=[unit.pk, *superiors]
    ).values_list("unit_id", "title__office")
    for unit_id, office in rows:
        if office:
            here = _OFFICES[Title.Office(office)]
            found |= here if unit_id == unit.pk else {Connection.SUPERIOR_COMMITTEE}
    return found


def _by_charge(person: Person, unit: Unit, day: date) -> set[Connection]:
    charged = Charge.objects.filter(holds_on(day), person=person, unit=unit).exists()
    return {Connection.IN_CHARGE} if charged else set()


def _by_system_role(person: Person, unit: Unit, superiors: list[int], day: date) -> set[Connection]:
    roles = SystemRole.objects.filter(
        holds_on(day), person=person, unit__in=[unit.pk, *superiors]
    ).values_list("role", flat=True)
    return {_ROLES[SystemRole.Role(role)] for role in roles}
