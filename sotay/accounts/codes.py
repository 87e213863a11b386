"""One-time codes as plain values: how long, how drawn, how read, how kept.

Digits only. A phone then shows its large number keys, a Telex or VNI keyboard has nothing to
turn into a marked letter, and no O is taken for a 0. What a digit lacks against a letter the
waiting times make up for: eight digits tried as fast as ``rules.wait_after`` lets anybody, for
the fourteen days of a sheet, are found with a chance of one in about ten thousand.
"""

import secrets
import unicodedata
from datetime import timedelta
from enum import StrEnum

from django.utils.crypto import salted_hmac

_SALT = "sotay.accounts.one_time_code"
_LOOK_ALIKES = str.maketrans("OolIi", "00111")


class Medium(StrEnum):
    """On which way a code reaches its owner."""

    SMS = "sms"
    EMAIL = "email"
    PAPER = "paper"
    HAND = "hand"


DIGITS = {Medium.SMS: 6, Medium.EMAIL: 6, Medium.PAPER: 8, Medium.HAND: 8}
GOOD_FOR = {
    Medium.SMS: timedelta(minutes=10),
    Medium.EMAIL: timedelta(minutes=30),
    Medium.PAPER: timedelta(days=14),
    Medium.HAND: timedelta(days=1),
}


def drawn(medium: Medium) -> str:
    """A code by chance."""
    digits = DIGITS[medium]
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def derived(medium: Medium, *, purpose: str, subject: str, seed: str) -> str:
    """The code that this server's key makes of ``seed``: the same each time, to nobody else.

    A sheet that jammed in the printer is printed again without a new code, and the database
    holds nothing that the code can be read from.
    """
    mac = salted_hmac(
        f"{_SALT}.derived", f"{purpose}|{subject}|{medium}|{seed}", algorithm="sha256"
    )
    digits = DIGITS[medium]
    return f"{int.from_bytes(mac.digest()) % 10**digits:0{digits}d}"


def read(typed: str) -> str:
    """The digits of what was typed: blanks, dots and dashes do not count, O is meant as 0."""
    plain = unicodedata.normalize("NFKC", typed).translate(_LOOK_ALIKES)
    return "".join(str(unicodedata.digit(sign)) for sign in plain if sign.isdigit())


def spaced(code: str) -> str:
    """The code in two groups, as it is printed and read aloud: ``1234 5678``."""
    half = (len(code) + 1) // 2
    return f"{code[:half]} {code[half:]}"


def digest(*, purpose: str, subject: str, code: str) -> str:
    """What is kept of a code: only this server can tell whether another is the same (hex)."""
    line = f"{purpose}|{subject}|{code}"
    return salted_hmac(_SALT, line, algorithm="sha256").hexdigest()


def wait_key(purpose: str, tried_as: str) -> str:
    """Under which key wrong codes of whoever was typed are counted (hex); no number is kept."""
    return salted_hmac(f"{_SALT}.wait", f"{purpose}|{tried_as}", algorithm="sha256").hexdigest()
