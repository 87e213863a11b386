"""Whose lists somebody keeps."""

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.office.rules.units import Cell, CellNames
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries import person_of, subtree_ids, unit_for
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, require


def keeps_a_roster(account: Account) -> bool:
    """Whether the account's person is the administrator of a unit today."""
    person = person_of(account)
    return person is not None and bool(_kept(person))


def kept_units(person: Person) -> list[Unit]:
    """The units whose administrator ``person`` is today."""
    return list(Unit.objects.filter(pk__in=_kept(person)).order_by("code"))


def unit_to_import(person: Person, unit_id: int) -> Unit:
    """The unit, for whoever may bring its lists.

    Raises:
        Missing: there is none with this id.
        Forbidden: its lists are kept by others.
    """
    unit = unit_for(unit_id)
    require(person, Right.ORG_ROSTER_IMPORT, unit)
    return unit


def unit_to_export(person: Person, unit_id: int) -> Unit:
    """The unit, for whoever may take its lists out; refuses as ``unit_to_import`` does."""
    unit = unit_for(unit_id)
    require(person, Right.ORG_ROSTER_EXPORT, unit)
    return unit


def unit_called(code: str) -> Unit:
    """The unit of this code; without a code the only top of the tree.

    Raises:
        Missing: there is none, or there are several tops.
    """
    if code:
        found = Unit.objects.filter(code=code)
    else:
        found = Unit.objects.filter(parent__isnull=True, ends__isnull=True)
    units = list(found[:2])
    if len(units) == 1:
        return units[0]
    if code:
        raise Missing(_("Không có đơn vị mang mã %(code)s.") % {"code": code})
    raise Missing(_("Hãy cho biết đơn vị bằng --unit MÃ."))


def cells_under(unit: Unit) -> CellNames:
    """The cells of the unit that are alive today."""
    rows = Unit.objects.filter(
        holds_on(clock.today()), pk__in=subtree_ids(unit), kind__is_cell=True
    )
    return CellNames(
        Cell(row.pk, row.code, row.name, row.short_name) for row in rows.order_by("code")
    )


def _kept(person: Person) -> set[int]:
    held = holdings_of(person, clock.today())
    return {unit for unit, role in held.roles if role == SystemRole.Role.ADMINISTRATOR}
