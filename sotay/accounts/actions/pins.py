"""The short number: choosing it, trying it."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from sotay.accounts import passwords
from sotay.accounts.models import Account, Pin, PinCount
from sotay.accounts.pins import MOST_TRIES, place_key, seasoned
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid


@transaction.atomic
def set_pin(*, by: Account, pin: str) -> None:
    """Whoever asks opens what is locked with this number from now on.

    Raises:
        Invalid: these are no four to six digits, or everybody would guess them.
    """
    weakness = passwords.pin_weakness(pin, clock.today())
    if weakness:
        raise Invalid(weakness, field="pin")
    Pin.objects.update_or_create(
        account=by, defaults={"digits_hash": make_password(seasoned(pin)), "set_at": clock.now()}
    )


@transaction.atomic
def remove_pin(*, by: Account) -> None:
    """Only the password opens what is locked; seats at shared devices end."""
    Pin.objects.filter(account=by).delete()
    by.seats.all().delete()


def spend_try(*, by: Account, place: str) -> bool:
    """Count a try before it is looked at, so that many sent together do not slip through.

    Returns:
        Whether there was one left; without, only the password helps.
    """
    key = place_key(by, place)
    now = clock.now()
    PinCount.objects.get_or_create(place=key, defaults={"last_at": now})
    left = PinCount.objects.filter(place=key, failures__lt=MOST_TRIES)
    return bool(left.update(failures=F("failures") + 1, last_at=now))


def forget_pin_tries(*, by: Account, place: str) -> None:
    """The number or the password was right."""
    PinCount.objects.filter(place=place_key(by, place)).delete()
