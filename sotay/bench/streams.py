"""The stream of one open page: tickets, events in order, catching up, coming back.

The same decisions as ``static/live/live.js``; change the two together.
"""

import asyncio
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from sotay.bench.connections import Connection, connect
from sotay.bench.events import Events, frame_head
from sotay.bench.pages import LiveElement
from sotay.bench.phones import JSON, Failed, Phone

GRACE, SPREAD = 0.3, 0.7  # seconds; see live.js
RETRY = (1.0, 8.0)
SOON = (0.0, 1.0)
EACH, MOST_SPREAD = 0.02, 5.0

# Told topic, version and the frame as it came, once for each change, in order.
OnChange = Callable[[str, int, bytes], None]


@dataclass
class Topic:
    """What an open page has of one topic. Only frames that came too early are held."""

    name: str
    version: int
    known: int = 0
    early: dict[int, bytes] = field(default_factory=dict)

    @property
    def behind(self) -> bool:
        """Whether somebody told us of a version that we do not have."""
        return self.known > self.version

    def receive(self, version: int, frame: bytes) -> list[tuple[int, bytes]]:
        """The changes that may be applied now, in order; none for a double or an early one."""
        self.known = max(self.known, version)
        if version <= self.version:
            return []
        self.early[version] = frame
        return self._follow()

    def restore(self, version: int) -> list[tuple[int, bytes]]:
        """The whole state came; what of the early frames follows it, in order."""
        self.version = version
        self.known = max(self.known, version)
        self.early = {early: frame for early, frame in self.early.items() if early > version}
        return self._follow()

    def restart(self, version: int) -> None:
        """The page was read anew."""
        self.version = self.known = version
        self.early.clear()

    def _follow(self) -> list[tuple[int, bytes]]:
        ready = []
        while (following := self.early.pop(self.version + 1, None)) is not None:
            self.version += 1
            ready.append((self.version, following))
        return ready


