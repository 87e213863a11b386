"""A wire under its real server, in processes of its own, and phones that listen to it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings as product


class RealWire:
    """The server's parent process and its port."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    @contextmanager
    def opened(self, *pairs: tuple[str, str]) -> Iterator["Stream"]:
        """A stream for the time of the block."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/wire/?{urlencode(pairs)}")
        answer = connection.getresponse()
        try:
            yield Stream(answer)
        finally:
            answer.close()
            connection.close()


class Stream:
    """What one phone hears."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self._answer = answer

    def next(self) -> tuple[str, Any]:
        """The next event; waits up to ten seconds."""
        name = self._answer.readline().decode().removeprefix("event: ").strip()
        data = json.loads(self._answer.readline().decode().removeprefix("data: "))
        self._answer.readline()
        return name, data

    def rest(self) -> bytes:
        """Everything until the stream ends."""
        return self._answer.read()


@contextmanager
def real_wire(folder: Path, *, workers: int = 1) -> Iterator[RealWire]:
    """A wire that signs with the suite's key; its bus is ``folder / "bus"``."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "SOTAY_DATA": str(folder),
        "SOTAY_SECRET_KEY": product.SECRET_KEY,
        "SOTAY_PORT": str(port - 1),
    }
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--workers", str(workers), "sotay.live.wire:application"],
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            wait_until(lambda: len(list((folder / "bus").glob("*.sock"))) == workers)
            wait_until(lambda: is_open(port))
            yield RealWire(process, port)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def is_open(port: int) -> bool:
    """Whether somebody answers there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except ConnectionRefusedError:
        return False
    return True


def wait_until(ready: Any) -> None:
    """Another process: the only thing to wait for is its door, and only by knocking."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if ready():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come")
