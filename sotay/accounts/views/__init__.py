"""Pages of signing in."""

from sotay.accounts.views.keeping import (
    device_ending,
    devices,
    other_devices_ending,
    password,
    pin,
    pin_removal,
)
from sotay.accounts.views.locking import awake, lock, unlock
from sotay.accounts.views.sharing import leaving, newcomer, people, seat, turn
from sotay.accounts.views.signing import sign_in, sign_out

__all__ = [
    "awake",
    "device_ending",
    "devices",
    "leaving",
    "lock",
    "newcomer",
    "other_devices_ending",
    "password",
    "people",
    "pin",
    "pin_removal",
    "seat",
    "sign_in",
    "sign_out",
    "turn",
    "unlock",
]
