"""Everything that writes about signing in."""

from sotay.accounts.actions.accounts import create_account, deactivate, set_password
from sotay.accounts.actions.names import give_names
from sotay.accounts.actions.pins import (
    forget_pin_tries,
    remove_pin,
    set_pin,
    spend_try,
)
from sotay.accounts.actions.seats import give_up_seat, leave_device, move_seat, take_seat
from sotay.accounts.actions.sessions import (
    end_session,
    end_sessions,
    forget_expired,
    forget_sign_in_days,
    note_sign_in,
)
from sotay.accounts.actions.tries import Try, begin_try, count_wrong, forget_tries

__all__ = [
    "Try",
    "begin_try",
    "count_wrong",
    "create_account",
    "deactivate",
    "end_session",
    "end_sessions",
    "forget_expired",
    "forget_pin_tries",
    "forget_sign_in_days",
    "forget_tries",
    "give_names",
    "give_up_seat",
    "leave_device",
    "move_seat",
    "note_sign_in",
    "remove_pin",
    "set_password",
    "set_pin",
    "spend_try",
    "take_seat",
]
