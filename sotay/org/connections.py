"""What a person can be to a unit, by membership, position, charge or work on the system."""

from enum import StrEnum


class Connection(StrEnum):
    """One way of being connected to a unit on a day; a person may have several at once."""

    MEMBER = "member"
    TEMPORARY_MEMBER = "temporary_member"
    EXEMPT_MEMBER = "exempt_member"
    AWAY_MEMBER = "away_member"
    SUSPENDED_MEMBER = "suspended_member"
    HEAD = "head"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    SUPERIOR_COMMITTEE = "superior_committee"
    IN_CHARGE = "in_charge"
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
