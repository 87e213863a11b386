"""One request with bounds: seconds, bytes, a checked certificate, and no going elsewhere.

The library's client has a limit for each read, none for the whole: a server that sends a byte
now and then would hold the worker for hours. So a timer cuts the line.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LARGEST = 64 * 1024  # bytes of an answer


@dataclass(frozen=True)
class Request:
    """What is asked, of whom."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None

    def __repr__(self) -> str:
        # Its headers and body hold secrets.
        return f"Request({self.method})"


@dataclass(frozen=True)
class Reply:
    """What came back; redirects are not followed."""

    status: int
    body: bytes


class Failure(Exception):
    """There is no reply; ``in_doubt`` says whether the request may have been carried out."""

    def __init__(self, problem: str, *, in_doubt: bool = False):
        super().__init__(problem)
        self.problem = problem
        self.in_doubt = in_doubt


def ask(request: Request, *, seconds: float, trusted: ssl.SSLContext | None = None) -> Reply:
    """Ask once.

    Args:
        seconds: how long all of it may take, looking up the name apart.
        trusted: whose certificates are good; else those that the system trusts.

    Raises:
        Failure: there is no reply, or no whole one.
    """
    url = urlsplit(request.url)
    host = url.hostname or ""
    secure = url.scheme == "https"
    address = _address_of(host, url.port or (443 if secure else 80), secure=secure)
    with _line_to(address, seconds) as line:
        if secure:
            line.secure(host, trusted or ssl.create_default_context())
        target = f"{url.path or '/'}{'?' if url.query else ''}{url.query}"
        return _exchange(line, request, url.netloc.rpartition("@")[2], target)


class _Line:
    """A connection that is cut when its time is over."""

    def __init__(self, sock: socket.socket, seconds: float):
        self.sock = sock
        self.over = False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def secure(self, host: str, trusted: ssl.SSLContext) -> None:
        try:
            # The handshake apart, because the timer cuts the socket that it finds here.
            secured = trusted.wrap_socket(
                self.sock, server_hostname=host, do_handshake_on_connect=False
            )
            self.sock = secured
            secured.do_handshake()
        except (OSError, ValueError) as error:
            late = self.over or isinstance(error, TimeoutError)
            raise Failure("no_answer" if late else "insecure") from None

    def close(self) -> None:
        self._timer.cancel()
        self.sock.close()

    def _cut(self) -> None:
        self.over = True
        with contextlib.suppress(OSError):  # it is closed already
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def _address_of(host: str, port: int, *, secure: bool) -> tuple[str, int]:
    """Where to connect; looked up once, so that what was checked is what is asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Failure("unreachable") from None
    places = [str(one[4][0]) for one in found]
    if not secure and not all(_is_own_network(place) for place in places):
        raise Failure("insecure")
    return places[0], port


def _is_own_network(place: str) -> bool:
    address = ipaddress.ip_address(place.partition("%")[0])
    return address.is_private or address.is_loopback


@contextlib.contextmanager
def _line_to(address: tuple[str, int], seconds: float) -> Iterator[_Line]:
    try:
        sock = socket.create_connection(address, timeout=seconds)
    except TimeoutError:
        raise Failure("no_answer") from None
    except OSError:
        raise Failure("unreachable") from None
    line = _Line(sock, seconds)
    try:
        yield line
    finally:
        line.close()


def _exchange(line: _Line, request: Request, host: str, target: str) -> Reply:
    connection = http.client.HTTPConnection("unused.invalid")
    connection.sock = line.sock
    headers = {"Host": host, "Accept-Encoding": "identity", "Connection": "close"}
    try:
        connection.request(request.method, target, request.body, {**request.headers, **headers})
        answer = connection.getresponse()
        body = answer.read(LARGEST + 1)
    except TimeoutError:
        raise Failure("no_answer", in_doubt=True) from None
    except (OSError, http.client.HTTPException):
        problem = "no_answer" if line.over else "unreadable"
        raise Failure(problem, in_doubt=True) from None
    except ValueError:
        # A line break in a header, an odd sign in an address: nothing was sent.
        raise Failure("configuration") from None
    if line.over:
        raise Failure("no_answer", in_doubt=True)
    if len(body) > LARGEST:
        raise Failure("unreadable", in_doubt=True)
    return Reply(answer.status, body)
