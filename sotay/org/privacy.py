"""What of a person's data the directory shows."""

from sotay.kernel import phones

SHOWN_DIGITS = 3


def masked_phone(phone: str) -> str:
    """Enough of a number to know it is the right one: ``•••• ••• 678``.

    A short one is hidden wholly.
    """
    digits = "".join(sign for sign in phone if sign.isdigit())
    if not digits:
        return ""
    if len(digits) <= 2 * SHOWN_DIGITS:
        return "••••"
    return f"•••• ••• {digits[-SHOWN_DIGITS:]}"


def phone_for(phone: str, *, own_cell: bool) -> str:
    """The number as the directory shows it: whole in one's own cell, masked elsewhere."""
    return phones.shown(phone) if own_cell else masked_phone(phone)
