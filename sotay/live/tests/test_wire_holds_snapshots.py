"""The wire keeps the last snapshot of a topic, for those who missed more than the tail."""

import asyncio
import json
from typing import Any
from unittest.mock import patch

import pytest

from sotay.live import board, bus, shelf, tail
from sotay.live.tail import LONGEST as TAIL
from sotay.live.tests.stream import (
    TOPIC,
    answer,
    connected,
    frame,
    packed,
    snapshot,
    ticket,
)
from sotay.live.wire import Wire

OTHER = "meeting:13:opinions"
MISSING = ("missing", {"topic": TOPIC, "listeners": 1})


def change(version: int) -> tuple[str, Any]:
    return "change", json.loads(frame(version))


def wire_at(version: int, *, whole_at: int | None = None) -> Wire:
    """A wire that heard every change until ``version``, and perhaps a snapshot."""
    wire = Wire()
    for number in range(1, version + 1):
        wire.board.receive(frame(number))
        if number == whole_at:
            wire.board.receive(packed(snapshot(number)))
    return wire


def test_who_missed_more_than_the_tail_gets_the_snapshot_and_the_changes_since() -> None:
    async def scene() -> None:
        wire = wire_at(TAIL + 20, whole_at=TAIL + 18)
        async with connected(wire, ("ticket", ticket()), ("after", "3")) as phone:
            assert (await phone.next())[0] == "hello"
            assert await phone.next() == ("snapshot", snapshot(TAIL + 18))
            assert await phone.next() == change(TAIL + 19)
            assert await phone.next() == change(TAIL + 20)

    asyncio.run(scene())


def test_who_missed_little_gets_the_changes_alone() -> None:
    async def scene() -> None:
        wire = wire_at(9, whole_at=9)
        async with connected(wire, ("ticket", ticket()), ("after", "8")) as phone:
            assert [await phone.next() for _ in range(2)] == [("hello", {TOPIC: 9}), change(9)]

    asyncio.run(scene())


def test_a_wire_that_has_none_says_so_and_gives_it_to_all_who_wait_when_it_comes() -> None:
    async def scene() -> None:
        wire = Wire()
        pairs = (("ticket", ticket(version=60)), ("after", "3"))
        async with connected(wire, *pairs) as first, connected(wire, *pairs) as second:
            assert [await first.next() for _ in range(2)] == [("hello", {TOPIC: 60}), MISSING]
            assert await second.next() == ("hello", {TOPIC: 60})
            assert await second.next() == ("missing", {"topic": TOPIC, "listeners": 2})
            wire.board.receive(frame(61))
            wire.board.receive(packed(snapshot(60)))
            for phone in (first, second):
                assert [await phone.next() for _ in range(3)] == [
                    change(61),
                    ("snapshot", snapshot(60)),
                    change(61),
                ]

    asyncio.run(scene())


def test_who_is_up_to_date_is_not_sent_a_snapshot() -> None:
    async def scene() -> None:
        wire = Wire()
        async with connected(wire, ("ticket", ticket(version=60)), ("after", "60")) as phone:
            await phone.next()
            wire.board.receive(packed(snapshot(60)))
            wire.board.receive(frame(61))
            assert await phone.next() == change(61)

    asyncio.run(scene())


def test_a_snapshot_that_the_tail_no_longer_reaches_is_of_no_use() -> None:
    async def scene() -> None:
        wire = wire_at(TAIL + 20, whole_at=5)
        async with connected(wire, ("ticket", ticket()), ("after", "3")) as phone:
            assert (await phone.next())[0] == "hello"
            assert await phone.next() == MISSING

    asyncio.run(scene())


def test_an_older_snapshot_does_not_replace_a_newer_one() -> None:
    wire = wire_at(9, whole_at=9)
    wire.board.receive(packed(snapshot(7)))
    reply = asyncio.run(answer(wire, ("ticket", ticket()), path="/wire/snapshot/"))
    assert json.loads(reply.body)["snapshot"] == snapshot(9)


