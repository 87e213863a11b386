"""Numbers and addresses of people: how each is written, and in which form two are the same.

``written`` is what is kept and shown; ``compared`` is what the fingerprint is made of.
"""

import re
import unicodedata

from sotay.kernel import phones, text

_NO_SIGN = re.compile(r"[^0-9A-Z]+")


def written_card(number: str) -> str:
    """A card number without what nobody meant to type."""
    return text.tidy(unicodedata.normalize("NFKC", number))


def compared_card(number: str) -> str:
    """``31.000 001`` and ``31000001`` are the same card: digits and capitals only."""
    return _NO_SIGN.sub("", unicodedata.normalize("NFKC", number).upper())


def written_citizen(number: str) -> str:
    """A citizen or identity card number: its digits, or what was typed if it has others."""
    bare = compared_citizen(number)
    return bare if bare.isdecimal() else text.tidy(number)


def compared_citizen(number: str) -> str:
    """Blanks and dots make no difference."""
    return compared_card(number)


def written_phone(number: str) -> str:
    """In E.164, or what was typed when it is no phone number we know."""
    return phones.international(number) or text.tidy(number)


def compared_phone(number: str) -> str:
    """In E.164, or the digits of what is no phone number we know."""
    return phones.international(number) or compared_card(number)


def written_email(address: str) -> str:
    """An e-mail address; the host has no capitals, the name before it may."""
    name, at, host = text.tidy(address).replace(" ", "").rpartition("@")
    return f"{name}{at}{host.lower()}"


COMPARED = {
    "card_number": compared_card,
    "citizen_number": compared_citizen,
    "phone": compared_phone,
}
WRITTEN = {
    "card_number": written_card,
    "citizen_number": written_citizen,
    "phone": written_phone,
    "email": written_email,
}
