"""Who listens to what in one wire, and what it holds of each topic. Memory only."""

import asyncio
import json
from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping

from sotay.live import tickets
from sotay.live.bus import WHOLE, unpacked
from sotay.live.shelf import Shelf, Whole, event, whole_from
from sotay.live.tail import Tail

# Changes a listener may be behind before it must catch up through the front door.
QUEUE = 64
# Bytes of all tails together; those of the longest unheard topics go first.
MOST_TAIL_BYTES = 128 * 1024**2
# Topics kept although nobody listens to them.
IDLE_TOPICS = 2_000

RESYNC = event("resync", {})


class Listener:
    """One open stream: a bounded queue of ready-made events, shared with other listeners."""

    __slots__ = ("_queue", "_ready", "account_id", "ended", "session", "topics")

    def __init__(self, topics: Iterable[str], *, account_id: int, session: str) -> None:
        self.topics = frozenset(topics)
        self.account_id = account_id
        self.session = session
        self.ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        # Not asyncio.Queue: with room for many readers it weighs 2 KB more, ten thousand times.
        self._queue: deque[bytes] = deque()
        self._ready = asyncio.Event()

    def offer(self, data: bytes) -> None:
        """Queue an event. One who is too far behind is told to catch up instead."""
        if len(self._queue) >= QUEUE:
            self._queue.clear()
            data = RESYNC
        self._queue.append(data)
        self._ready.set()

    async def take(self) -> bytes:
        """The next event, as soon as there is one."""
        while not self._queue:
            self._ready.clear()
            await self._ready.wait()
        return self._queue.popleft()

    def end(self, why: str) -> None:
        """End the stream: ``"time"``, ``"session"`` or ``"stop"``."""
        if not self.ended.done():
            self.ended.set_result(why)


class _Topic:
    """What one wire knows of a topic. ``version`` 0: nothing yet."""

    __slots__ = ("listeners", "tail", "version", "waiting")

    def __init__(self) -> None:
        self.version = 0
        self.tail = Tail()
        self.listeners: set[Listener] = set()
        # Those who missed more than is here, until a snapshot comes.
        self.waiting: set[Listener] = set()

    def since(self, after: int) -> list[bytes] | None:
        """The changes after ``after`` in order; None if one of them is not here."""
        return self.tail.since(after, self.version)


class Board:
    """The topics and the listeners of one wire."""

    def __init__(self) -> None:
        self._topics: OrderedDict[str, _Topic] = OrderedDict()
        self._listeners: set[Listener] = set()
        self._shelf = Shelf()
        self._tail_bytes = 0
        self._kicks = _Kicks()

    def receive(self, data: bytes) -> None:
        """Pass a datagram of the bus on: a change, a bare version, a kick, a snapshot."""
        if data.startswith(WHOLE):
            self._hold(whole_from(unpacked(data[len(WHOLE) :])))
            return
        data = unpacked(data)
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
        elif version not in topic.tail:  # the bus may double what it carries
            change = b"event: change\ndata: %b\n\n" % data
            self._tail_bytes += topic.tail.keep(version, change)
            self._forget_tails()
            self._tell(topic, change)

    def admits(self, ticket: tickets.Ticket) -> bool:
        """Whether no kick has come since the ticket's rights were asked."""
        return not self._kicks.cover(ticket)

    def join(
        self, listener: Listener, *, versions: Mapping[str, int], after: Mapping[str, int]
    ) -> None:
        """Let a listener in: ``hello`` with the versions, then what it missed.

        ``versions`` are the true ones of a moment ago, from the tickets; ``after`` is what
        the page has. Where neither the tail nor a snapshot reaches it, ``missing`` says so,
        with the number of those who listen, so that they do not all ask at once.
        """
        self._listeners.add(listener)
        for name in listener.topics:
            topic = self._learn(name, versions[name])
            topic.listeners.add(listener)
        listener.offer(event("hello", self.versions(listener.topics)))
        for name, version in after.items():
            self._bring_up(name, listener, version)

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        self._listeners.discard(listener)
        for name in listener.topics:
            if topic := self._topics.get(name):
                topic.listeners.discard(listener)
                topic.waiting.discard(listener)

    def versions(self, topics: Iterable[str]) -> dict[str, int]:
        """The newest known version of each topic."""
        return {name: self._topic(name).version for name in sorted(topics)}

    def whole(self, name: str, version: int) -> bytes | None:
        """A topic's snapshot and the changes since as JSON; None if they are not here.

        ``version`` is the true one of a moment ago, from the ticket.
        """
        topic, held = self._learn(name, version), self._shelf.take(name)
        since = topic.since(held.version) if held else None
        return None if held is None or since is None else held.with_changes(since)

    def end_all(self, why: str) -> None:
        """End every stream."""
        for listener in list(self._listeners):
            listener.end(why)

    def _learn(self, name: str, version: int) -> _Topic:
        topic = self._topic(name)
        if version > topic.version:
            topic.version = version
            self._tell(topic, event("versions", {name: version}))
        return topic

    def _bring_up(self, name: str, listener: Listener, after: int) -> None:
        topic = self._topic(name)
        events = topic.since(after)
        if events is None:
            held = self._shelf.take(name)
            rest = topic.since(held.version) if held and held.version > after else None
            if held is None or rest is None:
                topic.waiting.add(listener)
                events = [event("missing", {"topic": name, "listeners": len(topic.listeners)})]
            else:
                events = [held.event, *rest]
        for data in events:
            listener.offer(data)

    def _hold(self, whole: Whole) -> None:
        """Keep a snapshot, and give it to those who wait for one."""
        topic = self._learn(whole.topic, whole.version)
        rest, held = topic.since(whole.version), self._shelf.take(whole.topic)
        if rest is None or (held and held.version >= whole.version):
            return  # older than the tail or than what is here: of no use to anybody
        self._shelf.put(whole)
        for listener in topic.waiting:
            for data in (whole.event, *rest):
                listener.offer(data)
        topic.waiting.clear()

    def _kick(self, kick: Mapping[str, object]) -> None:
        session, account_id = kick.get("session"), kick.get("account_id")
        self._kicks.note(kick)
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
            self._tail_bytes -= self._topics.pop(name).tail.clear()
            self._shelf.drop(name)

    def _forget_tails(self) -> None:
        """Whoever misses one of them takes the snapshot, or asks the page server."""
        if self._tail_bytes <= MOST_TAIL_BYTES:
            return
        for topic in self._topics.values():  # the longest unheard first
            self._tail_bytes -= topic.tail.clear()
            if self._tail_bytes <= MOST_TAIL_BYTES * 3 // 4:
                return


class _Kicks:
    """The kicks of the last minute: older tickets are too old anyway."""

    def __init__(self) -> None:
        self._at: OrderedDict[object, int] = OrderedDict()

    def note(self, kick: Mapping[str, object]) -> None:
        """Remember who was kicked, and when."""
        at = kick.get("at")
        if not isinstance(at, int):
            return
        for who in (kick.get("session"), kick.get("account_id")):
            if who is not None:
                self._at[who] = at
                self._at.move_to_end(who)
        while self._at and next(iter(self._at.values())) < at - 1000 * tickets.GOOD_FOR:
            self._at.popitem(last=False)

    def cover(self, ticket: tickets.Ticket) -> bool:
        """Whether the ticket is from before a kick of its session or account."""
        kicked = (self._at.get(ticket.session, 0), self._at.get(ticket.account_id, 0))
        return ticket.asked_at <= max(kicked)
