"""Ports of this machine: found, held against other runs, and asked whether they answer."""

import fcntl
import socket
import tempfile
from pathlib import Path
from typing import IO

HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8300, 8398


class NoServer(RuntimeError):
    """The server, or its data, could not be made; the text says what it said."""


def reserve_ports(count: int) -> tuple[int, IO[bytes]]:
    """The first of ``count`` neighbouring ports on which nobody listens, and a locked file.

    A port is free until its server listens, and servers may share one (``SO_REUSEPORT``), so
    two runs that start together would find the same and mix their phones. Who holds the file
    has the ports; closing it, or dying, gives them back.

    Raises:
        NoServer: all are taken.
    """
    for port in range(FIRST_PORT, LAST_PORT, count):
        held = (Path(tempfile.gettempdir()) / f"sotay-bench-{port}.lock").open("ab")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            continue
        if all(_is_free(port + step) for step in range(count)):
            return port, held
        held.close()
    raise NoServer(f"no free ports between {FIRST_PORT} and {LAST_PORT}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    """Whether somebody listens on this machine's port."""
    try:
        with socket.create_connection((HOST, port), timeout=0.5):
            return True
    except OSError:
        return False
