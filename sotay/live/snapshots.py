"""The whole state of a topic, for whoever missed more than the changes that are kept.

Rendered once for everybody: this process keeps the newest of each topic until the topic's
version is another one, so a hall that asks at the same second costs one rendering.
"""

import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from sotay.live import bus, queries, registry
from sotay.live.frames import frame

# Bytes kept in one process; the least recently asked for goes first.
MOST_BYTES = 32 * 1024**2
# Seconds. What changes without a version (a member's new name) is seen after this time.
FRESH_FOR = 30.0
# Seconds between two sendings of one topic to the wires: they hold it, unless they lost it.
_SEND_EVERY = 1.0


@dataclass(frozen=True)
class Snapshot:
    """A topic at a version, as it goes to browsers: a frame that stands for all before it."""

    topic: str
    version: int
    data: bytes
    made_at: float

    @cached_property
    def packed(self) -> bytes:
        """The same as gzip."""
        return bus.packed(self.data)


_kept: OrderedDict[str, Snapshot] = OrderedDict()
_keeping = Lock()
# Whoever comes while one renders waits for that one; a few locks serve all topics.
_rendering = [Lock() for _number in range(32)]
_sent_at: dict[str, float] = {}


def snapshot_of(topic: str) -> Snapshot | None:
    """The topic as it is now, or None where nobody can say it.

    The version is read before the data: what comes between the two is then applied once
    more, harmlessly.
    """
    version = queries.version_of(topic)
    with _rendering[hash(topic) % len(_rendering)]:
        kept = _kept.get(topic)
        if kept and kept.version == version and time.monotonic() - kept.made_at < FRESH_FOR:
            _kept.move_to_end(topic)
            return kept
        swaps = registry.whole_state(topic)
        if swaps is None:
            return None
        text = json.dumps(frame(topic, version, swaps), ensure_ascii=False, separators=(",", ":"))
        made = Snapshot(topic, version, text.encode(), time.monotonic())
        _keep(made)
        return made


def tell_wires(snapshot: Snapshot) -> None:
    """Let every wire hold it, for those who come next. Too large a one stays here."""
    now = time.monotonic()
    if now - _sent_at.get(snapshot.topic, -_SEND_EVERY) < _SEND_EVERY:
        return
    with _keeping:
        for name in [name for name, at in _sent_at.items() if now - at >= _SEND_EVERY]:
            del _sent_at[name]
        _sent_at[snapshot.topic] = now
    bus.send_snapshot(snapshot.packed)


def forget_all() -> None:
    """Keep nothing: the database is another one (tests)."""
    with _keeping:
        _kept.clear()
        _sent_at.clear()


def _keep(snapshot: Snapshot) -> None:
    with _keeping:
        _kept[snapshot.topic] = snapshot
        _kept.move_to_end(snapshot.topic)
        while len(_kept) > 1 and sum(len(kept.data) for kept in _kept.values()) > MOST_BYTES:
            _kept.popitem(last=False)
