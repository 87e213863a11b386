"""Short ways to fill a book."""

from datetime import date
from typing import Any
from uuid import uuid4

from sotay.org.models import Person, Unit
from sotay.registers import actions
from sotay.registers.models import Line

TODAY = date(2026, 11, 10)


def came(by: Person, unit: Unit, summary: str = "Về vệ sinh môi trường", **columns: Any) -> Line:
    """A paper that came and was entered."""
    particulars = actions.Particulars(**{"summary": summary, "day": TODAY, **columns})
    return actions.enter_incoming(by=by, unit=unit, particulars=particulars, client_id=uuid4())


def went(by: Person, unit: Unit, summary: str = "Báo cáo tháng", **columns: Any) -> Line:
    """A paper that got its number and was entered."""
    given = {"summary": summary, "day": TODAY, "type_code": "report", **columns}
    return actions.issue_outgoing(
        by=by, unit=unit, particulars=actions.Particulars(**given), client_id=uuid4()
    )
