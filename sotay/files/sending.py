"""How the wire sends files: by their path, after a look at a signature. No database.

A whole file is handed to the server as a path (``http.response.pathsend``), which sends it
without Python ever holding its bytes. A part goes in small pieces, each when the last one
is on its way, so that a slow phone costs a piece and no more.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from sotay.files import headers, links, places
from sotay.files.headers import Headers
from sotay.files.ranges import Unsatisfiable, part_asked
from sotay.files.sheets import WIDTHS

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PIECE = 1 << 16
# Seconds that a phone may take over one piece.
PATIENCE = 60.0
_PATHSEND = "http.response.pathsend"
_OF_INTEREST = frozenset({b"if-none-match", b"if-range", b"range"})
# The wire loads no translations.
_EXPIRED = "Liên kết đã hết hạn. Đồng chí mở lại tệp từ trang của Sổ Tay."  # not interface: above
_MISSING = "Không có tệp này."  # not interface: above


def concerns(path: str) -> bool:
    """Whether this is an address at which files are sent."""
    return path.partition("/wire/")[2].startswith(("files/", "pages/"))


async def answer(
    scope: Mapping[str, Any], receive: Receive, send: Send, *, origin: str = ""
) -> None:
    """Send the file that an address names, or say why not.

    Args:
        scope: the request.
        receive, send: its ASGI channels.
        origin: the page that asks, if it may read the answer.
    """
    if scope["method"] not in ("GET", "HEAD"):
        await _say(send, 405, "")
        return
    try:
        file = _found(scope)
        size = os.stat(file.path).st_size  # noqa: PTH116 (for every picture of every hall)
    except links.BadLink:
        await _say(send, 403, _EXPIRED)
        return
    except (FileNotFoundError, ValueError):
        await _say(send, 404, _MISSING)
        return
    asked = {name: value for name, value in scope["headers"] if name in _OF_INTEREST}
    plain = scope["method"] == "GET" and not asked and not origin
    if plain and size and _PATHSEND in scope.get("extensions", {}):
        # A picture that a hall opens: nothing but its size is worked out.
        lines = [*file.lines, (b"content-length", b"%d" % size)]
        await send({"type": "http.response.start", "status": 200, "headers": lines})
        await send({"type": _PATHSEND, "path": file.path})
        return
    above = dict(file.above)
    if origin:
        above["access-control-allow-origin"] = origin
    words = {name: value.decode("latin-1") for name, value in asked.items()}
    await _send_file(scope, receive, send, _Asked(file.path, size, words), above)


def _below(path: str) -> list[str]:
    """The parts of the address below the wire's own."""
    return path.partition("/wire/")[2].split("/")


def _found(scope: Mapping[str, Any]) -> "_Found":
    """Where the file lies and what stands above it.

    Raises:
        BadLink: the link does not open it.
        ValueError: the address is none of ours.
    """
    root = settings.FILES_ROOT
    match _below(scope["path"]):
        case ["files", signed, *_name]:
            file = links.read_file_path(signed)
            return _Found.of(places.of_blob(Path(root), file.sha256), headers.of_file(file))
        case ["pages", sha256, width, name]:
            if not links.opens_pages(_key_in(scope["query_string"]), sha256):
                raise links.BadLink("not the key")
            across, number = int(width), int(name.removesuffix(".webp"))
            if across in WIDTHS and number > 0:
                return _picture(str(root), sha256, across, number)
    raise ValueError("no such address")


def _key_in(query: bytes) -> str:
    """The key at the end of an address of a picture: our own have nothing else there."""
    if query.startswith(b"key=") and query[4:].isalnum():
        return query[4:].decode("ascii")
    return parse_qs(query.decode("latin-1")).get("key", [""])[0]


@dataclass(frozen=True)
class _Found:
    """Where a file lies; what stands above it, and the same as the server takes it."""

    path: str
    above: Headers
    lines: list[tuple[bytes, bytes]]

    @classmethod
    def of(cls, path: Path, above: Headers) -> "_Found":
        above = {**above, "vary": "origin"}
        return cls(str(path), above, _lines(above))


@lru_cache(2048)
def _picture(root: str, sha256: str, across: int, number: int) -> _Found:
    """A picture that its key opened; worked out once, for it never changes."""
    path = places.of_page_image(Path(root), sha256, across, number)
    return _Found.of(path, headers.of_page(sha256, across, number))


@dataclass(frozen=True)
class _Asked:
    """A file of this size, and what the browser says of the part that it wants."""

    path: str
    size: int
    words: Mapping[bytes, str]


async def _send_file(
    scope: Mapping[str, Any], receive: Receive, send: Send, file: _Asked, above: Headers
) -> None:
    if above["etag"] in file.words.get(b"if-none-match", ""):
        await _begin(send, 304, above)
        await _end(send)
        return
    try:
        part = _part(scope["method"], file.words, file.size, above)
    except Unsatisfiable:
        await _say(send, 416, "", {"content-range": f"bytes */{file.size}"})
        return
    length = file.size if part is None else len(part)
    above["content-length"] = str(length)
    if part is not None:
        above["content-range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    await _begin(send, 200 if part is None else 206, above)
    if scope["method"] == "HEAD" or length == 0:
        await _end(send)
    elif part is None and _PATHSEND in scope.get("extensions", {}):
        await send({"type": _PATHSEND, "path": file.path})
    else:
        await _send_pieces(file.path, part or range(file.size), receive, send)


def _part(method: str, asked: Mapping[bytes, str], size: int, above: Headers) -> range | None:
    """The part asked for; the whole when the browser's half is of another file."""
    if method == "HEAD" or b"range" not in asked or "accept-ranges" not in above:
        return None
    if asked.get(b"if-range", above["etag"]) != above["etag"]:
        return None
    return part_asked(asked[b"range"], size)


async def _send_pieces(path: str, part: range, receive: Receive, send: Send) -> None:
    file = os.open(path, os.O_RDONLY)
    gone = asyncio.create_task(_gone(receive))
    try:
        with suppress(TimeoutError):
            while part and not gone.done():
                # In a thread: a slow disk must not stop everybody's streams.
                most = min(PIECE, len(part))
                data = await asyncio.to_thread(os.pread, file, most, part.start)
                part = part[len(data) :] if data else part[:0]
                async with asyncio.timeout(PATIENCE):
                    await send(_body(data, more=bool(part)))
    finally:
        gone.cancel()
        os.close(file)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Send, status: int, words: str, more: Headers | None = None) -> None:
    above = {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        **(more or {}),
    }
    await _begin(send, status, above)
    await _end(send, words.encode())


async def _begin(send: Send, status: int, above: Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _lines(above)})


def _lines(above: Headers) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode("latin-1")) for name, value in above.items()]


async def _end(send: Send, data: bytes = b"") -> None:
    await send(_body(data, more=False))


def _body(data: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": more}
