"""The facts about a person that can be corrected, by their keys."""

from typing import Any

from django.db.models import QuerySet

from sotay.org.models import (
    Charge,
    DatedFact,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
)
from sotay.privacy.offers import PERSONAL

PERSONAL_FIELDS = frozenset(code for code, _label in PERSONAL)

_DATED: dict[str, type[DatedFact]] = {
    "membership": Membership,
    "stage": StagePeriod,
    "status": StatusPeriod,
    "absence": TemporaryAbsence,
    "position": Position,
    "charge": Charge,
    "role": SystemRole,
}


def dated_fact_of(person: Person, key: str) -> DatedFact | None:
    """The dated row that ``membership.12`` names, if it is this person's."""
    kind, _dot, number = key.partition(".")
    model = _DATED.get(kind)
    if model is None or not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    rows: QuerySet[Any] = model._default_manager.all()  # each kind has a person
    found: DatedFact | None = rows.filter(pk=int(number), person=person).first()
    return found
