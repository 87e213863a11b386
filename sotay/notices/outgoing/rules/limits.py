"""How often one number is written to, and what a unit may spend in a day.

Nothing is locked by these limits: they heal as the hours go by.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Limit:
    """At most ``count`` messages to one address in any stretch of ``span``."""

    count: int
    span: timedelta


PER_ADDRESS = (Limit(3, timedelta(minutes=10)), Limit(10, timedelta(days=1)))
# Nothing further back is asked about.
LONGEST = max(limit.span for limit in PER_ADDRESS)


def free_at(
    times: Iterable[datetime], now: datetime, limits: tuple[Limit, ...] = PER_ADDRESS
) -> datetime:
    """When the next message to an address may go; ``now`` if it may go at once.

    Args:
        times: when the address was written to before, in any order.
        now: aware, like ``times``.
        limits: which hold for it.
    """
    before = sorted(times)
    return max([now, *(_free_of(limit, before) for limit in limits if len(before) >= limit.count)])


def _free_of(limit: Limit, before: list[datetime]) -> datetime:
    """The moment at which fewer than ``count`` of them lie in the last ``span``."""
    return before[-limit.count] + limit.span


def within_budget(spent: int, parts: int, budget: int) -> bool:
    """Whether a message of so many parts still fits into the day's budget of parts."""
    return spent + parts <= budget
