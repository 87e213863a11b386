"""Everything that may be asked about units and people, on any day."""

from sotay.org.queries.history import UnitEventLine, history_of
from sotay.org.queries.people import (
    administrators_of,
    connections,
    home_of,
    in_charge_of,
    member_of,
    people_by_card,
    people_by_citizen,
    people_by_phone,
    person_for,
    person_of,
)
from sotay.org.queries.positions import body_member, committee_seats, positions_on, titles_on
from sotay.org.queries.roll import (
    RollMember,
    committee_body,
    committee_of_cell,
    members_of_body,
    roll_of,
)
from sotay.org.queries.titles import HeldTitle
from sotay.org.queries.units import (
    UnitDescription,
    UnitNode,
    subtree_ids,
    term_of,
    tree_on,
    unit_for,
    unit_on,
)

__all__ = [
    "HeldTitle",
    "RollMember",
    "UnitDescription",
    "UnitEventLine",
    "UnitNode",
    "administrators_of",
    "body_member",
    "committee_body",
    "committee_of_cell",
    "committee_seats",
    "connections",
    "history_of",
    "home_of",
    "in_charge_of",
    "member_of",
    "members_of_body",
    "people_by_card",
    "people_by_citizen",
    "people_by_phone",
    "person_for",
    "person_of",
    "positions_on",
    "roll_of",
    "subtree_ids",
    "term_of",
    "titles_on",
    "tree_on",
    "unit_for",
    "unit_on",
]
