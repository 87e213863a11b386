"""The snapshots that one wire holds: the last of each topic, as long as there is room."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

# Bytes of all snapshots together. The least recently taken goes first.
MOST_BYTES = 64 * 1024**2

_BEGIN, _END = b"event: snapshot\ndata: ", b"\n\n"
_CHANGE = b"event: change\ndata: "


def event(name: str, data: object) -> bytes:
    """One server-sent event. JSON holds no bare line break, so one ``data`` line is enough."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {text}\n\n".encode()


@dataclass(frozen=True)
class Whole:
    """A topic at a version, as a ready-made event."""

    topic: str
    version: int
    event: bytes

    def with_changes(self, changes: Sequence[bytes]) -> bytes:
        """The snapshot and the changes since (ready-made events) as one JSON text."""
        frames = b",".join(change[len(_CHANGE) : -len(_END)] for change in changes)
        snapshot = self.event[len(_BEGIN) : -len(_END)]
        return b'{"snapshot":%b,"frames":[%b]}' % (snapshot, frames)


def whole_from(data: bytes) -> Whole:
    """A snapshot as it came from the bus, unpacked: the JSON text of a frame.

    Raises:
        ValueError, KeyError: it is no frame.
    """
    said = json.loads(data)
    return Whole(str(said["topic"]), int(said["version"]), _BEGIN + data + _END)


class Shelf:
    """The newest snapshot of each topic, within bounds."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Whole] = OrderedDict()
        self._bytes = 0

    def put(self, whole: Whole) -> None:
        """Hold it instead of an earlier one."""
        self.drop(whole.topic)
        self._held[whole.topic] = whole
        self._bytes += len(whole.event)
        while self._bytes > MOST_BYTES:
            self.drop(next(iter(self._held)))

    def take(self, topic: str) -> Whole | None:
        """The topic's snapshot, if it is held."""
        if topic in self._held:
            self._held.move_to_end(topic)
        return self._held.get(topic)

    def drop(self, topic: str) -> None:
        """Hold it no longer."""
        if (held := self._held.pop(topic, None)) is not None:
            self._bytes -= len(held.event)
