"""The wire under its real server: a change crosses the bus, and a stop is quick."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.live import bus
from sotay.live.frames import Swap, frame
from sotay.live.tests.real_wire import RealWire, real_wire
from sotay.live.tests.stream import TOPIC, ticket


@pytest.fixture
def wire(settings: Settings, tmp_path: Path) -> Iterator[RealWire]:
    settings.BUS_SOCKETS = tmp_path / "bus"
    with real_wire(tmp_path) as running:
        yield running


def test_a_change_reaches_an_open_page_and_a_stop_ends_the_stream_in_time(wire: RealWire) -> None:
    with (
        wire.opened(("ticket", ticket(version=2)), ("after", "2")) as open_page,
        wire.opened(("ticket", ticket(version=2, session="s2"))) as ended_page,
    ):
        assert open_page.next() == ended_page.next() == ("hello", {TOPIC: 2})
        news = frame(TOPIC, 3, [Swap("opinions", "append", "<li>Đồng ý với dự thảo</li>")])
        bus.send_frame(news)
        assert open_page.next() == ended_page.next() == ("change", news)

        bus.send_kick(session="s2")
        assert ended_page.next() == ("bye", {"why": "session"})
        assert ended_page.rest() == b""

        began = time.monotonic()
        wire.process.send_signal(signal.SIGTERM)
        assert open_page.next() == ("bye", {"why": "stop"})
        assert wire.process.wait(5) == 0
        assert time.monotonic() - began < 5
    assert list(bus.folder().glob("*.sock")) == []
