"""HTTP/1.1 answers out of bytes that come in any pieces. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

_LINE = b"\r\n"
_BLANK = b"\r\n\r\n"
# A server whose head is longer is not ours.
LONGEST_HEAD = 64 * 1024
_WITHOUT_BODY = frozenset({204, 304})


class Garbled(ValueError):
    """The other side does not speak HTTP/1.1."""


@dataclass(frozen=True, slots=True)
class Head:
    """Status and headers; names are in lower case, and ``cookies`` are "name=value"."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...] = ()

    @property
    def keeps_alive(self) -> bool:
        """Whether the connection may carry another request."""
        return self.headers.get("connection", "").lower() != "close"


class _At(Enum):
    HEAD = auto()
    LENGTH = auto()
    SIZE = auto()
    CHUNK = auto()
    CHUNK_END = auto()
    TRAILER = auto()
    UNTIL_CLOSE = auto()


class Responses:
    """The answers of one connection, told as they come: head, pieces of the body, end.

    Nothing but the unfinished line or the piece just received is held, so a stream that
    lasts for hours costs no more memory than a short one.
    """

    __slots__ = ("_at", "_held", "_left", "on_body", "on_end", "on_head")

    def __init__(
        self,
        *,
        on_head: Callable[[Head], None],
        on_body: Callable[[bytes], None],
        on_end: Callable[[], None],
    ) -> None:
        self.on_head, self.on_body, self.on_end = on_head, on_body, on_end
        self._held = bytearray()
        self._at = _At.HEAD
        self._left = 0

    def feed(self, data: bytes) -> None:
        """Take what came.

        Raises:
            Garbled: it is no answer of HTTP/1.1.
        """
        self._held += data
        while self._step():
            pass

    def closed(self) -> bool:
        """The other side hung up. Whether that ended an answer properly."""
        if self._at is _At.UNTIL_CLOSE:
            self._at = _At.HEAD
            self.on_end()
            return True
        return self._at is _At.HEAD and not self._held

    def _step(self) -> bool:
        """Go one step on; False when more must come first."""
        if self._at is _At.HEAD:
            return self._head()
        if self._at in (_At.LENGTH, _At.CHUNK):
            return self._piece()
        if self._at is _At.UNTIL_CLOSE:
            return self._rest()
        return self._line()

    def _head(self) -> bool:
        end = self._held.find(_BLANK)
        if end < 0:
            if len(self._held) > LONGEST_HEAD:
                raise Garbled("the head does not end")
            return False
        head = read_head(bytes(self._held[:end]))
        del self._held[: end + len(_BLANK)]
        if 100 <= head.status < 200:
            return True
        self.on_head(head)
        self._begin_body(head)
        return True

    def _begin_body(self, head: Head) -> None:
        length = head.headers.get("content-length")
        if head.status in _WITHOUT_BODY or length == "0":
            self._finish()
        elif "chunked" in head.headers.get("transfer-encoding", "").lower():
            self._at = _At.SIZE
        elif length is not None:
            self._at, self._left = _At.LENGTH, _number(length, 10)
        else:
            self._at = _At.UNTIL_CLOSE

    def _piece(self) -> bool:
        if not self._held:
            return False
        piece = bytes(self._held[: self._left])
        del self._held[: self._left]
        self._left -= len(piece)
        self.on_body(piece)
        if self._left == 0:
            if self._at is _At.LENGTH:
                self._finish()
            else:
                self._at = _At.CHUNK_END
        return True

    def _rest(self) -> bool:
        if self._held:
            piece = bytes(self._held)
            self._held.clear()
            self.on_body(piece)
        return False

    def _line(self) -> bool:
        end = self._held.find(_LINE)
        if end < 0:
            return False
        line = bytes(self._held[:end])
        del self._held[: end + len(_LINE)]
        if self._at is _At.CHUNK_END:
            if line:
                raise Garbled("a chunk is longer than it says")
            self._at = _At.SIZE
        elif self._at is _At.SIZE:
            self._left = _number(line.split(b";")[0].decode("latin-1").strip(), 16)
            self._at = _At.CHUNK if self._left else _At.TRAILER
        elif not line:
            self._finish()
        return True

    def _finish(self) -> None:
        self._at = _At.HEAD
        self.on_end()


def read_head(data: bytes) -> Head:
    """The head in ``data``, without the blank line.

    Raises:
        Garbled: it is none.
    """
    first, *lines = data.decode("latin-1").split("\r\n")
    version, _blank, rest = first.partition(" ")
    if not version.startswith("HTTP/1."):
        raise Garbled(f"not an answer: {first[:40]!r}")
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        name = name.strip().lower()
        if name == "set-cookie":
            cookies.append(value.split(";")[0].strip())
        else:
            headers[name] = value.strip()
    return Head(_number(rest[:3], 10), headers, tuple(cookies))


def _number(text: str, base: int) -> int:
    try:
        return int(text, base)
    except ValueError:
        raise Garbled(f"not a number: {text[:20]!r}") from None
