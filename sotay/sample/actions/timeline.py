"""The past, played in its order: every act at its own moment, by the product's own actions.

A script is a generator. It yields the moment at which it goes on, and between two yields it
acts. Several scripts are played together, so that the ledger tells one story.
"""

import heapq
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid5

from sotay.kernel import clock
from sotay.policy.reading import one_reading

Script = Iterator[datetime]

_ACTS = UUID("5b0f4d0a-7a52-5d2f-9d0a-2f4cf5a1c001")


class Timeline:
    """The scripts that wait, the earliest first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Script]] = []
        self._added = 0

    def add(self, script: Script) -> None:
        """Let a script play its part; a script may add another."""
        self._wait(script, next(script, None))

    def play(self, *, until: datetime) -> None:
        """Play everything up to ``until``; what scripts would do later never happens.

        Raises:
            ValueError: a script goes back in time; that is a mistake in it.
        """
        while self._waiting and self._waiting[0][0] <= until:
            moment, _order, script = heapq.heappop(self._waiting)
            # Between two yields a script changes nobody's rights that it then relies on.
            with clock.held_at(moment), one_reading():
                later = next(script, None)
            if later is not None and later < moment:
                raise ValueError(f"a script of the sample goes back from {moment} to {later}")
            self._wait(script, later)

    def _wait(self, script: Script, moment: datetime | None) -> None:
        if moment is not None:
            self._added += 1  # of two at one moment, the one that came first
            heapq.heappush(self._waiting, (moment, self._added, script))


def act_id(*words: object) -> UUID:
    """The id of one act, the same every time the sample is made."""
    return uuid5(_ACTS, "/".join(map(str, words)))
