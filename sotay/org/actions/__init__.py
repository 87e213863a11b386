"""Everything that changes units and people. Each function is one act in one transaction."""

from sotay.org.actions.bodies import begin_term, end_body, form_body
from sotay.org.actions.corrections import correct_fact, correct_person, forget_contact_data
from sotay.org.actions.idle import set_idle_time
from sotay.org.actions.membership import (
    add_person,
    receive_for_a_time,
    receive_member,
    send_away,
    transfer_member,
)
from sotay.org.actions.numbers import change_numbers
from sotay.org.actions.positions import (
    Appointment,
    appoint_to_position,
    end_charge,
    end_position,
    end_system_role,
    give_system_role,
    put_in_charge,
)
from sotay.org.actions.reference import load_reference_data
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
    "Entered",
    "Part",
    "Standing",
    "Written",
    "absorb_unit",
    "add_person",
    "appoint_to_position",
    "begin_exemption",
    "begin_term",
    "change_numbers",
    "consolidate_units",
    "convert_unit",
    "correct_fact",
    "correct_person",
    "dissolve_unit",
    "end_body",
    "end_charge",
    "end_exemption",
    "end_position",
    "end_suspension",
    "end_system_role",
    "forget_contact_data",
    "form_body",
    "found_unit",
    "give_system_role",
    "load_reference_data",
    "make_official",
    "move_unit",
    "put_in_charge",
    "receive_for_a_time",
    "receive_member",
    "rename_unit",
    "send_away",
    "set_idle_time",
    "split_unit",
    "suspend_member",
    "take_back_roster",
    "transfer_member",
    "write_roster",
]