def test_a_board_is_read_with_a_ticket_and_no_stream() -> None:
    wire = wire_at(8, whole_at=6)
    reply = asyncio.run(answer(wire, ("ticket", ticket()), path="/wire/snapshot/"))
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json"
    assert json.loads(reply.body) == {
        "snapshot": snapshot(6),
        "frames": [json.loads(frame(7)), json.loads(frame(8))],
    }


@pytest.mark.parametrize("version", [0, 9])
def test_a_board_that_is_not_here_or_not_new_enough_is_asked_of_the_page_server(
    version: int,
) -> None:
    wire = Wire() if version == 0 else wire_at(8, whole_at=8)
    pairs = ("ticket", ticket(version=version))
    assert asyncio.run(answer(wire, pairs, path="/wire/snapshot/")).status == 204


@pytest.mark.parametrize(
    "pairs", [(), (("ticket", "forged"),), (("ticket", ticket()), ("ticket", ticket(OTHER)))]
)
def test_without_one_good_ticket_there_is_no_board(pairs: tuple[tuple[str, str], ...]) -> None:
    wire = wire_at(8, whole_at=8)
    assert asyncio.run(answer(wire, *pairs, path="/wire/snapshot/")).status == 403


def test_the_memory_of_snapshots_is_bounded_and_the_longest_unused_goes_first() -> None:
    wire = Wire()
    size = len(json.dumps(snapshot(1)))
    with patch.object(shelf, "MOST_BYTES", 3 * size - 10):
        wire.board.receive(packed(snapshot(1)))
        wire.board.receive(packed(snapshot(1, OTHER)))
        assert wire.board.whole(TOPIC, 1)
        wire.board.receive(packed(snapshot(1, "meeting:14:opinions")))
    assert wire.board.whole(OTHER, 1) is None
    assert wire.board.whole(TOPIC, 1)


def test_one_snapshot_does_not_take_the_room_of_all() -> None:
    with patch.object(bus, "LARGEST_UNPACKED", 1000), pytest.raises(ValueError, match="more than"):
        Wire().board.receive(packed(snapshot(1, html="<li></li>" * 1000)))


def test_a_tail_of_large_changes_is_shorter() -> None:
    async def scene() -> None:
        with patch.object(tail, "MOST_BYTES", 3 * len(frame(1)) + 100):
            wire = wire_at(9)
        async with connected(wire, ("ticket", ticket()), ("after", "6")) as phone:
            assert [await phone.next() for _ in range(2)] == [("hello", {TOPIC: 9}), change(7)]
        async with connected(wire, ("ticket", ticket()), ("after", "5")) as phone:
            assert [await phone.next() for _ in range(2)] == [("hello", {TOPIC: 9}), MISSING]

    asyncio.run(scene())


def test_the_memory_of_tails_is_bounded_and_the_longest_unheard_go_first() -> None:
    async def scene() -> None:
        wire = Wire()
        with patch.object(board, "MOST_TAIL_BYTES", 4 * len(frame(1)) + 100):
            for version in (1, 2):
                wire.board.receive(frame(version, OTHER))
            for version in (1, 2, 3):
                wire.board.receive(frame(version))
        async with connected(wire, ("ticket", ticket()), ("after", "1")) as phone:
            assert [await phone.next() for _ in range(2)] == [("hello", {TOPIC: 3}), change(2)]
        async with connected(wire, ("ticket", ticket(OTHER)), ("after", "1")) as phone:
            assert (await phone.next())[0] == "hello"
            assert (await phone.next())[0] == "missing"

    asyncio.run(scene())


def test_a_ticket_from_before_a_kick_opens_nothing_any_more() -> None:
    async def scene() -> None:
        wire = wire_at(3, whole_at=3)
        old, other = ticket(asked_at=1000), ticket(account_id=8, session="s2", asked_at=1000)
        wire.board.receive(b'{"kick":{"session":null,"account_id":7,"at":1000}}')
        assert (await answer(wire, ("ticket", old))).status == 403
        assert (await answer(wire, ("ticket", old), path="/wire/snapshot/")).status == 403
        for good in (ticket(asked_at=1001), other):
            async with connected(wire, ("ticket", good)) as phone:
                assert await phone.next() == ("hello", {TOPIC: 3})

    asyncio.run(scene())
