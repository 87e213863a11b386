"""Members as rows of the columns that an import reads."""

from collections.abc import Iterable
from datetime import date

from sotay.kernel import phones
from sotay.office.queries.places import cells_under
from sotay.office.queries.rosters import members_of
from sotay.office.rules.columns import OWN_COLUMNS, Field
from sotay.office.rules.plan import Known
from sotay.org.models import Person, StatusPeriod, Unit

Cell = str | date | None


def exported_members(unit: Unit, day: date) -> list[Known]:
    """Everybody at home under ``unit`` on the day: by cell, then by given name."""
    return sorted(members_of(cells_under(unit), day).values(), key=_place)


def exported_rows(people: Iterable[Known]) -> list[tuple[Cell, ...]]:
    """Their values in the columns of an import."""
    return [tuple(_value(known, field) for field in OWN_COLUMNS) for known in people]


def _place(known: Known) -> tuple[str, bytes]:
    return known.unit_name, known.name_key


def _value(known: Known, field: Field) -> Cell:
    if field in (Field.CARD, Field.CITIZEN, Field.EMAIL):
        return known.number(field.value)
    if field is Field.PHONE:
        return phones.shown(known.number(field.value))
    if field is Field.UNIT:
        return known.unit_name
    if field is Field.SEX:
        return str(Person.Sex(known.sex).label) if known.sex else ""
    if field is Field.PARTY_POST:
        return ", ".join(known.titles.values())
    if field is Field.EXEMPT:
        return _exemption(known.exempt)
    value: Cell = getattr(known, field.value)
    return value


def _exemption(status: str) -> str:
    if status in (StatusPeriod.Status.EXEMPT_AGE, StatusPeriod.Status.EXEMPT_OTHER):
        return str(StatusPeriod.Status(status).label)
    return ""
