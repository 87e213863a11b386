"""The wire: one small process that holds every open page's stream.

A bare ASGI application without a database and without Django's applications: it reads the
settings for the signing key and two addresses, and believes tickets.

``GET /wire/?ticket=…&after=…`` (as many pairs as topics) answers with server-sent events:
``hello`` with every topic's version; ``change`` with a frame; ``snapshot`` with a topic's
whole state to one who missed more than is kept, ``missing`` where there is none;
``versions`` when only the version is known, and as the heartbeat; ``resync`` to one who
fell too far behind; ``bye`` before the wire ends the stream.

``GET /wire/snapshot/?ticket=…`` answers with one topic's snapshot and the changes since as
JSON, or with 204 when they are not here: the page server has them.

``GET /wire/files/…`` and ``/wire/pages/…`` send files by their path (``sotay.files.sending``).
"""

import asyncio
import os
import random
import signal
import threading
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from types import FrameType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings

from sotay.files import sending
from sotay.live import tickets
from sotay.live.board import Board, Listener
from sotay.live.bus import Inlet
from sotay.live.shelf import event

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

# Seconds. A stream is ended after its lifetime so that rights are asked again; a network
# drops a silent connection after 30 to 60 seconds.
LIFETIME = 600.0
HEARTBEAT = 20.0
LAST_WORD = 1.0
MOST_TOPICS = 20
_TEXT = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
_JSON = b"application/json"
_EVENTS = b"text/event-stream; charset=utf-8"


class Wire:
    """The ASGI application; one per process."""

    def __init__(self, *, lifetime: float = LIFETIME, heartbeat: float = HEARTBEAT) -> None:
        self.board = Board()
        self._lifetime = lifetime
        self._heartbeat = heartbeat
        self._inlet: Inlet | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the process's life, or one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        restore: Callable[[], None] = _nothing
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._inlet = Inlet(self.board.receive)
                restore = self._end_streams_on_signals()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.board.end_all("stop")
                restore()
                if self._inlet:
                    self._inlet.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _end_streams_on_signals(self) -> Callable[[], None]:
        """Hear of the stop ourselves: the server waits for open streams before it tells us.

        The server's own handler, set in the event loop, still hears the signal: the loop is
        woken through a file descriptor whichever Python handler stands here.
        """
        if threading.current_thread() is not threading.main_thread():
            return _nothing
        loop = asyncio.get_running_loop()

        def stop(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(self.board.end_all, "stop")

        before = {sign: signal.signal(sign, stop) for sign in (signal.SIGTERM, signal.SIGINT)}

        def restore() -> None:
            for sign, handler in before.items():
                signal.signal(sign, handler)

        return restore

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        sends_file = sending.concerns(scope["path"])
        if sends_file and not origin:  # a picture of a page, of which a hall opens thousands
            await sending.answer(scope, receive, send)
            return
        what = scope["path"].rstrip("/")
        if not sends_file and not what.endswith(("/wire", "/wire/snapshot")):
            await _refuse(send, 404)
        elif origin and not _ours(origin, headers.get(b"host", b"").decode("latin-1")):
            await _refuse(send, 403)
        elif sends_file:
            await sending.answer(scope, receive, send, origin=origin)
        elif scope["method"] != "GET":
            await _refuse(send, 405)
        else:
            try:
                held = self._admitted(scope["query_string"])
            except ValueError:
                await _refuse(send, 403)
                return
            if what.endswith("/wire"):
                await self._stream(held, origin, receive, send)
            elif len(held) == 1:
                await self._send_whole(next(iter(held)), origin, send)
            else:
                await _refuse(send, 403)

    def _admitted(self, query: bytes) -> dict[tickets.Ticket, int | None]:
        held = _tickets(query)
        if not all(map(self.board.admits, held)):
            raise ValueError("a right was lost since")
        return held

    async def _send_whole(self, ticket: tickets.Ticket, origin: str, send: Send) -> None:
        body = self.board.whole(ticket.topic, ticket.version)
        status = 204 if body is None else 200
        head = _head(_JSON, origin)
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": body or b""})

    async def _stream(
        self, held: Mapping[tickets.Ticket, int | None], origin: str, receive: Receive, send: Send
    ) -> None:
        first = next(iter(held))
        listener = Listener(
            [ticket.topic for ticket in held], account_id=first.account_id, session=first.session
        )
        self.board.join(
            listener,
            versions={ticket.topic: ticket.version for ticket in held},
            after={ticket.topic: after for ticket, after in held.items() if after is not None},
        )
        sending = asyncio.create_task(self._send_all(listener, origin, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            first_of: list[asyncio.Future[Any]] = [sending, gone, listener.ended]
            await asyncio.wait(
                first_of, timeout=self._lifetime, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            self.board.leave(listener)
            left = gone.done()
            for task in (sending, gone):
                task.cancel()
            await asyncio.gather(sending, gone, return_exceptions=True)
        if not left:
            why = listener.ended.result() if listener.ended.done() else "time"
            await _say_goodbye(send, why)

    async def _send_all(self, listener: Listener, origin: str, send: Send) -> None:
        head = _head(_EVENTS, origin)
        await send({"type": "http.response.start", "status": 200, "headers": head})
        while True:
            # Spread, so that a hall that came together does not beat together.
            pause = self._heartbeat * random.uniform(0.75, 1.0)
            try:
                # Not wait_for: before Python 3.12 it may swallow our cancellation.
                async with asyncio.timeout(pause):
                    data = await listener.take()
            except TimeoutError:
                data = event("versions", self.board.versions(listener.topics))
            await send({"type": "http.response.body", "body": data, "more_body": True})


def _tickets(query: bytes) -> dict[tickets.Ticket, int | None]:
    """The tickets of an address, each with the version that the page has.

    Raises:
        ValueError: one is bad, or they are of two sessions, too many, or none.
    """
    held: dict[tickets.Ticket, int | None] = {}
    last: tickets.Ticket | None = None
    for name, value in parse_qsl(query.decode("ascii")):
        if name == "ticket":
            last = tickets.read(value)
            held[last] = None
        elif name == "after" and last:
            held[last] = int(value)
    if not held or len(held) > MOST_TOPICS or len({ticket.session for ticket in held}) != 1:
        raise ValueError("tickets of one session, and not too many")
    return held


def _ours(origin: str, host: str) -> bool:
    """Whether a page of ours asks: the public origin, or this host's page port."""
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        page, wire = urlsplit(origin), urlsplit(f"//{host}")
        near = page.port in (settings.WIRE_PORT - 1, wire.port)
    except ValueError:
        return False  # not an address at all
    # Our own names only: a foreign name that resolves to us sends itself as host, too.
    return near and page.hostname == wire.hostname and page.hostname in settings.ALLOWED_HOSTS


def _head(media_type: bytes, origin: str) -> list[tuple[bytes, bytes]]:
    head = [
        (b"content-type", media_type),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"x-accel-buffering", b"no"),
        (b"vary", b"origin"),
    ]
    if origin:
        head.append((b"access-control-allow-origin", origin.encode("latin-1")))
    return head


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say_goodbye(send: Send, why: str) -> None:
    """End the stream politely, but never wait for a phone that takes nothing."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_WORD):
            body = event("bye", {"why": why})
            await send({"type": "http.response.body", "body": body, "more_body": False})


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _TEXT})
    await send({"type": "http.response.body", "body": b""})


def _nothing() -> None:
    """Restore nothing."""


application = Wire()
