"""The whole ward in one transaction: it is there, or nothing is."""

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.live.actions import unheard
from sotay.org.models import Unit
from sotay.sample.actions.coming_in import come_in, word_the_report
from sotay.sample.actions.founding import empty_ward, found_ward
from sotay.sample.actions.issuing import office_life
from sotay.sample.actions.lives import lives
from sotay.sample.actions.timeline import Timeline
from sotay.sample.queries import EDITION, LOADED, loaded_for

USUAL_HOUR = time(19, 30)
# After this hour the usual one is too near to look around first.
LATEST_FOR_USUAL = time(18, 0)
_STEP = timedelta(minutes=30)
_SOONEST = timedelta(minutes=10)


@transaction.atomic
def load_sample_ward(*, today: date | None = None, until: date | None = None) -> Unit:
    """Make the ward with its last two months and a meeting due tonight.

    Args:
        today: the day for which it is made, seen from noon; the present moment without it.
        until: stop the story at the beginning of this day, for who needs only its beginning.

    Raises:
        RuntimeError: there is a ward already.
    """
    if Unit.objects.exists():
        raise RuntimeError("the sample ward is only made in an empty database")
    now = clock.now() if today is None else datetime.combine(today, time(12), tzinfo=clock.VIETNAM)
    tonight = tonight_after(now)
    made, timeline = empty_ward(), Timeline()
    timeline.add(found_ward(made, tonight.date()))
    timeline.add(come_in(made, tonight.date()))
    timeline.add(word_the_report(made))
    timeline.add(office_life(made, tonight.date()))
    for script in lives(timeline, made, tonight):
        timeline.add(script)
    end = now if until is None else datetime.combine(until, time(0), tzinfo=clock.VIETNAM)
    with unheard():  # the past has no audience
        timeline.play(until=end)
    with clock.held_at(now):
        record(
            by=None,
            act=LOADED,
            about=made.unit,
            unit=made.unit,
            details={"day": now.date().isoformat(), "edition": EDITION},
        )
    return made.unit


def tonight_after(now: datetime) -> datetime:
    """When the meeting of tonight begins: half past seven, or within the next hour."""
    usual = datetime.combine(now.date(), USUAL_HOUR, tzinfo=clock.VIETNAM)
    if now.timetz().replace(tzinfo=None) < LATEST_FOR_USUAL:
        return usual
    soon = (now + _SOONEST).replace(second=0, microsecond=0)
    return soon + (_STEP - timedelta(minutes=soon.minute % 30))


def renew_sample_ward() -> bool:
    """Make the demo's ward, anew where it is of another day; whether anything was made.

    What somebody tried out yesterday goes with yesterday's database.

    Raises:
        RuntimeError: this is no demo on its own file; nobody's real data is ever removed.
    """
    if not settings.DEMO or connection.vendor != "sqlite":
        raise RuntimeError("only a demo's own database is made anew")
    if loaded_for() == clock.today():
        return False
    if Unit.objects.exists():
        _empty()
    load_sample_ward()
    return True


def _empty() -> None:
    """Begin with a new file. The ledger of the old one refuses to lose a line, rightly."""
    path = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)
    call_command("migrate", interactive=False, verbosity=0)
