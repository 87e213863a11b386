"""Everything that writes about signing in."""

from sotay.accounts.actions.accounts import create_account, deactivate, set_password
from sotay.accounts.actions.names import give_names, wait_key_of
from sotay.accounts.actions.sessions import end_sessions, forget_expired
from sotay.accounts.actions.tries import Try, begin_try, count_wrong, forget_tries

__all__ = [
    "Try",
    "begin_try",
    "count_wrong",
    "create_account",
    "deactivate",
    "end_sessions",
    "forget_expired",
    "forget_tries",
    "give_names",
    "set_password",
    "wait_key_of",
]
