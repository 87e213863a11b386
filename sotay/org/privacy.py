"""What of a person's data the directory shows."""

SHOWN_DIGITS = 3


def masked_phone(phone: str) -> str:
    """Enough of a number to know it is the right one: ``•••• ••• 678``.

    Nobody but its owner reads a whole number here; a short one is hidden wholly.
    """
    digits = "".join(sign for sign in phone if sign.isdigit())
    if not digits:
        return ""
    if len(digits) <= 2 * SHOWN_DIGITS:
        return "••••"
    return f"•••• ••• {digits[-SHOWN_DIGITS:]}"
