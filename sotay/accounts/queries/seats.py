"""Who shares a device."""

from sotay.accounts.models import Seat
from sotay.accounts.seats import SharedDevice
from sotay.kernel import clock


def seats_at(device: SharedDevice) -> list[Seat]:
    """The seats at this device whose time is not over, in the order in which they were taken."""
    if not device.secret:
        return []
    here = Seat.objects.filter(device=device.mark, ends_at__gt=clock.now(), account__is_active=True)
    return list(here.select_related("account").order_by("taken_at", "pk"))
