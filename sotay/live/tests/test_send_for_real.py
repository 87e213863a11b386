"""Files under the wire's real server: by path, in parts, and with flat memory."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sotay.files import kinds, links, places
from sotay.files.links import SentFile
from sotay.live.tests.real_wire import RealWire, real_wire

LARGE = 100 << 20
SHA = "a" * 64
# What a server may grow by while it sends 100 MB to somebody slow.
GROWTH = 24 << 20


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[RealWire]:
    with real_wire(tmp_path) as running:
        yield running


@pytest.fixture
def link(tmp_path: Path) -> str:
    """The address of a file of 100 MB, which is one hole with a word at its end."""
    place = places.of_blob(tmp_path / "files", SHA)
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        file.truncate(LARGE - 5)
        file.seek(LARGE - 5)
        file.write("Hết".encode())
    return f"/wire/{links.file_path(SentFile(SHA, kinds.PDF.media_type, 'Lớn.pdf', inline=False))}"


@contextmanager
def ask(port: int, address: str, **asked: str) -> Iterator[http.client.HTTPResponse]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", address, headers=asked)
        with connection.getresponse() as answer:
            yield answer


def memory(number: int) -> int:
    """Bytes of memory of a process and its children."""
    pages = int(Path(f"/proc/{number}/statm").read_text().split()[1])
    children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return pages * 4096 + sum(memory(int(child)) for child in children)


@pytest.mark.once
def test_a_large_file_is_sent_whole_and_in_parts_without_being_held_in_memory(
    wire: RealWire, link: str
) -> None:
    process, port = wire.process, wire.port
    before = memory(process.pid)
    with ask(port, link) as whole:
        assert whole.status == 200
        assert int(whole.headers["content-length"]) == LARGE
        seen = 0
        while piece := whole.read(1 << 20):
            seen += len(piece)
            last = piece
    assert (seen, last[-5:]) == (LARGE, "Hết".encode())
    with ask(port, link, Range=f"bytes=10-{LARGE - 1}") as part:
        assert part.status == 206
        half = sum(len(part.read(1 << 20)) for _ in range(50))
        assert half == 50 << 20
        if Path("/proc").exists():
            # Half of it is still to be sent, and the server does not hold it.
            assert memory(process.pid) - before < GROWTH
    with ask(port, link, Range="bytes=-5") as end:
        assert end.read() == "Hết".encode()


def gone(port: int, address: str) -> None:
    """A phone that asks for everything and takes nothing."""
    with socket.create_connection(("127.0.0.1", port)) as phone:
        phone.sendall(f"GET {address} HTTP/1.1\r\nhost: x\r\nrange: bytes=1-\r\n\r\n".encode())
        phone.recv(1000)


@pytest.mark.once
def test_phones_that_go_away_leave_nothing_open(wire: RealWire, link: str) -> None:
    for _ in range(20):
        gone(wire.port, link)
    with ask(wire.port, link, Range="bytes=0-9") as part:
        assert len(part.read()) == 10
    assert wire.process.poll() is None
