"""From the page servers to the wires of this machine: Unix datagrams.

Each wire binds its own socket in one folder; a page server sends to every socket that is
there. A datagram may be lost: versions are gap-free, so the browser notices and asks.
"""

import asyncio
import errno
import gzip
import hashlib
import json
import logging
import os
import secrets
import socket
import stat
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from sotay.live import tickets
from sotay.live.frames import Frame

log = logging.getLogger(__name__)

# macOS allows 104 bytes for a socket's whole path, Linux 108; a socket's name takes 24.
LONGEST_FOLDER = 78
# A larger frame travels packed; one that is larger even so, as its version alone.
LARGEST_DATAGRAM = 60_000
# What a packed message may unfold to: a topic takes no room of hundreds of others.
LARGEST_UNPACKED = 4 * 1024**2
# What stands before a topic's whole state.
WHOLE = b"whole:"
_GZIP = b"\x1f\x8b"
# How long a writer waits for a wire whose queue is full, in seconds.
PATIENCE = 0.25
_BUFFER = 1 << 20
_AT_ONCE = 256


def folder() -> Path:
    """The folder of the sockets, made if need be, open to this user alone.

    Raises:
        PermissionError: somebody else owns it or may look into it.
    """
    path = Path(settings.BUS_SOCKETS)
    if len(os.fsencode(path)) > LONGEST_FOLDER:
        mark = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        path = Path(tempfile.gettempdir()) / f"sotay-{os.getuid()}-{mark}"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.lstat()
    # The system's temporary folder is everybody's: another user may have been there first.
    private = stat.S_ISDIR(status.st_mode) and not status.st_mode & 0o077
    if not private or status.st_uid != os.getuid():
        raise PermissionError(f"{path} must be a folder of this user alone (mode 700)")
    return path


def send_frame(frame: Frame) -> None:
    """Tell every wire about a change. Lost datagrams are logged, never raised."""
    data, version_only = _encoded(frame), _encoded_version(frame)
    if len(data) > LARGEST_DATAGRAM:
        data = packed(data)
    if len(data) > LARGEST_DATAGRAM:
        data = version_only
    _send(data, smaller=version_only)


def send_kick(*, session: str | None = None, account_id: int | None = None) -> None:
    """Tell every wire to end the streams of a session (its mark) or of an account.

    Tickets given until this moment are of no use any more either.
    """
    kick = {"session": session, "account_id": account_id, "at": tickets.now()}
    data = _encoded({"kick": kick})
    _send(data, smaller=data)


def send_snapshot(frame: bytes) -> None:
    """Let every wire hold a topic's whole state, a packed frame; too large a one does not go."""
    data = WHOLE + frame
    if len(data) <= LARGEST_DATAGRAM:
        _send(data, smaller=data)


def packed(data: bytes) -> bytes:
    """The same in gzip, which panels of forms shrink in to a tenth."""
    return gzip.compress(data, compresslevel=4, mtime=0)


def unpacked(data: bytes) -> bytes:
    """A message as it was before it was packed, if it was.

    Raises:
        ValueError: it unfolds to more than anything of ours.
    """
    if not data.startswith(_GZIP):
        return data
    unpack = zlib.decompressobj(wbits=31)
    whole = unpack.decompress(data, LARGEST_UNPACKED)
    if unpack.unconsumed_tail:
        raise ValueError("a message of more than LARGEST_UNPACKED bytes")
    return whole


def _encoded_version(frame: Frame) -> bytes:
    return _encoded({"topic": frame["topic"], "version": frame["version"]})


def _encoded(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def _send(data: bytes, *, smaller: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as outlet:
        outlet.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        outlet.settimeout(PATIENCE)
        for path in folder().glob("*.sock"):
            try:
                _send_one(outlet, path, data, smaller)
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)  # its wire died without tidying up
            except FileNotFoundError:
                pass  # its wire stopped this moment
            except OSError as error:
                log.warning("bus: %s did not take a datagram: %s", path.name, error)


def _send_one(outlet: socket.socket, path: Path, data: bytes, smaller: bytes) -> None:
    try:
        outlet.sendto(data, str(path))
    except OSError as error:
        # Some systems allow less than we may send; the version is what must arrive.
        if error.errno != errno.EMSGSIZE or data == smaller:
            raise
        outlet.sendto(smaller, str(path))


class Inlet:
    """The wire's end: calls ``receive`` with every datagram, in the running event loop."""

    def __init__(self, receive: Callable[[bytes], None]) -> None:
        self._receive = receive
        self.path = folder() / f"{os.getpid()}-{secrets.token_hex(4)}.sock"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)  # noqa: FBT003 (its only argument)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        self._socket.bind(str(self.path))
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._socket.fileno(), self._drain)

    def close(self) -> None:
        """Stop listening and leave no socket behind."""
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()
        self.path.unlink(missing_ok=True)

    def _drain(self) -> None:
        # Not without end: streams must have their turn while writers are busy.
        for _ in range(_AT_ONCE):
            try:
                data = self._socket.recv(2 * LARGEST_DATAGRAM)
            except BlockingIOError:
                return
            try:
                self._receive(data)
            except Exception:
                # One bad datagram must not end the streams of everybody.
                log.exception("bus: a datagram could not be used")
