"""One phone for several people in a hall ("đổi người").

Each puts himself on the device once, with his password; then a touch on his name and his short
number make it his turn. Every turn is a session of its own: what one has opened ends with it.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sotay.accounts import actions, doors, hooks, locking, seats
from sotay.accounts.models import Account, Seat
from sotay.accounts.queries.seats import seats_at
from sotay.kernel import clock
from sotay.kernel.refusals import Missing

_SEAT, _DEVICE, _ENDS = "seat", "shared_device", "seat_ends"


@dataclass(frozen=True)
class Place:
    """One who shares the device, as its list shows him."""

    id: int
    name: str
    is_turn: bool


def is_shared(request: HttpRequest) -> bool:
    """Whether this session is somebody's turn at a shared device."""
    return _SEAT in request.session


def is_strayed(request: HttpRequest) -> bool:
    """Whether a turn is over its time, or shown by another browser than the one it was taken at."""
    if not is_shared(request):
        return False
    is_over = clock.now().timestamp() >= request.session.get(_ENDS, 0)
    return is_over or request.session.get(_DEVICE) != seats.of(request).mark


def places(request: HttpRequest) -> list[Place]:
    """Who shares the device that asks, in the order in which they came."""
    turn = request.session.get(_SEAT)
    return [
        Place(seat.pk, hooks.name_of(seat.account), is_turn=seat.pk == turn)
        for seat in seats_at(seats.of(request))
    ]


def seat_for(request: HttpRequest, seat_id: int) -> Seat:
    """A seat at the device that asks.

    Raises:
        Missing: there is none, or its time is over.
    """
    for seat in seats_at(seats.of(request)):
        if seat.pk == seat_id:
            return seat
    raise Missing(
        _("Người này không còn trong danh sách của máy. Đồng chí đăng nhập lại bằng mật khẩu.")
    )


def sit_down(request: HttpRequest, account: Account) -> seats.SharedDevice:
    """Put whoever is signed in on the device; the answer must carry the cookie of the result."""
    device = seats.of(request)
    if not device.secret or not seats_at(device):
        device = seats.new()
    key = request.session.session_key or ""
    seat = actions.take_seat(by=account, device=device.mark, session_key=key)
    actions.forget_pin_tries(by=account, place=_place(seat))
    _mark_turn(request, seat)
    return device


def take_turn(request: HttpRequest, seat: Seat, pin: str) -> None:
    """Make it the turn of whoever has ``seat``, if this is his number; the last one's session ends.

    Raises:
        Invalid, PinSpent, Crowded: as ``locking.prove_pin``.
    """
    locking.prove_pin(seat.account, _place(seat), pin)
    rise(request)
    doors.sign_in(request, seat.account, is_whole=True)
    _mark_turn(request, seat)
    request.session.save()
    actions.move_seat(by=seat.account, seat=seat, session_key=request.session.session_key or "")


def rise(request: HttpRequest) -> None:
    """The turn is over; whoever had it keeps his seat."""
    for seat in seats_at(seats.of(request)):
        if seat.pk == request.session.get(_SEAT):
            actions.move_seat(by=seat.account, seat=seat, session_key="")
    doors.sign_out(request)


def stand_up(request: HttpRequest) -> None:
    """Whoever has the turn signs out: his seat here ends too, the others keep theirs."""
    for seat in seats_at(seats.of(request)):
        if seat.pk == request.session.get(_SEAT):
            actions.give_up_seat(by=seat.account, seat=seat)


def leave(request: HttpRequest) -> None:
    """The device is shared no more: everybody's seat and session there end."""
    doors.sign_out(request)
    device = seats.of(request)
    if device.secret:
        actions.leave_device(by=None, device=device.mark)


def _place(seat: Seat) -> str:
    """Where the wrong numbers of this seat are counted."""
    return f"seat {seat.pk}"


def _mark_turn(request: HttpRequest, seat: Seat) -> None:
    request.session[_SEAT], request.session[_DEVICE] = seat.pk, seat.device
    # Django counts its own expiry anew whenever it writes the session.
    request.session[_ENDS] = int(seat.ends_at.timestamp())
    request.session.set_expiry(max(1, int((seat.ends_at - clock.now()).total_seconds())))
