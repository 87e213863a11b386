"""Stretches of days: from ``starts`` until before ``ends``, or for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True)
class Period:
    """Days from ``starts`` (inclusive) to ``ends`` (exclusive, ``None`` = open).

    Half-open, so that one fact ends on the very day the next begins, with no day between
    them and none in both.
    """

    starts: date
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends <= self.starts:
            raise ValueError("a period ends after it starts")

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return self.starts <= day and (self.ends is None or day < self.ends)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return (other.ends is None or self.starts < other.ends) and (
            self.ends is None or other.starts < self.ends
        )


def any_overlap(periods: Iterable[Period]) -> bool:
    """Whether some two of ``periods`` share a day."""
    ordered = sorted(periods, key=lambda period: period.starts)
    return any(earlier.overlaps(later) for earlier, later in pairwise(ordered))
