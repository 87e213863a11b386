"""Who a person is, and what a person is to a unit."""

from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel.refusals import Forbidden, Missing
from sotay.org.connections import Connection
from sotay.org.models import (
    KEY_OF,
    Membership,
    Person,
    StatusPeriod,
    SystemRole,
    Title,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import Holdings, holdings_of
from sotay.org.queries.units import ancestor_ids
from sotay.org.sealed import fingerprint
from sotay.policy.reading import once_a_request
from sotay.statements import Statement

_OFFICES = {
    Title.Office.HEAD: {Connection.HEAD, Connection.COMMITTEE},
    Title.Office.DEPUTY: {Connection.DEPUTY, Connection.COMMITTEE},
    Title.Office.COMMITTEE: {Connection.COMMITTEE},
}
_ROLES = {
    SystemRole.Role.ADMINISTRATOR: Connection.ADMINISTRATOR,
    SystemRole.Role.CLERK: Connection.CLERK,
}


_PERSON = Statement(Person.objects.all, "org_person.account_id = %s")


def person_of(account: Account | AnonymousUser | None) -> Person | None:
    """The person who signs in with this account, if it is a member's.

    Django keeps the answer, also "none", on the account object.
    """
    if not isinstance(account, Account):
        return None
    kept = Person._meta.get_field("account").remote_field
    if not kept.is_cached(account):
        person = _PERSON.first(account.pk)
        if person is not None:
            person.account = account
        kept.set_cached_value(account, person)
    return cast("Person | None", kept.get_cached_value(account))


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


def people_by_card(card_number: str) -> list[Person]:
    """Whoever has this card, however the number was typed: one or nobody."""
    return _by_number("card_number", card_number)


def people_by_citizen(citizen_number: str) -> list[Person]:
    """Whoever has this citizen number, however it was typed: one or nobody."""
    return _by_number("citizen_number", citizen_number)


def people_by_phone(phone: str) -> list[Person]:
    """Everybody with this phone, however the number was typed; a couple may share one."""
    return _by_number("phone", phone)


def _by_number(of: str, number: str) -> list[Person]:
    key = fingerprint(of, number)
    return list(Person.objects.filter(**{KEY_OF[of]: key})) if key else []


def home_of(person: Person, day: date) -> Unit | None:
    """The unit on whose home roll ``person`` is on ``day``."""
    row = (
        Membership.objects.filter(holds_on(day), person=person, kind=Membership.Kind.HOME)
        .select_related("unit")
        .order_by("-starts")
        .first()
    )
    return row.unit if row else None


def last_home_of(person: Person) -> Unit | None:
    """The latest home on record, of somebody who has none any more or not yet."""
    rows = Membership.objects.filter(person=person, kind=Membership.Kind.HOME)
    row = rows.select_related("unit").order_by("-starts").first()
    return row.unit if row else None


def in_charge_of(unit: Unit, day: date) -> list[Person]:
    """The committee members of the upper level who follow this cell on ``day``."""
    return list(Person.objects.filter(holds_on(day, "charges__"), charges__unit=unit).distinct())


def administrators_of(unit: Unit, day: date) -> list[Person]:
    """Those who administer the unit; where it has none, those of the nearest unit above."""
    for unit_id in (unit.pk, *ancestor_ids(unit)):
        roles = SystemRole.objects.filter(
            holds_on(day), unit=unit_id, role=SystemRole.Role.ADMINISTRATOR
        )
        found = [role.person for role in roles.select_related("person")]
        if found:
            return found
    return []


def connections(person: Person | None, unit: Unit, day: date) -> frozenset[Connection]:
    """Everything that ``person`` is to ``unit`` on ``day``; at most two queries a request.

    Superiors are those of the tree as it is now: who is above a unit today may look at
    what it did before, and who was above it and is no more may not.
    """
    if person is None:
        return frozenset()
    held = holdings_of(person, day)
    superiors = once_a_request(("ancestors", unit.pk), lambda: ancestor_ids(unit))
    return frozenset(
        _by_membership(held, unit.pk)
        | _by_office(held, unit.pk, superiors)
        | ({Connection.IN_CHARGE} if unit.pk in held.charges else set())
        | {
            _ROLES[SystemRole.Role(role)]
            for unit_id, role in held.roles
            if unit_id in (unit.pk, *superiors)
        }
    )


def _by_membership(held: Holdings, unit_id: int) -> set[Connection]:
    here = [row for row in held.memberships if row.unit_id == unit_id]
    if not here:
        return set()
    if here[0].status == StatusPeriod.Status.SUSPENDED:
        return {Connection.SUSPENDED_MEMBER}
    if here[0].status is not None:
        return {Connection.EXEMPT_MEMBER}
    if all(row.kind != Membership.Kind.HOME for row in here):
        return {Connection.TEMPORARY_MEMBER}
    received_elsewhere = any(
        row.kind == Membership.Kind.TEMPORARY and row.unit_id != unit_id for row in held.memberships
    )
    away = here[0].absent or received_elsewhere
    return {Connection.AWAY_MEMBER if away else Connection.MEMBER}


def _by_office(held: Holdings, unit_id: int, superiors: list[int]) -> set[Connection]:
    found: set[Connection] = set()
    for of_unit, office in held.offices:
        if of_unit == unit_id:
            found |= _OFFICES[Title.Office(office)]
        elif of_unit in superiors:
            found.add(Connection.SUPERIOR_COMMITTEE)
    return found
