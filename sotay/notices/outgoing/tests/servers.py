"""Servers on this machine that answer as a test wants: well, slowly, wrongly, not at all."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# What is done with one connection, after its request was read.
Manner = Callable[[socket.socket, threading.Event], None]


@dataclass
class Server:
    """Where it listens, and what it was asked."""

    port: int = 0
    asked: list[bytes] = field(default_factory=list)


@contextlib.contextmanager
def a_server(manner: Manner, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Accepts one connection after another until the test is over."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        server = Server(listening.getsockname()[1])

        def serve() -> None:
            while not over.is_set():
                with contextlib.suppress(OSError):
                    plain, _address = listening.accept()
                    plain.settimeout(5)
                    with tls.wrap_socket(plain, server_side=True) if tls else plain as line:
                        server.asked.append(_request(line))
                        manner(line, over)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server
        finally:
            over.set()
            thread.join()


def a_closed_port() -> int:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def says(body: str, status: str = "200 OK", *headers: str) -> Manner:
    """One whole answer."""
    data = body.encode()
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *headers, "", ""]
    return sends("\r\n".join(head).encode() + data)


def sends(data: bytes) -> Manner:
    """These bytes, then the end."""
    return lambda line, over: line.sendall(data)


def dribbles(line: socket.socket, over: threading.Event) -> None:
    """A byte now and then, each within any limit for one read."""
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    with contextlib.suppress(OSError):
        while not over.wait(0.1):
            line.sendall(b"X")


def hangs(line: socket.socket, over: threading.Event) -> None:
    """Says nothing."""
    over.wait()


def hangs_up(line: socket.socket, over: threading.Event) -> None:
    """Leaves without a word."""


def floods(line: socket.socket, over: threading.Event) -> None:
    """An answer without end."""
    with contextlib.suppress(OSError):
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not over.is_set():
            line.sendall(b" " * 65536)


def _request(line: socket.socket) -> bytes:
    """The head, and as much of a body as it announces."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = line.recv(4096)
        if not more:
            return data
        data += more
    head, _blank, body = data.partition(b"\r\n\r\n")
    lengths = [
        row[15:] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")
    ]
    while lengths and len(body) < int(lengths[0]):
        body += line.recv(4096)
    return head + b"\r\n\r\n" + body


def a_certificate(folder: Path, host: str = "localhost") -> Path:
    """Key and certificate of a host, in one file, signed by nobody but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
