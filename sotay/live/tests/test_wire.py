"""The wire: who gets in, what they hear, and when a stream ends."""

import ast
import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sotay.live import wire as wire_module
from sotay.live.board import QUEUE
from sotay.live.tests.stream import TOPIC, answer, connected, frame, ticket
from sotay.live.wire import Wire

HOST = (b"host", b"localhost:8001")


def change(version: int) -> tuple[str, Any]:
    return "change", json.loads(frame(version))


def test_a_stream_begins_with_the_version_and_goes_on_with_the_changes() -> None:
    async def scene() -> None:
        wire = Wire()
        async with connected(wire, ("ticket", ticket(version=4)), ("after", "4")) as phone:
            assert await phone.next() == ("hello", {TOPIC: 4})
            wire.board.receive(frame(5))
            assert await phone.next() == change(5)
            assert phone.headers["content-type"].startswith("text/event-stream")
            assert phone.headers["cache-control"] == "no-store"

    asyncio.run(scene())


def test_who_connects_a_moment_late_gets_what_came_meanwhile() -> None:
    async def scene() -> None:
        wire = Wire()
        for version in (7, 6, 5):  # two writers' datagrams may cross
            wire.board.receive(frame(version))
        async with connected(wire, ("ticket", ticket(version=7)), ("after", "5")) as phone:
            assert [await phone.next() for _ in range(3)] == [
                ("hello", {TOPIC: 7}),
                change(6),
                change(7),
            ]

    asyncio.run(scene())


def test_a_wire_that_lacks_one_of_them_says_so_and_goes_on() -> None:
    async def scene() -> None:
        wire = Wire()
        wire.board.receive(frame(7))
        async with connected(wire, ("ticket", ticket(version=7)), ("after", "5")) as phone:
            assert await phone.next() == ("hello", {TOPIC: 7})
            assert await phone.next() == ("missing", {"topic": TOPIC, "listeners": 1})
            wire.board.receive(frame(8))
            assert await phone.next() == change(8)

    asyncio.run(scene())


def test_a_ticket_tells_everybody_of_a_change_that_the_bus_lost() -> None:
    async def scene() -> None:
        wire = Wire()
        async with connected(wire, ("ticket", ticket(version=4))) as first:
            await first.next()
            async with connected(wire, ("ticket", ticket(version=5))):
                assert await first.next() == ("versions", {TOPIC: 5})

    asyncio.run(scene())


def test_a_doubled_datagram_is_sent_once_and_a_large_change_as_its_version() -> None:
    async def scene() -> None:
        wire = Wire()
        async with connected(wire, ("ticket", ticket())) as phone:
            await phone.next()
            wire.board.receive(frame(1))
            wire.board.receive(frame(1))
            wire.board.receive(json.dumps({"topic": TOPIC, "version": 2}).encode())
            assert await phone.next() == change(1)
            assert await phone.next() == ("versions", {TOPIC: 2})

    asyncio.run(scene())


def test_nobody_hears_of_a_topic_without_a_ticket_for_it() -> None:
    async def scene() -> None:
        wire = Wire(heartbeat=0.05)
        async with connected(wire, ("ticket", ticket())) as phone:
            await phone.next()
            wire.board.receive(frame(1, topic="meeting:13:opinions"))
            assert await phone.next() == ("versions", {TOPIC: 0})  # the heartbeat

    asyncio.run(scene())


def test_a_slow_phone_is_told_to_catch_up_and_costs_the_others_nothing() -> None:
    async def scene() -> None:
        wire = Wire()
        async with (
            connected(wire, ("ticket", ticket())) as slow,
            connected(wire, ("ticket", ticket(session="s2"))) as quick,
        ):
            await slow.next()
            await quick.next()
            slow.slow.clear()
            for version in range(1, 3 * QUEUE):
                wire.board.receive(frame(version))
                assert await quick.next() == change(version)
            slow.slow.set()
            heard = [await slow.next() for _ in range(2)]
            assert ("resync", {}) in heard

    asyncio.run(scene())


