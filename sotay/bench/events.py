"""Server-sent events out of bytes in any pieces, and what a frame says at its beginning. Pure."""

import json
import re
from collections.abc import Callable
from typing import Any

# What one stream may hold of an event that is not complete: nothing of ours is longer.
LONGEST_EVENT = 4 * 1024**2
_FRAME = re.compile(rb'\{"topic":"([^"\\]+)","version":(\d+)')


class Events:
    """The events of one stream. Holds only the event that is not complete yet."""

    __slots__ = ("_held", "_on_event")

    def __init__(self, on_event: Callable[[str, bytes], None]) -> None:
        self._on_event = on_event
        self._held = bytearray()

    def feed(self, data: bytes) -> None:
        """Take what came; call back with the name and the data of each complete event.

        Raises:
            ValueError: an event does not end.
        """
        held = self._held
        held += data
        while (end := held.find(b"\n\n")) >= 0:
            name, content = read_event(bytes(held[:end]))
            del held[: end + 2]
            if content:
                self._on_event(name, content)
        if len(held) > LONGEST_EVENT:
            raise ValueError("an event does not end")


def read_event(block: bytes) -> tuple[str, bytes]:
    """The name and the data of one event; comments and ids are passed over."""
    name = "message"
    data: list[bytes] = []
    for line in block.split(b"\n"):
        if line.startswith(b"data:"):
            data.append(line[5:].lstrip(b" "))
        elif line.startswith(b"event:"):
            name = line[6:].strip().decode()
    return name, b"\n".join(data)


def frame_head(data: bytes) -> tuple[str, int]:
    """Topic and version of a change, without reading the rest of it.

    Raises:
        ValueError: it says neither.
    """
    found = _FRAME.match(data)
    if found:
        return found[1].decode(), int(found[2])
    frame: Any = json.loads(data)
    try:
        return str(frame["topic"]), int(frame["version"])
    except (KeyError, TypeError):
        raise ValueError("a change without topic or version") from None
