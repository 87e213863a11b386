"""Units, bodies, people, memberships, positions."""

from sotay.org.models.people import (
    Charge,
    DatedFact,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Title,
)
from sotay.org.models.units import Body, BodyKind, PastUnit, Term, Unit, UnitEvent, UnitKind

__all__ = [
    "Body",
    "BodyKind",
    "Charge",
    "DatedFact",
    "Membership",
    "PastUnit",
    "Person",
    "Position",
    "StagePeriod",
    "StatusPeriod",
    "SystemRole",
    "TemporaryAbsence",
    "Term",
    "Title",
    "Unit",
    "UnitEvent",
    "UnitKind",
]
