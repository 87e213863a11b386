"""Members go out as a workbook: only with the right, and never without a trace."""

from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.office.queries.exports import exported_members, exported_rows
from sotay.office.writing import member_workbook
from sotay.org.models import Person, Unit
from sotay.policy import Relation
from sotay.privacy.actions import note_list_taken


@one_act()
def export_members(*, by: Person | None, unit: Unit) -> bytes:
    """The workbook of everybody at home under ``unit`` today; the ledger and they know of it."""
    people = exported_members(unit, clock.today())
    rows = exported_rows(people)
    record(
        by=by,
        act="office.members_exported",
        about=unit,
        unit=unit,
        details={"rows": len(rows)},
    )
    if by is not None:  # else whoever runs the server, and the ledger says so
        note_list_taken(
            by=by, people=[one.person_id for one in people], relation=Relation.ADMINISTRATOR
        )
    return member_workbook(rows)
