"""The hall's link: never faster than its rate, and everybody has a turn."""

import asyncio

import pytest

from sotay.bench.links import OVERHEAD, Bucket, Link


def test_a_full_bucket_lets_its_burst_through_at_once() -> None:
    bucket = Bucket(1_000, burst=100, now=0.0)
    assert bucket.take(100, 0.0) == 0.0


def test_what_is_more_than_the_burst_is_waited_off() -> None:
    bucket = Bucket(1_000, burst=100, now=0.0)
    assert bucket.take(600, 0.0) == pytest.approx(0.5)
    assert bucket.take(0, 0.25) == pytest.approx(0.25)
    assert bucket.take(0, 0.5) == 0.0


def test_an_idle_bucket_holds_no_more_than_its_burst() -> None:
    bucket = Bucket(1_000, burst=100, now=0.0)
    assert bucket.take(200, 1_000.0) == pytest.approx(0.1)


def test_over_a_long_time_the_rate_is_kept() -> None:
    bucket, now = Bucket(1_000, burst=10, now=0.0), 0.0
    for _number in range(100):
        now += bucket.take(50, now)
    assert now == pytest.approx(100 * 50 / 1_000, rel=0.01)


class Transport:
    """A transport that always has something to read."""

    def __init__(self, link: Link) -> None:
        self.link, self.reads, self.paused, self.closing = link, 0, False, False

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        self.paused = False
        self.read()

    def is_closing(self) -> bool:
        return self.closing

    def read(self) -> None:
        self.reads += 1
        self.link.arrived(self, 10_000)


def test_phones_on_one_link_read_in_turn() -> None:
    async def hall() -> list[int]:
        # 10 ms for each piece.
        link = Link(8 * 1_000_000 * OVERHEAD)
        phones = [Transport(link) for _number in range(4)]
        while sum(phone.reads for phone in phones) < 24:
            for phone in phones:
                if not phone.paused:
                    phone.read()
            await asyncio.sleep(0)
        return [phone.reads for phone in phones]

    reads = asyncio.run(hall())
    assert max(reads) - min(reads) <= 1


def test_a_phone_that_left_does_not_hold_up_the_others() -> None:
    async def hall() -> int:
        link = Link(8 * 1_000_000)
        gone, there = Transport(link), Transport(link)
        for phone in (gone, gone, gone, there):
            phone.read()
        gone.closing = True
        before = there.reads
        while there.reads == before:
            await asyncio.sleep(0)
        return gone.reads

    assert asyncio.run(hall()) == 3
