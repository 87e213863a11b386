"""What everybody in a running meeting sees alike: made once for each version of the room.

A hall that opens a page at the same second asks for the same agenda, votes and opinions a
hundred times. While the meeting is open, whatever changes them raises the room's version in
the same transaction; a page reads that version before anything else, so what is kept under it
is never older than the page believes. Only pages that read use this, never an act.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from sotay.meetings.models import Meeting

Thing = TypeVar("Thing")

# Seconds. What changes without a version (a member's new name) is seen after this time.
FRESH_FOR = 30.0
# Things kept in one process: about eight of each of a ward's meetings.
MOST = 1_000


@dataclass(frozen=True)
class _Kept:
    version: int
    thing: Any
    made_at: float


_things: OrderedDict[tuple[int, str], _Kept] = OrderedDict()
_lock = Lock()


def once_for_all(meeting: Meeting, what: str, make: Callable[[], Thing]) -> Thing:
    """The thing called ``what`` of this meeting: kept, if the page may use it, or made now."""
    version = meeting.seen_at
    if version is None or meeting.state != Meeting.State.OPEN:
        return make()
    key = (meeting.pk, what)
    with _lock:
        found = _things.get(key)
    if found and found.version == version and time.monotonic() - found.made_at < FRESH_FOR:
        thing: Thing = found.thing
        return thing
    thing = make()
    with _lock:
        _things[key] = _Kept(version, thing, time.monotonic())
        _things.move_to_end(key)
        while len(_things) > MOST:
            _things.popitem(last=False)
    return thing


def forget_all() -> None:
    """Keep nothing: the database is another one (tests)."""
    with _lock:
        _things.clear()
