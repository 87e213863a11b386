"""How the short number and the places at which it is tried stand in the tables."""

from django.utils.crypto import salted_hmac

from sotay.accounts.models import Account

MOST_TRIES = 5
"""Wrong numbers at one place; then only the password helps there."""


def seasoned(pin: str) -> str:
    """So few digits are found by trying all of them, unless the server's key is in them."""
    return salted_hmac("sotay.accounts.pins", pin, algorithm="sha256").hexdigest()


def place_key(account: Account, place: str) -> str:
    """One account at one place: a session, or a seat at a shared device."""
    words = f"{account.pk} {place}"
    return salted_hmac("sotay.accounts.pins.places", words, algorithm="sha256").hexdigest()
