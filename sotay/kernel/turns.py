"""Turns at the processor: many threads may wait, few compute.

Python lets one thread of a process compute. When four of them do, each asks the database,
gives the interpreter away for that moment, and waits up to five milliseconds to have it back:
with twenty questions a page, a hall that opens its pages together waits ten times as long as
the work takes. So a request waits for its turn once, and then runs through. Whoever waits for
something else (a body that comes over a bad link, a writer of another process) steps aside.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds after which a request goes in without a turn: a long one must not hold up the rest."""


class Turns:
    """The turns of one process."""

    def __init__(self, at_once: int) -> None:
        self._free = threading.Semaphore(at_once)
        self._mine = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, at most ``PATIENCE``, and have it for the block."""
        self._take()
        try:
            yield
        finally:
            self._give_back()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have the turn while the block waits; without a turn nothing happens.

        Not where the waiting thread holds a lock that a thread with the turn may want.
        """
        had = self._give_back()
        try:
            yield
        finally:
            if had:
                self._take()

    def _take(self) -> None:
        self._mine.has = self._free.acquire(timeout=PATIENCE)

    def _give_back(self) -> bool:
        had: bool = getattr(self._mine, "has", False)
        self._mine.has = False
        if had:
            self._free.release()
        return had


of_this_process = Turns(at_once=1)
