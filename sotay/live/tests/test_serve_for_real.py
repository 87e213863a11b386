"""The wire under its real server: a change crosses the bus, and a stop is quick."""

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
from urllib.parse import urlencode

import pytest
from django.conf import settings as product
from pytest_django import Settings

from sotay.live import bus
from sotay.live.frames import Swap, frame
from sotay.live.tests.stream import TOPIC, ticket

Server = tuple[subprocess.Popen[bytes], int]


@pytest.fixture
def server(settings: Settings, tmp_path: Path) -> Iterator[Server]:
    settings.BUS_SOCKETS = tmp_path / "bus"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "SOTAY_DATA": str(tmp_path),
        "SOTAY_SECRET_KEY": product.SECRET_KEY,
        "SOTAY_PORT": str(port - 1),
    }
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port)]
    with subprocess.Popen(
        [*command, "sotay.live.wire:application"],
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            wait_until_open(port)
            yield process, port
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def wait_until_open(port: int) -> None:
    # Another process: the only thing to wait for is its door, and only by knocking.
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("the wire did not start")


@contextmanager
def opened(port: int, *pairs: tuple[str, str]) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/wire/?{urlencode(pairs)}")
    answer = connection.getresponse()
    try:
        yield answer
    finally:
        answer.close()
        connection.close()


def event(answer: http.client.HTTPResponse) -> tuple[str, object]:
    name = answer.readline().decode().removeprefix("event: ").strip()
    data = json.loads(answer.readline().decode().removeprefix("data: "))
    answer.readline()
    return name, data


def test_a_change_reaches_an_open_page_and_a_stop_ends_the_stream_in_time(server: Server) -> None:
    process, port = server
    with (
        opened(port, ("ticket", ticket(version=2)), ("after", "2")) as open_page,
        opened(port, ("ticket", ticket(version=2, session="s2"))) as ended_page,
    ):
        assert event(open_page) == event(ended_page) == ("hello", {TOPIC: 2})
        news = frame(TOPIC, 3, [Swap("opinions", "append", "<li>Đồng ý với dự thảo</li>")])
        bus.send_frame(news)
        assert event(open_page) == event(ended_page) == ("change", news)

        bus.send_kick(session="s2")
        assert event(ended_page) == ("bye", {"why": "session"})
        assert ended_page.read() == b""

        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert event(open_page) == ("bye", {"why": "stop"})
        assert process.wait(5) == 0
        assert time.monotonic() - began < 5
    assert list(bus.folder().glob("*.sock")) == []
