"""Everything that changes units and people. Each function is one act in one transaction."""

from sotay.org.actions.bodies import begin_term, end_body, form_body
from sotay.org.actions.congress import Elected, NewCommittee, change_committee
from sotay.org.actions.corrections import correct_person, forget_contact_data
from sotay.org.actions.departures import leave_rolls, receive_again, revoke_departure
from sotay.org.actions.first import found_cells, set_up
from sotay.org.actions.idle import set_idle_time
from sotay.org.actions.membership import (
    add_person,
    bring_back,
    receive_for_a_time,
    receive_member,
    send_away,
    transfer_member,
)
from sotay.org.actions.numbers import change_numbers
from sotay.org.actions.people import add_member, edit_person
from sotay.org.actions.positions import (
    Appointment,
    appoint_to_position,
    end_charge,
    end_position,
    end_system_role,
    extend_position,
    give_system_role,
    put_in_charge,
)
from sotay.org.actions.putting_right import put_fact_right, strike_fact
from sotay.org.actions.reference import load_reference_data
from sotay.org.actions.rehearsal import rehearse
from sotay.org.actions.reorganisation import (
    Part,
    absorb_unit,
    consolidate_units,
    dissolve_unit,
    split_unit,
)
from sotay.org.actions.rosters import (
    Entered,
    Standing,
    Written,
    take_back_roster,
    write_roster,
)
from sotay.org.actions.standing import (
    begin_exemption,
    end_exemption,
    end_suspension,
    make_official,
    suspend_member,
)
from sotay.org.actions.units import convert_unit, found_unit, move_unit, rename_unit

__all__ = [
    "Appointment",
    "Elected",
    "Entered",
    "NewCommittee",
    "Part",
    "Standing",
    "Written",
    "absorb_unit",
    "add_member",
    "add_person",
    "appoint_to_position",
    "begin_exemption",
    "begin_term",
    "bring_back",
    "change_committee",
    "change_numbers",
    "consolidate_units",
    "convert_unit",
    "correct_person",
    "dissolve_unit",
    "edit_person",
    "end_body",
    "end_charge",
    "end_exemption",
    "end_position",
    "end_suspension",
    "end_system_role",
    "extend_position",
    "forget_contact_data",
    "form_body",
    "found_cells",
    "found_unit",
    "give_system_role",
    "leave_rolls",
    "load_reference_data",
    "make_official",
    "move_unit",
    "put_fact_right",
    "put_in_charge",
    "receive_again",
    "receive_for_a_time",
    "receive_member",
    "rehearse",
    "rename_unit",
    "revoke_departure",
    "send_away",
    "set_idle_time",
    "set_up",
    "split_unit",
    "strike_fact",
    "suspend_member",
    "take_back_roster",
    "transfer_member",
    "write_roster",
]
