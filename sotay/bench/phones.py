"""A virtual phone: cookies, a few connections to each server, requests that are measured."""

import asyncio
import secrets
import string
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from sotay.bench.connections import (
    PATIENCE,
    Addresses,
    Answer,
    Connection,
    Lost,
    Place,
    connect,
)
from sotay.bench.figures import Tally
from sotay.bench.links import Link

# What a browser opens to one server; more requests wait for a free one.
CONNECTIONS = 6
HTML = "text/html,application/xhtml+xml"
JSON = "application/json"
_SIGNS = string.ascii_letters + string.digits
_TOKEN_LENGTH = 32


class Failed(Exception):
    """A request without the answer that was wanted; ``why`` is short enough to be counted."""

    def __init__(self, kind: str, why: str, *, retriable: bool, detail: str = "") -> None:
        super().__init__(f"{kind}: {why} {detail}".rstrip())
        self.kind, self.why, self.retriable = kind, why, retriable


@dataclass
class Site:
    """Where the pages are, and everything that all phones share."""

    pages: Place
    tally: Tally
    addresses: Addresses = field(default_factory=Addresses)
    link: Link | None = None
    # Told every failure with its details, for the curious.
    complain: Callable[[str], None] = lambda _line: None
    # While the server is killed and started again, phones expect failures and try on.
    expects_failures: bool = False

    def note(self, failure: "Failed") -> None:
        """Count a failure, unless it is expected."""
        if self.expects_failures:
            self.tally.again += 1
        else:
            self.tally.failed(failure.kind, failure.why)
            self.complain(str(failure))

    @property
    def origin(self) -> str:
        """As a browser names it."""
        return f"http://{self.pages}"


class Phone:
    """One browser of one person."""

    def __init__(self, site: Site, *, session: str = "") -> None:
        self.site = site
        # A phone that has been here has the cookie of the forms for a year.
        token = "".join(secrets.choice(_SIGNS) for _sign in range(_TOKEN_LENGTH))
        self.cookies = {"csrftoken": token}
        if session:
            self.cookies["sessionid"] = session
        self._idle: dict[Place, list[Connection]] = {}
        self._slots: dict[Place, asyncio.Semaphore] = {}

    # ---- requests ----

    async def get(
        self,
        address: str,
        *,
        kind: str,
        accept: str = HTML,
        wanted: tuple[int, ...] = (200,),
        compressed: bool = False,
        part: str = "",
    ) -> Answer:
        """Fetch something; of it perhaps only a part, as ``bytes=0-1023``.

        Raises:
            Failed: no answer, or another status.
        """
        headers = {"Accept": accept}
        if compressed:
            headers["Accept-Encoding"] = "gzip"
        if part:
            headers["Range"] = part
        return await self._request("GET", address, kind, headers, b"", wanted)

    async def send_form(
        self,
        address: str,
        fields: Mapping[str, str],
        *,
        kind: str,
        wanted: tuple[int, ...] = (200, 201),
    ) -> Answer:
        """Send a form as the outbox does: as multipart, asking for JSON.

        Raises:
            Failed: as ``get``.
        """
        edge = uuid.uuid4().hex
        parts = (
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        body = "".join(parts).encode() + f"--{edge}--\r\n".encode()
        headers = {"Accept": JSON, "Content-Type": f"multipart/form-data; boundary={edge}"}
        return await self.post_bytes(address, body, headers, kind=kind, wanted=wanted)

    async def post_bytes(
        self,
        address: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        kind: str,
        wanted: tuple[int, ...] = (200, 201),
    ) -> Answer:
        """Send a body as it is.

        Raises:
            Failed: as ``get``.
        """
        proof = {
            **headers,
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Origin": self.site.origin,
            "Referer": f"{self.site.origin}/",
        }
        return await self._request("POST", address, kind, proof, body, wanted)

    def request_bytes(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[Place, bytes]:
        """Where a request goes, and what is sent."""
        parts = urlsplit(urljoin(self.site.origin, address))
        place = Place(parts.hostname or "", parts.port or 80)
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        lines = [f"{method} {target} HTTP/1.1", f"Host: {place}", "User-Agent: sotay-bench"]
        if place == self.site.pages:
            lines.append(f"Cookie: {'; '.join(f'{k}={v}' for k, v in self.cookies.items())}")
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        return place, ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body

    async def _request(
        self,
        method: str,
        address: str,
        kind: str,
        headers: Mapping[str, str],
        body: bytes,
        wanted: tuple[int, ...],
    ) -> Answer:
        place, request = self.request_bytes(method, address, headers, body)
        loop, tally = asyncio.get_running_loop(), self.site.tally
        begun = loop.time()
        async with self._slots.setdefault(place, asyncio.Semaphore(CONNECTIONS)):
            try:
                async with asyncio.timeout(PATIENCE):
                    answer = await self._exchange(place, request, repeatable=method == "GET")
            except TimeoutError:
                raise Failed(kind, "no answer in time", retriable=True) from None
            except OSError as error:
                raise Failed(kind, _named(error), retriable=True) from error
            finally:
                tally.requests += 1
        for cookie in answer.head.cookies:
            name, _equals, value = cookie.partition("=")
            self.cookies[name] = value
        if answer.status not in wanted:
            again = answer.status >= 500 or answer.status == 429
            detail = answer.body[:300].decode("utf-8", "replace")
            raise Failed(kind, str(answer.status), retriable=again, detail=detail)
        tally.took(kind, loop.time() - begun, received=answer.received)
        return answer

    async def _exchange(self, place: Place, request: bytes, *, repeatable: bool) -> Answer:
        """Ask on a connection that is open already, else on a new one.

        A connection kept alive may be closed by the server at the very moment it is used
        again; a browser then asks once more on a new one, unless it was a write.
        """
        kept = self._kept(place)
        if kept is not None:
            try:
                return await self._ask(place, kept, request)
            except Lost:
                if not repeatable:
                    raise
        connection = await connect(place, addresses=self.site.addresses, link=self.site.link)
        return await self._ask(place, connection, request)

    async def _ask(self, place: Place, connection: Connection, request: bytes) -> Answer:
        try:
            answer = await connection.ask(request)
        except BaseException:
            connection.close()
            raise
        if connection.is_open:
            self._idle.setdefault(place, []).append(connection)
        return answer

    def _kept(self, place: Place) -> Connection | None:
        idle = self._idle.get(place, [])
        while idle:
            connection = idle.pop()
            if connection.is_open:
                return connection
        return None

    def hang_up(self) -> None:
        """Close what is kept open; streams are not this one's."""
        for idle in self._idle.values():
            for connection in idle:
                connection.close()
        self._idle.clear()


def _named(error: OSError) -> str:
    if isinstance(error, Lost):
        return "connection lost"
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    return error.strerror or type(error).__name__
