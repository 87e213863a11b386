"""The limit: the product's own servers, answering the same bytes from a constant.

``python -m sotay.bench.constant`` serves, until its parent is gone, on the port given:
As pages ``/N`` answers N bytes (WSGI, with the page server's settings). As streams
``/bytes?size=N`` answers N bytes, ``/file`` the one file that ``SOTAY_BENCH_FILE`` names, by
its path; ``/wire/?group=N`` is a stream, and ``/tick?group=N&size=M`` sends M bytes to a group.
"""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

BACKLOG = 16_384
LARGEST = 8 * 1024**2
_HEAD = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
_bytes_of: dict[int, bytes] = {}


def pages() -> Any:
    """The WSGI application (Granian calls this in a worker)."""
    _follow_parent()
    return answer


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """So many bytes as the path says."""
    if environ["REQUEST_METHOD"] == "POST":
        environ["wsgi.input"].read()
    text = str(environ["PATH_INFO"]).strip("/")
    size = min(int(text) if text.isdecimal() else 0, LARGEST)
    body = _bytes_of.get(size)
    if body is None:
        body = _bytes_of[size] = b"x" * size
    start("200 OK", [*_HEAD, ("Content-Length", str(size))])
    return [body]


class Streams:
    """The ASGI application: streams in groups, each a queue, as the wire's are."""

    def __init__(self) -> None:
        self._groups: dict[str, set[asyncio.Queue[bytes]]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await _live(receive, send)
            return
        query = parse_qs(scope["query_string"].decode())
        if scope["path"].startswith("/bytes"):
            await _say(send, b"x" * min(int(query["size"][0]), LARGEST))
            return
        if scope["path"].startswith("/file"):
            await _send_file(send, os.environ["SOTAY_BENCH_FILE"])
            return
        group = query.get("group", ["0"])[0]
        if scope["path"].startswith("/tick"):
            size = int(query["size"][0])
            data = b"event: change\ndata: " + b"x" * size + query["mark"][0].encode() + b"\n\n"
            for listener in self._groups.get(group, ()):
                listener.put_nowait(data)
            await _say(send, b"")
            return
        queue: asyncio.Queue[bytes] = asyncio.Queue(64)
        self._groups.setdefault(group, set()).add(queue)
        gone = asyncio.create_task(_gone(receive))
        sending = asyncio.create_task(_send_all(send, queue))
        try:
            await asyncio.wait((gone, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._groups[group].discard(queue)
            gone.cancel()
            sending.cancel()


async def _live(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _send_all(send: Any, queue: asyncio.Queue[bytes]) -> None:
    head = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b": here\n\n", "more_body": True})
    while True:
        data = await queue.get()
        await send({"type": "http.response.body", "body": data, "more_body": True})


async def _say(send: Any, body: bytes) -> None:
    head = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def _send_file(send: Any, path: str) -> None:
    size = os.stat(path).st_size  # noqa: PTH116 (as plain as a static file can be)
    head = [(b"content-type", b"image/webp"), (b"content-length", str(size).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.pathsend", "path": path})


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def streams() -> Any:
    """The ASGI application (Granian calls this in a worker)."""
    _follow_parent()
    return Streams()


def _follow_parent() -> None:
    """End with whoever started this; ``sotay.config`` has the same and stands above us."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()


def main() -> None:
    """Serve pages or streams with the settings that ``sotay serve`` uses."""
    _follow_parent()
    what, port, workers, threads = sys.argv[1], *(int(word) for word in sys.argv[2:5])
    shared: dict[str, Any] = {
        "factory": True,
        "address": "127.0.0.1",
        "port": port,
        "websockets": False,
        "log_level": LogLevels.error,
    }
    if what == "pages":
        server = Server(
            "sotay.bench.constant:pages",
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            **shared,
        )
    else:
        server = Server(
            "sotay.bench.constant:streams",
            interface=Interfaces.ASGI,
            backlog=BACKLOG,
            backpressure=BACKLOG,
            **shared,
        )
    server.serve()


if __name__ == "__main__":
    main()
