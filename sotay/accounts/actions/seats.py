"""Sharing a device: taking a seat at it, taking one's turn, leaving it."""

from datetime import timedelta

from django.db import transaction

from sotay.accounts import endings
from sotay.accounts.models import Account, Seat, Session
from sotay.kernel import clock

LASTS = timedelta(hours=12)
"""An evening in the hall, whatever its length; by morning nobody sits there any more."""


@transaction.atomic
def take_seat(*, by: Account, device: str, session_key: str) -> Seat:
    """Whoever asks may take his turn at ``device`` with his short number from now on."""
    now = clock.now()
    Seat.objects.filter(ends_at__lte=now).delete()
    seat, _is_new = Seat.objects.update_or_create(
        device=device,
        account=by,
        defaults={"taken_at": now, "ends_at": now + LASTS, "session_key": session_key},
    )
    return seat


@transaction.atomic
def move_seat(*, by: Account, seat: Seat, session_key: str) -> None:
    """He has taken his turn: the seat's session is this one; empty when it is another's turn."""
    del by  # the seat says whose it is
    seat.session_key = session_key
    seat.save(update_fields=["session_key"])


@transaction.atomic
def give_up_seat(*, by: Account, seat: Seat) -> None:
    """Whoever had it takes no turn here any more."""
    del by  # the seat says whose it is
    seat.delete()


@transaction.atomic
def leave_device(*, by: Account | None, device: str) -> None:
    """All who share ``device`` leave it: their seats and their sessions there end.

    Whoever holds the device may ask, signed in or not: it is the phone's owner who takes it home.
    """
    del by
    seats = Seat.objects.filter(device=device)
    for key in [key for key in seats.values_list("session_key", flat=True) if key]:
        Session.objects.filter(session_key=key).delete()
        endings.tell_signed_out(key)
    seats.delete()