def test_a_kick_ends_the_streams_of_a_session_and_no_others() -> None:
    async def scene() -> None:
        wire = Wire()
        async with (
            connected(wire, ("ticket", ticket(session="s1"))) as ended,
            connected(wire, ("ticket", ticket(session="s2", account_id=8))) as other,
        ):
            await ended.next()
            await other.next()
            wire.board.receive(b'{"kick":{"session":"s1","account_id":null}}')
            assert await ended.next() == ("bye", {"why": "session"})
            wire.board.receive(b'{"kick":{"session":null,"account_id":8}}')
            assert await other.next() == ("bye", {"why": "session"})

    asyncio.run(scene())


def test_a_kick_of_a_session_leaves_others_alone() -> None:
    async def scene() -> None:
        wire = Wire()
        async with connected(wire, ("ticket", ticket(session="s2"))) as other:
            await other.next()
            wire.board.receive(b'{"kick":{"session":"s1","account_id":null}}')
            wire.board.receive(frame(1))
            assert await other.next() == change(1)

    asyncio.run(scene())


def test_even_a_phone_that_takes_nothing_is_ended() -> None:
    async def scene() -> None:
        wire = Wire(lifetime=0.05)
        async with connected(wire, ("ticket", ticket())) as phone:
            await phone.next()
            phone.slow.clear()
            wire.board.receive(frame(1))
        assert wire.board.versions([TOPIC]) == {TOPIC: 1}

    with_patience = wire_module.LAST_WORD
    try:
        wire_module.LAST_WORD = 0.05
        asyncio.run(scene())
    finally:
        wire_module.LAST_WORD = with_patience


def test_a_stream_is_ended_after_its_lifetime() -> None:
    async def scene() -> None:
        async with connected(Wire(lifetime=0.05), ("ticket", ticket())) as phone:
            assert (await phone.next())[0] == "hello"
            assert await phone.next() == ("bye", {"why": "time"})

    asyncio.run(scene())


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (("ticket", "forged"),),
        (("ticket", ticket()), ("ticket", ticket("meeting:1:x", session="s2"))),
        (("ticket", ticket()), ("after", "x")),
        tuple(("ticket", ticket(f"meeting:{number}:x")) for number in range(21)),
    ],
)
def test_a_bad_ticket_is_refused(pairs: tuple[tuple[str, str], ...]) -> None:
    assert asyncio.run(answer(Wire(), *pairs)).status == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (b"http://localhost:8000", 200),
        (b"http://evil.example:8000", 403),
        (b"http://localhost:9999", 403),
        (b"null", 403),
        (b"http://[", 403),
        (b"http://localhost:99999999", 403),
    ],
)
def test_only_our_own_pages_may_read_it(origin: bytes, status: int) -> None:
    async def scene() -> None:
        headers = (HOST, (b"origin", origin))
        async with connected(Wire(), ("ticket", ticket()), headers=headers) as phone:
            if status == 200:
                await phone.next()
                assert phone.headers["access-control-allow-origin"] == origin.decode()
        assert phone.status == status
        if status != 200:
            assert "access-control-allow-origin" not in phone.headers

    asyncio.run(scene())


@pytest.mark.parametrize(("method", "path", "status"), [("POST", "/wire/", 405), ("GET", "/", 404)])
def test_there_is_nothing_else(method: str, path: str, status: int) -> None:
    assert asyncio.run(answer(Wire(), method=method, path=path)).status == status


def test_the_wire_loads_no_database_and_no_apps() -> None:
    code = "import sys, sotay.live.wire; print([m for m in sys.modules if m.startswith('django.db')"
    code += " or m.endswith('.models') or m == 'django.contrib'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    imports = ast.parse(Path(wire_module.__file__).read_text())
    assert not any("django.db" in ast.dump(node) for node in ast.walk(imports))
