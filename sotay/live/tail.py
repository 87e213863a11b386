"""The last changes of one topic, as ready-made events."""

# Changes kept for whoever connects a moment late, and their bytes.
LONGEST = 50
MOST_BYTES = 1024**2


class Tail:
    """Changes by version; the oldest go when there are too many or too large ones."""

    # Each phone has a topic of its own: what an empty one weighs counts ten thousand times.
    __slots__ = ("_events", "size")

    def __init__(self) -> None:
        self._events: dict[int, bytes] = {}
        self.size = 0

    def __contains__(self, version: int) -> bool:
        return version in self._events

    def keep(self, version: int, change: bytes) -> int:
        """Put a change at the end; by how many bytes the tail has grown."""
        before = self.size
        self._events[version] = change
        self.size += len(change)
        while len(self._events) > LONGEST or self.size > MOST_BYTES:
            gone = self._events.pop(next(iter(self._events)))
            self.size -= len(gone)
        return self.size - before

    def since(self, after: int, until: int) -> list[bytes] | None:
        """The changes after ``after`` up to ``until``; None if one of them is not here."""
        missed = range(after + 1, until + 1)
        if len(missed) > LONGEST or any(version not in self._events for version in missed):
            return None
        return [self._events[version] for version in missed]

    def clear(self) -> int:
        """Keep nothing; how many bytes that were."""
        size, self.size = self.size, 0
        self._events.clear()
        return size
