"""Choosing after how long without a touch pages are covered."""

from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import IdleTime, Person, Unit


@one_act()
def set_idle_time(*, by: Person | None, unit: Unit, minutes: int | None) -> None:
    """Cover pages of the unit's people, and of those below it, after so many minutes.

    0 is never; None goes back to what the superior chose. Whoever is signed in keeps the time
    with which he signed in.
    """
    if minutes is None:
        IdleTime.objects.filter(unit=unit).delete()
    else:
        IdleTime.objects.update_or_create(
            unit=unit, defaults={"minutes": minutes, "set_at": clock.now()}
        )
    details = {"minutes": -1 if minutes is None else minutes}
    record(by=by, act="org.idle_time_set", about=unit, unit=unit, details=details)
