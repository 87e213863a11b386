"""Which of two texts typed in one box wins, and how much is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

MOST_DRAFTS = 200
"""Boxes of one account; somebody who writes in more has forgotten the first ones."""
MOST_LETTERS = 1_000_000
"""In all drafts of one account."""
LONGEST_TEXT = 100_000
KEPT_FOR = timedelta(days=40)
"""Untouched. Longer than a phone stays useful without a network (30 days)."""


@dataclass(frozen=True)
class Typed:
    """What a device has of a box.

    Attributes:
        digest: of the text, made by the browser.
        writer: the device.
        written_at: when the text was typed, never later than now.
        stamp: the same by the device's own clock, which may be wrong but runs evenly.
        after: the revision that the device has seen and gone on from; 0 for none.
    """

    digest: str
    writer: str
    written_at: datetime
    stamp: int
    after: int


class Kept(Protocol):
    """What the server has of the same box."""

    digest: str
    writer: str
    written_at: datetime
    stamp: int
    revision: int
    cleared_digest: str

    @property
    def is_cleared(self) -> bool: ...  # noqa: D102 - the class says what it is


def was_sent(kept: Kept, typed: Typed) -> bool:
    """Whether a text that arrives is what was cleared.

    Of the device that cleared it, what had been on its way before; of another, the same words,
    unless it has seen the box cleared. Whoever types the same words anew means them.
    """
    if not kept.is_cleared or typed.after == kept.revision:
        return False
    if typed.writer == kept.writer:
        return typed.stamp <= kept.stamp
    return typed.digest == kept.cleared_digest


def goes_on_from(kept: Kept, typed: Typed) -> bool:
    """Whether the device knew what is kept when it typed on: there is no quarrel then."""
    return typed.writer == kept.writer or typed.after == kept.revision


def is_overtaken(kept: Kept, typed: Typed) -> bool:
    """Whether something newer is kept. A device's own requests may arrive out of order."""
    if typed.after == kept.revision:
        return False
    if typed.writer == kept.writer:
        return typed.stamp < kept.stamp
    return typed.written_at < kept.written_at


def clears(kept: Kept, typed: Typed) -> bool:
    """Whether sending ``typed`` makes the kept text needless.

    Not when another device has put words there that this one never saw, and not when this
    device has typed on since.
    """
    if typed.digest == kept.digest:
        return True
    return goes_on_from(kept, typed) and not is_overtaken(kept, typed)
