"""Whether somebody has a short number, and whether this is it."""

from django.contrib.auth.hashers import check_password

from sotay.accounts.models import Account, Pin, PinCount
from sotay.accounts.pins import MOST_TRIES, place_key, seasoned


def has_pin(account: Account) -> bool:
    """Whether there is a number to ask for."""
    return Pin.objects.filter(account=account).exists()


def is_pin(account: Account, pin: str) -> bool:
    """Whether this is the number; as slow as a password, so ask inside the hashing pool."""
    row = Pin.objects.filter(account=account).first()
    return row is not None and check_password(seasoned(pin), row.digits_hash)


def pin_tries_left(account: Account, place: str) -> int:
    """How many wrong numbers are still looked at there."""
    row = PinCount.objects.filter(place=place_key(account, place)).first()
    return MOST_TRIES - (row.failures if row else 0)
