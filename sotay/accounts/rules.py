"""How a sign-in name and a password are read, and how long a wrong one waits."""

import unicodedata
from datetime import datetime, timedelta

from sotay.kernel import text

FREE_TRIES = 5
"""Wrong passwords in a row that cost nothing: an old keyboard, a Telex that was left on."""

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=5)
"""Short, because a stranger who knows the secretary's name can make her wait this long."""

FORGOTTEN_AFTER = timedelta(hours=1)

_DIGITS_OF_A_PHONE = (9, 10)
"""Mobile, landline, without the leading zero. A card number has fewer."""


def hashing_places(threads: int) -> tuple[int, int]:
    """Of a page server's ``threads``, how many hash at once, and how many wait for a turn.

    Together never more than half: the others serve pages while a hall signs in. One alone
    has no half.
    """
    places = max(1, threads // 2)
    at_once = max(1, places // 2)
    return at_once, places - at_once


def name_key(typed: str) -> str:
    """The sign-in name as it is compared: ``Nguyễn Văn An``, ``nguyen.van.an`` are one.

    Marks, capitals, blanks and punctuation do not count, so that a name read aloud over
    the telephone works however it is typed. Of a number the leading zeros do not count
    (a workbook loses them), nor does the country's 84 before a telephone number:
    ``0912 345 678``, ``+84 912.345.678`` and ``912345678`` are one.
    """
    key = "".join(sign for sign in text.fold(typed) if sign.isalnum())
    return _number_key(key) if key.isascii() and key.isdigit() else key


def _number_key(digits: str) -> str:
    bare = digits.lstrip("0")
    national = bare.removeprefix("84").lstrip("0")
    is_phone = bare.startswith("84") and len(national) in _DIGITS_OF_A_PHONE
    return national if is_phone else bare


def normal_password(typed: str) -> str:
    """The password as it is compared: keyboards compose Vietnamese letters differently.

    NFKC, every kind of blank a plain one, and nothing of what cannot be seen (a zero-width
    sign that came along with a copy). Blanks stay where they are, also at the ends.
    """
    once = unicodedata.normalize("NFKC", text.without_invisible(typed))
    # Composing may make a blank of a sign, and bring together what is composed in turn.
    return unicodedata.normalize("NFKC", text.without_invisible(once))


def trimmed_password(typed: str) -> str:
    """The normal password without blanks at its ends: nobody means them."""
    return normal_password(typed).strip(" ")


def wait_after(failures: int) -> timedelta:
    """The pause after the ``failures``-th wrong password in a row: 0, then 30 s doubling."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doubled: int = 2 ** min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def failures_remembered(failures: int, last: datetime, now: datetime) -> int:
    """How many of the ``failures`` still count: none once an hour has passed in peace."""
    return failures if now - last < FORGOTTEN_AFTER else 0
