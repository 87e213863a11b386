"""The one wireless link of a hall: so many bits a second, shared by every phone."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol

# Headers of Ethernet, IP and TCP on top of each 1 448 bytes of content.
OVERHEAD = 1 + 66 / 1448
# What the link's own buffer lets through at once, in seconds of its rate.
BURST = 0.02
# The kernel's buffer of a phone on the link: small, so that the server feels the pressure.
RECEIVE_BUFFER = 16 * 1024


class Bucket:
    """A token bucket in bytes. Pure arithmetic: the caller says what time it is.

    It may go below zero: what has arrived has arrived, and the debt is waited off.
    """

    def __init__(self, rate: float, *, burst: float, now: float) -> None:
        self.rate = rate
        self._burst = burst
        self._level = burst
        self._at = now

    def take(self, count: float, now: float) -> float:
        """Take so many bytes; the seconds until the bucket is out of debt again."""
        self._level = min(self._burst, self._level + (now - self._at) * self.rate)
        self._at = now
        self._level -= count
        return max(0.0, -self._level / self.rate)


class Pausable(Protocol):
    """A transport, as far as the link is concerned."""

    def pause_reading(self) -> None:
        """Read no more for now."""

    def resume_reading(self) -> None:
        """Read on."""

    def is_closing(self) -> bool:
        """Whether it is over anyway."""


class Link:
    """Lets the connections of a hall read in turn, together never faster than its rate."""

    def __init__(self, bits_a_second: float, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or asyncio.get_running_loop().time
        rate = bits_a_second / 8
        self._bucket = Bucket(rate, burst=rate * BURST, now=self._clock())
        self._waiting: deque[Pausable] = deque()
        self._busy = False
        self.carried = 0

    def arrived(self, transport: Pausable, count: int) -> None:
        """So many bytes of content were read from a transport."""
        self.carried += count
        wait = self._bucket.take(count * OVERHEAD, self._clock())
        if wait > 0 or self._waiting:
            transport.pause_reading()
            self._waiting.append(transport)
            self._wake_in(wait)

    def _wake_in(self, seconds: float) -> None:
        if not self._busy:
            self._busy = True
            asyncio.get_running_loop().call_later(seconds, self._let_next_read)

    def _let_next_read(self) -> None:
        """The one that has waited longest reads; what it reads decides when the next may."""
        self._busy = False
        wait = self._bucket.take(0, self._clock())
        if wait > 0:
            self._wake_in(wait)
            return
        while self._waiting:
            transport = self._waiting.popleft()
            if not transport.is_closing():
                transport.resume_reading()
                break
        if self._waiting:
            self._wake_in(0)
