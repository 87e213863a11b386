"""When a message is tried again, and until when it is worth anything."""

from datetime import datetime, timedelta

# Waits between tries; the last is repeated.
WAITS = tuple(timedelta(seconds=s) for s in (5, 20, 60, 180, 600, 1800, 3600))
JITTER = 0.25
# How often a message goes again of which nobody knows whether it went: once. The reader may
# have it twice then, never ten times.
REPEATS_IN_DOUBT = 1
# A provider that left so many in a row without an answer is left alone for a while, so that
# the worker has time for other work.
TIRED_AFTER = 3
REST = timedelta(minutes=1)

DAY = timedelta(days=1)
# By the first word of what the message is about.
LIFE = {"code": timedelta(minutes=5), "test": timedelta(minutes=10)}


def lives_until(about: str, now: datetime) -> datetime:
    """After this moment the message is worth nothing and is not sent any more."""
    return now + LIFE.get(about.partition(":")[0], DAY)


def next_try(tries: int, now: datetime, until: datetime, chance: float) -> datetime | None:
    """When it is tried again after ``tries`` failures; None when that would be too late.

    Args:
        tries: so many were made, at least one.
        now: aware.
        until: when the message is worth nothing any more.
        chance: from 0 to 1, so that a hundred messages do not come back at one moment.
    """
    wait = WAITS[min(tries, len(WAITS)) - 1] * (1 - JITTER + 2 * JITTER * chance)
    moment = now + wait
    return moment if moment < until else None
