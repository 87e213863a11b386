"""Members go out as a workbook: only with the right, and never without a trace."""

from django.db import transaction

from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.office.queries.exports import exported_rows
from sotay.office.writing import member_workbook
from sotay.org.models import Person, Unit


@transaction.atomic
def export_members(*, by: Person | None, unit: Unit) -> bytes:
    """The workbook of everybody at home under ``unit`` today, entered in the ledger."""
    rows = exported_rows(unit, clock.today())
    record(
        by=by,
        act="office.members_exported",
        about=unit,
        unit=unit,
        details={"rows": len(rows)},
    )
    return member_workbook(rows)
