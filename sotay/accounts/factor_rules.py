"""How codes are read, how long things last, and when a passkey's count is believed."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

TRUST_LASTS = timedelta(days=30)
"""How long a browser that was trusted is asked for the password only."""

SECOND_STEP_LASTS = timedelta(minutes=10)
"""From the right password until the second step: time to look for the sheet of paper."""

CHALLENGE_LASTS = timedelta(minutes=5)
"""How long a passkey may take to answer: reading glasses, a finger that is not recognised."""

FRESH_FOR = timedelta(minutes=15)
"""How long after showing who one is the ways of signing in may be changed."""

RECOVERY_CODES = 10
FEW_CODES = 3
"""So many codes left, and a new sheet is due."""

RECOVERY_DIGITS, MARK_DIGITS, GROUP = 12, 2, 4
APP_DIGITS = 6


def new_recovery_codes() -> list[str]:
    """Ten codes of twelve digits: digits are read aloud and typed with the least mistakes.

    No two begin with the same two digits, by which the row of a code is found.
    """
    marks: list[str] = []
    while len(marks) < RECOVERY_CODES:
        mark = f"{secrets.randbelow(10**MARK_DIGITS):0{MARK_DIGITS}}"
        if mark not in marks:
            marks.append(mark)
    rest = RECOVERY_DIGITS - MARK_DIGITS
    return [f"{mark}{secrets.randbelow(10**rest):0{rest}}" for mark in marks]


def in_groups(code: str) -> str:
    """The code as it is printed: ``4821 5903 7716``."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def count_goes_on(*, before: int, now: int) -> bool:
    """Whether a passkey's signature count is that of the one key, not of a copy.

    W3C Web Authentication Level 2, 7.2, step 21: where either count is not zero, the new one
    must be greater. Keys that a phone shares with its owner's other devices always say zero.
    """
    return now > before or (before == 0 and now == 0)


def is_last(kinds: Sequence[object]) -> bool:
    """Whether taking one away leaves nothing."""
    return len(kinds) <= 1
