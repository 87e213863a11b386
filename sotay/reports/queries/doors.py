"""Which units' figures a person sees, and which issued reports."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries import person_of
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may
from sotay.reports.models import IssuedReport

_ROLES = (SystemRole.Role.ADMINISTRATOR, SystemRole.Role.CLERK)


def issued_report_for(person: Person, report_id: int) -> IssuedReport:
    """An issued report of a unit whose figures ``person`` sees.

    Raises:
        Missing: there is none with this id, or it is not for them; the two look alike.
    """
    found = (
        IssuedReport.objects.select_related(
            "unit__kind", "number", "signer", "issued_by", "docx__blob", "pdf__blob", "xlsx__blob"
        )
        .filter(pk=report_id)
        .first()
    )
    if found is None or not may(person, Right.REPORTS_SEE_FIGURES, found.unit):
        raise Missing(_("Không tìm thấy báo cáo này."))
    return found


def units_to_report(person: Person) -> list[Unit]:
    """The living units in which ``person`` has a place that opens their figures.

    What is directly under one of them is reached from there and not listed.
    """
    held = _held(person)
    units = Unit.objects.filter(holds_on(clock.today()), pk__in=held).order_by("code")
    return [unit for unit in units.select_related("kind") if unit.parent_id not in held]


def sees_reports(account: Account) -> bool:
    """Whether the account is somebody's to whom some unit's figures are open."""
    person = person_of(account)
    return person is not None and bool(_held(person))


def may_see_roster(person: Person, unit: Unit) -> bool:
    """Whether ``person`` may see who is on the rolls of ``unit`` and of everything under it.

    Whoever sees the figures by a post or as an administrator of the unit has the same place
    above what is under it; the clerk sees figures and no roll.
    """
    return may(person, Right.REPORTS_SEE_FIGURES, unit) and may(person, Right.ORG_ROSTER_SEE, unit)


def last_day(unit: Unit) -> date:
    """The last day of which the unit can report: today, or its own last day."""
    today = clock.today()
    return min(today, date.fromordinal(unit.ends.toordinal() - 1)) if unit.ends else today


def _held(person: Person) -> set[int]:
    held = holdings_of(person, clock.today())
    roles = {unit_id for unit_id, role in held.roles if role in _ROLES}
    return {unit_id for unit_id, _office in held.offices} | roles | set(held.charges)