class Stream:
    """Keeps one page live until ``stop``."""

    def __init__(self, phone: Phone, element: LiveElement, on_change: OnChange) -> None:
        self._phone = phone
        self._element = element
        self._given = element.given
        self._on_change = on_change
        self.topics = {name: Topic(name, version) for name, version in element.versions.items()}
        self._asking: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connection: Connection | None = None
        self._connected = asyncio.Event()
        self._stopped = False
        self._retry = RETRY
        self._said_bye = False
        # Requests that this page made beside the stream itself.
        self.catch_ups = 0

    @property
    def is_open(self) -> bool:
        """Whether events arrive at this moment."""
        return self._connected.is_set()

    async def start(self) -> bool:
        """Connect; whether the first try succeeded (else it goes on trying)."""
        ok = await self._try_once()
        if not ok:
            self._reconnect(RETRY)
        return ok

    async def wait_open(self) -> None:
        """Until events arrive."""
        await self._connected.wait()

    def stop(self) -> None:
        """The page is closed."""
        self._stopped = True
        self._connected.clear()
        for task in list(self._tasks):
            task.cancel()
        if self._connection is not None:
            self._connection.close()

    # ---- connecting ----

    async def _try_once(self) -> bool:
        site = self._phone.site
        try:
            # Those of the page are used once, as the page's script does.
            given, self._given = self._given or await self._ask_tickets(), None
            if given["tickets"]:
                await self._open(given["wire"], given["tickets"])
        except Failed as failure:
            self._phone.site.note(failure)
            return False
        except (OSError, TimeoutError) as error:
            self._phone.site.note(Failed("stream", type(error).__name__, retriable=True))
            return False
        site.tally.requests += 1
        return True

    async def _ask_tickets(self) -> dict[str, Any]:
        body = json.dumps({"topics": list(self.topics)}).encode()
        headers = {"Accept": JSON, "Content-Type": JSON}
        answer = await self._phone.post_bytes(
            self._element.tickets, body, headers, kind="tickets", wanted=(200,)
        )
        given: dict[str, Any] = json.loads(answer.body)
        return given

    async def _open(self, wire: str, tickets: Mapping[str, str]) -> None:
        query: list[tuple[str, str]] = []
        for name, ticket in tickets.items():
            query += [("ticket", ticket), ("after", str(self.topics[name].version))]
        place, request = self._phone.request_bytes(
            "GET",
            f"{wire}?{urlencode(query)}",
            {"Accept": "text/event-stream", "Origin": self._phone.site.origin},
        )
        site, loop = self._phone.site, asyncio.get_running_loop()
        begun = loop.time()
        connection = await connect(place, addresses=site.addresses, link=site.link)
        events = Events(self._on_event)
        head = await connection.listen(request, events.feed, self._on_end)
        if head.status != 200:
            raise Failed("stream", str(head.status), retriable=True)
        self._connection = connection
        site.tally.took("stream", loop.time() - begun)
        if self._stopped:
            connection.close()
        elif connection.is_open:
            self._connected.set()

    def _on_end(self) -> None:
        self._connected.clear()
        self._connection = None
        if self._stopped:
            return
        if not self._said_bye:
            self._phone.site.note(Failed("stream", "ended without a word", retriable=True))
        self._reconnect(self._retry)

    def _reconnect(self, between: tuple[float, float]) -> None:
        if self._stopped:
            return

        async def later() -> None:
            wait = between
            while not self._stopped:
                await asyncio.sleep(random.uniform(*wait))
                if await self._try_once():
                    return
                wait = RETRY

        self._spawn(later())

    # ---- events ----

    def _on_event(self, name: str, data: bytes) -> None:
        if name == "change":
            topic, version = frame_head(data)
            self._receive(topic, version, data)
        elif name in ("hello", "versions"):
            self._retry, self._said_bye = RETRY, False
            self._heard(json.loads(data))
        elif name == "snapshot":
            topic, version = frame_head(data)
            self._snapshot(topic, version, data)
        elif name == "missing":
            given = json.loads(data)
            self._missing(given["topic"], int(given["listeners"]))
        elif name == "resync":
            for held in self.topics.values():
                self._spawn(self._ask(held))
        elif name == "bye":
            self._said_bye = True
            self._retry = RETRY if b'"stop"' in data else SOON

    def _missing(self, name: str, listeners: int) -> None:
        """The wire has not what we missed; the first of a hall that asks brings it to all."""
        topic = self.topics.get(name)
        if topic is None:
            return

        async def later() -> None:
            await asyncio.sleep(random.uniform(0.0, min(MOST_SPREAD, listeners * EACH)))
            if topic.behind:
                await self._ask(topic, self._element.snapshots)

        self._spawn(later())

    def _snapshot(self, name: str, version: int, data: bytes) -> None:
        topic = self.topics.get(name)
        if topic is None or version <= topic.version:
            return
        self._on_change(name, version, data)
        for ready, frame in topic.restore(version):
            self._on_change(name, ready, frame)
        if topic.behind:
            self._ask_soon(topic)

    def _receive(self, name: str, version: int, data: bytes) -> None:
        topic = self.topics.get(name)
        if topic is None:
            return
        for ready, frame in topic.receive(version, data):
            self._on_change(name, ready, frame)
        if topic.behind:
            self._ask_soon(topic)

    def _heard(self, versions: Mapping[str, int]) -> None:
        for name, version in versions.items():
            topic = self.topics.get(name)
            if topic is not None:
                topic.known = max(topic.known, version)
                if topic.behind:
                    self._ask_soon(topic)

    def _ask_soon(self, topic: Topic) -> None:
        async def later() -> None:
            await asyncio.sleep(random.uniform(GRACE, GRACE + SPREAD))
            if topic.behind:
                await self._ask(topic)

        self._spawn(later())

    async def _ask(self, topic: Topic, address: str = "") -> None:
        if topic.name in self._asking or self._stopped:
            return
        self._asking.add(topic.name)
        self.catch_ups += 1
        query = urlencode({"topic": topic.name, "after": topic.version})
        kind = "snapshot" if address else "changes"
        address = address or self._element.changes
        try:
            answer = await self._phone.get(f"{address}?{query}", kind=kind, accept=JSON)
            self._caught_up(topic, answer.body)
        except Failed as failure:  # the next heartbeat asks again
            self._phone.site.note(failure)
        finally:
            self._asking.discard(topic.name)

    def _caught_up(self, topic: Topic, body: bytes) -> None:
        given: dict[str, Any] = json.loads(body)
        if "swaps" in given:
            self._snapshot(topic.name, int(given["version"]), body)
        for frame in given.get("frames", ()):
            data = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode()
            self._receive(topic.name, int(frame["version"]), data)
        if given.get("gone"):
            topic.restart(topic.known)

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
