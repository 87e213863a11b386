"""Units, bodies, people, memberships, positions."""

from sotay.org.models.changes import Correction, Departure
from sotay.org.models.idle import IdleTime
from sotay.org.models.people import (
    KEY_OF,
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
    "KEY_OF",
    "Body",
    "BodyKind",
    "Charge",
    "Correction",
    "DatedFact",
    "Departure",
    "IdleTime",
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
