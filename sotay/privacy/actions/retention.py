"""Forgetting in time."""

import logging
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.chain import ChainReport
from sotay.org.actions import forget_contact_data
from sotay.org.models import Membership, Person
from sotay.privacy import retention
from sotay.privacy.models import FileOpening, LedgerLook, TimerRun

logger = logging.getLogger(__name__)


def apply_timers(*, by: Person | None = None) -> dict[str, int]:
    """Let every timer forget what its time is over for; one that fails stops no other.

    Returns:
        How much each forgot.
    """
    forgotten = {}
    for timer in retention.timers():
        try:
            forgotten[timer.key] = _apply(timer, by)
        except Exception:  # the others are due all the same, and tomorrow comes
            logger.exception("the timer %s failed", timer.key)
    return forgotten


@one_act()
def _apply(timer: retention.Timer, by: Person | None) -> int:
    now = clock.now()
    count = timer.forget(now - timedelta(days=retention.days_of(timer.key)))
    run, _new = TimerRun.objects.update_or_create(
        timer=timer.key, defaults={"at": now, "forgotten": count}
    )
    if count:
        record(by=by, act="privacy.retention_applied", about=run, details={"count": count})
    return count


@one_act()
def forget_openings(*, by: Person | None, before: datetime) -> int:
    """Forget who opened whose file before that day; returns how many openings."""
    del by  # a timer's
    return FileOpening.objects.filter(on__lt=before.date()).delete()[0]


@one_act()
def forget_contacts(*, by: Person | None, before: datetime) -> int:
    """Forget how to reach those who belonged somewhere, and have belonged nowhere since.

    Returns:
        How many people.
    """
    day = before.date()
    # Asked of each person: NOT IN would go through a million members for each of a million.
    own = Membership.objects.filter(person=OuterRef("pk"))
    left = Exists(own.filter(ends__lte=day))
    belongs = Exists(own.filter(Q(ends__isnull=True) | Q(ends__gt=day)))
    return sum(
        forget_contact_data(by=by, person=person)
        for person in Person.objects.filter(left, ~belongs).order_by("pk")
    )


@one_act()
def note_look(report: ChainReport) -> None:
    """Keep what the check of the ledger found, for the page that shows it."""
    LedgerLook.objects.update_or_create(
        pk=1,
        defaults={"at": clock.now(), "entries": report.entries, "broken_at": report.broken_at},
    )
