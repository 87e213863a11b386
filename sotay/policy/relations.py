"""What a person can be to a thing. Nothing else grants a right."""

from enum import StrEnum


class Relation(StrEnum):
    """One way of being connected to a unit, a meeting, a task."""

    # to the unit that the thing belongs to
    SIGNED_IN = "signed_in"
    MEMBER = "member"
    EXEMPT_MEMBER = "exempt_member"
    COMMITTEE = "committee"
    HEAD = "head"
    DEPUTY = "deputy"
    SUPERIOR_COMMITTEE = "superior_committee"
    IN_CHARGE = "in_charge"
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    # to a meeting
    SUMMONED = "summoned"
    GUEST = "guest"
    PRESENT = "present"
    CHAIR = "chair"
    SECRETARY = "secretary"
    VOTER = "voter"
    # to a document: it was published to them
    READER = "reader"
    # to a unit's news: on its editors' board, at its head
    EDITOR = "editor"
    CHIEF_EDITOR = "chief_editor"
    # to a task or a record of one's own
    ASSIGNEE = "assignee"
    ASSIGNER = "assigner"
    SELF = "self"
    # to the help that a cell gives its members in coming in
    HELPER = "helper"
