"""One connection to the wire, in this process: what a browser sends and sees."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from sotay.live.bus import WHOLE
from sotay.live.tickets import Ticket, issue, now
from sotay.live.wire import Message, Wire

TOPIC = "meeting:12:opinions"


def ticket(
    topic: str = TOPIC,
    *,
    version: int = 0,
    session: str = "s1",
    account_id: int = 7,
    asked_at: int | None = None,
) -> str:
    """A good ticket, as the page server gives it."""
    return issue(Ticket(topic, version, account_id, session, asked_at or now()))


def frame(version: int, topic: str = TOPIC, html: str = "<li>ý kiến</li>") -> bytes:
    """A change, as the bus carries it."""
    swaps = [{"target": "opinions", "how": "append", "html": html}]
    return json.dumps({"topic": topic, "version": version, "swaps": swaps}).encode()


def snapshot(version: int, topic: str = TOPIC, html: str = "<ol></ol>") -> dict[str, Any]:
    """A topic's whole state."""
    swaps = [{"target": "opinions", "how": "fill", "html": html}]
    return {"topic": topic, "version": version, "swaps": swaps}


def packed(whole: object) -> bytes:
    """A snapshot, as the bus carries it."""
    return WHOLE + gzip.compress(json.dumps(whole).encode())


class Connection:
    """A request to the wire and its answer."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.closed = False
        self.body = b""
        self.slow = asyncio.Event()
        self.slow.set()
        self._events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()

    async def send(self, message: Message) -> None:
        """What the wire sends; waits while the phone is ``slow``."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            return
        await self.slow.wait()
        self.body += message.get("body", b"")
        for text in message.get("body", b"").decode().split("\n\n"):
            if text.startswith("event: "):
                name, _, data = text.removeprefix("event: ").partition("\ndata: ")
                self._events.put_nowait((name, json.loads(data)))
        self.closed = not message.get("more_body", False)

    async def next(self) -> tuple[str, Any]:
        """The next event."""
        return await asyncio.wait_for(self._events.get(), 5)


@asynccontextmanager
async def connected(
    wire: Wire,
    *pairs: tuple[str, str],
    method: str = "GET",
    path: str = "/wire/",
    headers: tuple[tuple[bytes, bytes], ...] = ((b"host", b"localhost:8001"),),
) -> AsyncIterator[Connection]:
    """A connection to ``wire`` for the time of the block."""
    connection = Connection()
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": urlencode(pairs).encode(),
        "headers": list(headers),
    }
    serving = asyncio.create_task(wire(scope, connection.incoming.get, connection.send))
    try:
        yield connection
    finally:
        await connection.incoming.put({"type": "http.disconnect"})
        connection.slow.set()
        await asyncio.wait_for(serving, 5)


async def answer(wire: Wire, *pairs: tuple[str, str], **request: Any) -> Connection:
    """The answer to a request that is expected to end by itself."""
    async with connected(wire, *pairs, **request) as connection:
        return connection
