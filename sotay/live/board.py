"""Who listens to what in one wire, and the last changes of each topic. Memory only."""

import asyncio
import json
from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping

# Changes a listener may be behind before it must catch up through the front door.
QUEUE = 64
# Changes kept per topic for whoever connects a moment late.
TAIL = 50
# Topics kept although nobody listens to them.
IDLE_TOPICS = 2_000


def event(name: str, data: object) -> bytes:
    """One server-sent event. JSON holds no bare line break, so one ``data`` line is enough."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {text}\n\n".encode()


RESYNC = event("resync", {})


class Listener:
    """One open stream: a bounded queue of ready-made events, shared with other listeners."""

    def __init__(self, topics: Iterable[str], *, account_id: int, session: str) -> None:
        self.topics = frozenset(topics)
        self.account_id = account_id
        self.session = session
        self.ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._queue: asyncio.Queue[bytes] = asyncio.Queue(QUEUE)

    def offer(self, data: bytes) -> None:
        """Queue an event. One who is too far behind is told to catch up instead."""
        if self._queue.full():
            while not self._queue.empty():
                self._queue.get_nowait()
            data = RESYNC
        self._queue.put_nowait(data)

    async def take(self) -> bytes:
        """The next event, as soon as there is one."""
        return await self._queue.get()

    def end(self, why: str) -> None:
        """End the stream: ``"time"``, ``"session"`` or ``"stop"``."""
        if not self.ended.done():
            self.ended.set_result(why)


class _Topic:
    """What one wire knows of a topic. ``version`` 0: nothing yet."""

    def __init__(self) -> None:
        self.version = 0
        self.tail: deque[tuple[int, bytes]] = deque(maxlen=TAIL)
        self.listeners: set[Listener] = set()

    def holds(self, version: int) -> bool:
        """Whether this change came before (the bus may double what it carries)."""
        return any(held == version for held, _ in self.tail)

    def missed_since(self, after: int) -> list[bytes]:
        """The changes after ``after`` in order, or nothing if one of them is not here."""
        missed = sorted(change for change in self.tail if change[0] > after)
        whole = [version for version, _ in missed] == list(range(after + 1, self.version + 1))
        return [data for _, data in missed] if whole else []


class Board:
    """The topics and the listeners of one wire."""

    def __init__(self) -> None:
        self._topics: OrderedDict[str, _Topic] = OrderedDict()
        self._listeners: set[Listener] = set()

    def receive(self, data: bytes) -> None:
        """Pass a datagram of the bus on: a change, a bare version, or a kick."""
        message = json.loads(data)
        if kick := message.get("kick"):
            self._kick(kick)
            return
        version = int(message["version"])
        topic = self._topic(message["topic"])
        news = version > topic.version
        topic.version = max(topic.version, version)
        if "swaps" not in message:
            if news:
                self._tell(topic, event("versions", {message["topic"]: version}))
        elif not topic.holds(version):
            change = event("change", message)
            topic.tail.append((version, change))
            self._tell(topic, change)

    def join(
        self, listener: Listener, *, versions: Mapping[str, int], after: Mapping[str, int]
    ) -> None:
        """Let a listener in: ``hello`` with the versions, then what it missed, if it is here.

        ``versions`` are the true ones of a moment ago, from the tickets; ``after`` is what
        the page has.
        """
        self._listeners.add(listener)
        for name in listener.topics:
            topic = self._topic(name)
            if versions[name] > topic.version:
                topic.version = versions[name]
                self._tell(topic, event("versions", {name: topic.version}))
            topic.listeners.add(listener)
        listener.offer(event("hello", self.versions(listener.topics)))
        for name, version in after.items():
            for change in self._topic(name).missed_since(version):
                listener.offer(change)

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        self._listeners.discard(listener)
        for name in listener.topics:
            if topic := self._topics.get(name):
                topic.listeners.discard(listener)

    def versions(self, topics: Iterable[str]) -> dict[str, int]:
        """The newest known version of each topic."""
        return {name: self._topic(name).version for name in sorted(topics)}

    def end_all(self, why: str) -> None:
        """End every stream."""
        for listener in list(self._listeners):
            listener.end(why)

    def _kick(self, kick: Mapping[str, object]) -> None:
        session, account_id = kick.get("session"), kick.get("account_id")
        for listener in list(self._listeners):
            if listener.session == session or listener.account_id == account_id:
                listener.end("session")

    def _tell(self, topic: _Topic, data: bytes) -> None:
        for listener in topic.listeners:
            listener.offer(data)

    def _topic(self, name: str) -> _Topic:
        topic = self._topics.get(name)
        if topic is None:
            self._forget_idle()
            topic = self._topics[name] = _Topic()
        self._topics.move_to_end(name)
        return topic

    def _forget_idle(self) -> None:
        if len(self._topics) - len(self._listeners) < IDLE_TOPICS:
            return
        idle = [name for name, topic in self._topics.items() if not topic.listeners]
        for name in idle[: len(idle) // 2]:
            del self._topics[name]
