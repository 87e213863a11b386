"""The bus: every wire hears, dead sockets go, large frames shrink."""

import asyncio
import json
import random
import socket
import stat
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sotay.live import bus, tickets
from sotay.live.frames import Swap, frame
from sotay.live.tests.stream import packed, snapshot


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.BUS_SOCKETS = tmp_path / "bus"
    return bus.folder()


async def heard(send: Any, *, inlets: int = 1) -> list[list[Any]]:
    """What each inlet receives when ``send`` is called."""
    got: list[list[Any]] = [[] for _ in range(inlets)]
    every = asyncio.Event()

    def receiver(index: int) -> Any:
        def receive(data: bytes) -> None:
            got[index].append(json.loads(bus.unpacked(data.removeprefix(bus.WHOLE))))
            if all(got):
                every.set()

        return receive

    open_inlets = [bus.Inlet(receiver(index)) for index in range(inlets)]
    try:
        await asyncio.to_thread(send)
        await asyncio.wait_for(every.wait(), 5)
    finally:
        for inlet in open_inlets:
            inlet.close()
    return got


NEWS = frame("test:1", 3, [Swap("opinions", "append", "<li>Ý kiến của đồng chí</li>")])


def test_every_wire_hears_a_change() -> None:
    assert asyncio.run(heard(lambda: bus.send_frame(NEWS), inlets=2)) == [[NEWS], [NEWS]]


def test_a_large_frame_travels_packed() -> None:
    large = frame("test:1", 4, [Swap("opinions", "append", "ữ" * 30_000)])
    assert asyncio.run(heard(lambda: bus.send_frame(large))) == [[large]]


def test_a_frame_too_large_travels_as_its_version() -> None:
    noise = random.Random(1).randbytes(70_000).hex()
    large = frame("test:1", 4, [Swap("opinions", "append", noise)])
    assert asyncio.run(heard(lambda: bus.send_frame(large))) == [
        [{"topic": "test:1", "version": 4}]
    ]


def test_a_kick_is_heard() -> None:
    ((message,),) = asyncio.run(heard(lambda: bus.send_kick(session="s1")))
    kick = message["kick"]
    assert (kick["session"], kick["account_id"]) == ("s1", None)
    assert kick["at"] <= tickets.now()


def test_a_snapshot_travels_packed_and_not_at_all_when_it_is_too_large(folder: Path) -> None:
    large = random.Random(1).randbytes(70_000)

    def send() -> None:
        bus.send_snapshot(large)
        bus.send_snapshot(packed(snapshot(5)).removeprefix(bus.WHOLE))

    assert asyncio.run(heard(send)) == [[snapshot(5)]]


def test_a_socket_that_nobody_reads_any_more_is_removed(folder: Path) -> None:
    dead = folder / "dead.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as left_behind:
        left_behind.bind(str(dead))
    bus.send_frame(NEWS)
    assert not dead.exists()


def test_no_wire_at_all_is_no_trouble() -> None:
    bus.send_frame(NEWS)


def test_a_wire_that_hangs_delays_a_writer_a_moment_only(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hung:
        hung.bind(str(folder / "hung.sock"))
        for _ in range(5_000):
            bus.send_frame(NEWS)
            if caplog.records:
                break
    assert "hung.sock" in caplog.text


def test_a_closed_inlet_leaves_no_socket(folder: Path) -> None:
    asyncio.run(heard(lambda: bus.send_frame(NEWS)))
    assert list(folder.iterdir()) == []


def test_a_bad_datagram_does_not_stop_the_good_ones(folder: Path) -> None:
    def send() -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as outlet:
            for path in folder.glob("*.sock"):
                outlet.sendto(b"not json", str(path))
        bus.send_frame(NEWS)

    assert asyncio.run(heard(send)) == [[NEWS]]


def test_a_long_data_folder_gets_a_short_folder_of_sockets(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(bus, "LONGEST_FOLDER", len(str(tmp_path)) + 20)
    settings.BUS_SOCKETS = tmp_path / ("d" * 100) / "bus"
    folder = bus.folder()
    assert folder.parent == tmp_path
    assert folder == bus.folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_may_read_is_refused(folder: Path) -> None:
    folder.chmod(0o755)
    with pytest.raises(PermissionError):
        bus.folder()
