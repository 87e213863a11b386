"""What a member's standing allows, as plain functions of plain values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Stage(StrEnum):
    """A probationary member has every right but to vote, to stand and to elect."""

    PROBATIONARY = "probationary"
    OFFICIAL = "official"


Status = Literal["active", "exempt_age", "exempt_other", "suspended"]


@dataclass(frozen=True)
class Standing:
    """What a person is on the roll of one unit on one day."""

    person_id: int
    stage: Stage
    membership: Literal["home", "temporary"]
    away: bool
    status: Status
