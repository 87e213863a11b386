"""Connections of a virtual phone: small, kept alive, optionally behind the hall's one link."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from sotay.bench.links import RECEIVE_BUFFER, Link, Pausable
from sotay.bench.responses import Garbled, Head, Responses

# Ports that one source address has towards one target; the system keeps the rest.
PORTS_OF_ONE_ADDRESS = 25_000
PATIENCE = 30.0  # seconds a phone waits for an answer
_BIND_ADDRESS_NO_PORT = getattr(socket, "IP_BIND_ADDRESS_NO_PORT", 24)


class Lost(ConnectionError):
    """The connection ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(slots=True)
class Answer:
    """A whole answer."""

    head: Head
    body: bytes
    received: int

    @property
    def status(self) -> int:
        """The status code."""
        return self.head.status


class Connection(asyncio.Protocol):
    """One connection: one request at a time, or one stream that stays."""

    __slots__ = (
        "_answer",
        "_body",
        "_ended",
        "_head",
        "_link",
        "_parser",
        "_received",
        "_sink",
        "_transport",
        "is_open",
    )

    def __init__(self, link: Link | None = None) -> None:
        self._link = link
        self._transport: asyncio.Transport | None = None
        self._parser = Responses(on_head=self._on_head, on_body=self._on_body, on_end=self._on_end)
        self._answer: asyncio.Future[Answer] | None = None
        self._head: Head | None = None
        self._body: list[bytes] = []
        self._received = 0
        self._sink: Callable[[bytes], None] | None = None
        self._ended: Callable[[], None] | None = None
        self.is_open = False

    # ---- what a phone does ----

    async def ask(self, request: bytes, *, patience: float = PATIENCE) -> Answer:
        """Send a request and wait for the whole answer.

        Raises:
            Lost: the connection ended first.
            TimeoutError: there was no answer in time; the connection is closed then.
        """
        self._expect(request)
        assert self._answer is not None
        try:
            async with asyncio.timeout(patience):
                return await self._answer
        except TimeoutError:
            self.close()
            raise

    async def listen(
        self, request: bytes, sink: Callable[[bytes], None], ended: Callable[[], None]
    ) -> Head:
        """Send a request whose answer goes on: its body goes to ``sink`` as it comes.

        ``ended`` is called once when the stream is over, whoever ended it. An answer other
        than 200 is read to its end and its head returned.

        Raises:
            Lost, TimeoutError: as ``ask``.
        """
        self._sink, self._ended = sink, ended
        return (await self.ask(request)).head

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def _expect(self, request: bytes) -> None:
        if self._transport is None or not self.is_open:
            raise Lost("the connection is closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._head, self._body, self._received = None, [], 0
        self._transport.write(request)

    # ---- what the event loop tells ----

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast(asyncio.Transport, transport)
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        """Something came."""
        self._received += len(data)
        if self._link is not None and self._transport is not None:
            self._link.arrived(cast(Pausable, self._transport), len(data))
        try:
            self._parser.feed(data)
        except (Garbled, ValueError) as error:
            self._give_up(Lost(str(error)))
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self.is_open = False
        self._parser.closed()
        self._give_up(Lost(str(exc) if exc else "closed by the other side"))
        if self._ended is not None:
            ended, self._ended = self._ended, None
            ended()
        self._sink = None

    def _give_up(self, error: Lost) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    # ---- what the parser tells ----

    def _on_head(self, head: Head) -> None:
        self._head = head
        if self._sink is not None and head.status == 200:
            self._settle(head)
        elif self._sink is not None:
            self._sink = self._ended = None

    def _on_body(self, piece: bytes) -> None:
        if self._sink is not None:
            self._sink(piece)
        else:
            self._body.append(piece)

    def _on_end(self) -> None:
        if self._sink is not None:
            self.close()
        elif self._head is not None:
            self._settle(self._head)

    def _settle(self, head: Head) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Answer(head, b"".join(self._body), self._received))
        self._body = []
        if self._sink is None and not head.keeps_alive:
            self.close()


class Addresses:
    """Source addresses: everybody shares one, as in a hall, until its ports run out."""

    def __init__(self) -> None:
        self._given: dict[Place, int] = {}

    def next_for(self, place: Place) -> str | None:
        """The address to connect from; none lets the system choose 127.0.0.1."""
        number = self._given.get(place, 0)
        self._given[place] = number + 1
        block = number // PORTS_OF_ONE_ADDRESS
        return f"127.0.0.{block + 1}" if block and place.host.startswith("127.") else None


class SpreadAddresses(Addresses):
    """Source addresses in turn, so that people come from so many places at once.

    Args:
        count: from 1 to 200.
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def next_for(self, place: Place) -> str | None:
        """The next of them."""
        number = self._given.get(place, 0)
        self._given[place] = number + 1
        if not place.host.startswith("127."):
            return None
        return f"127.0.0.{2 + number % self._count}"


async def connect(place: Place, *, addresses: Addresses, link: Link | None = None) -> Connection:
    """A new connection.

    Raises:
        OSError: nobody listens, or the system has no more sockets or ports.
        TimeoutError: nobody accepted it in time.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    outlet = socket.socket(family, socket.SOCK_STREAM)
    try:
        outlet.setblocking(False)  # noqa: FBT003 (the library's own parameter)
        outlet.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if link is not None:
            outlet.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        source = addresses.next_for(place)
        if source is not None:
            outlet.setsockopt(socket.IPPROTO_IP, _BIND_ADDRESS_NO_PORT, 1)
            outlet.bind((source, 0))
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(PATIENCE):
            await loop.sock_connect(outlet, (place.host, place.port))
        _transport, connection = await loop.create_connection(lambda: Connection(link), sock=outlet)
    except BaseException:
        outlet.close()
        raise
    return connection
