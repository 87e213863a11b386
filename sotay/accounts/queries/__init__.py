"""What the pages of signing in show and ask."""

from sotay.accounts.queries.factors import (
    SafetyPage,
    Standing,
    account_of_mark,
    drawn_handle,
    factors_lacking,
    handle_of,
    is_trusted,
    key_with,
    keys_of,
    mark_of,
    own_key,
    recovery_codes_left,
    safety_page,
    standing_of,
)

__all__ = [
    "SafetyPage",
    "Standing",
    "account_of_mark",
    "drawn_handle",
    "factors_lacking",
    "handle_of",
    "is_trusted",
    "key_with",
    "keys_of",
    "mark_of",
    "own_key",
    "recovery_codes_left",
    "safety_page",
    "standing_of",
]
