"""Measuring the limit: the same servers, the same number of bytes, from a constant."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sotay.bench.connections import Connection, Place, connect
from sotay.bench.figures import Summary, Tally
from sotay.bench.meters import Meter, OwnUse
from sotay.bench.phones import Phone, Site
from sotay.bench.ports import HOST, NoServer, answers, reserve_ports
from sotay.bench.servers import Size

SECONDS = 4.0
AT_ONCE = 16
DRIVER_AT_ITS_LIMIT = 0.8  # of a core


@dataclass(frozen=True)
class Limit:
    """What the servers reach when nothing has to be worked out."""

    what: str
    # Requests (or deliveries) a second, and server CPU of each in seconds.
    rate: float
    cpu_each: float
    times: Summary
    # How much of a core the driver used meanwhile: at 1 the driver was the limit.
    driver: float = 0.0

    def share_of(self, reached: "Rate") -> float:
        """The share of this limit that was reached (0 to 1).

        By the rates; where the driver was the limit of one of them, by the processor's time.
        """
        if max(self.driver, reached.driver) > DRIVER_AT_ITS_LIMIT:
            return self.cpu_each / reached.cpu_each if reached.cpu_each else 0.0
        return reached.per_second / self.rate if self.rate else 0.0

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "what": self.what,
            "per_second": round(self.rate, 1),
            "cpu_ms_each": round(self.cpu_each * 1000, 3),
            "driver_share_of_a_core": round(self.driver, 2),
            **self.times.as_json(),
        }


@dataclass(frozen=True)
class Rate:
    """What a closed loop reached."""

    per_second: float
    cpu_each: float
    times: Summary
    driver: float = 0.0


async def closed_loop(
    work: Callable[[int], Awaitable[None]],
    *,
    at_once: int,
    seconds: float,
    tally: Tally,
    kind: str,
    meter: Meter,
) -> Rate:
    """Keep ``at_once`` workers busy for so long; ``work`` gets the worker's number."""
    loop = asyncio.get_running_loop()
    before = len(tally.times.get(kind, ()))
    cpu, own = meter.cpu(), OwnUse()
    begun = loop.time()

    async def worker(number: int) -> None:
        while loop.time() - begun < seconds:
            await work(number)

    await asyncio.gather(*(worker(number) for number in range(at_once)))
    lasted = loop.time() - begun
    used, (_own, driver) = meter.cpu() - cpu, own.share()
    times = tally.times.get(kind, ())[before:]
    done = len(times)
    return Rate(done / lasted, used / done if done else 0.0, Summary.of(times), driver)


async def pages_limit(
    size: Size, count: int, *, at_once: int = AT_ONCE, seconds: float = SECONDS
) -> Limit:
    """The page server answering ``count`` bytes from a constant."""
    return await _answers_limit("pages", f"/{count}", size, count, at_once, seconds)


async def wire_answers_limit(
    size: Size, count: int, *, at_once: int = AT_ONCE, seconds: float = SECONDS
) -> Limit:
    """The wire's server answering ``count`` bytes from a constant."""
    return await _answers_limit("streams", f"/bytes?size={count}", size, count, at_once, seconds)


async def _answers_limit(
    kind: str, address: str, size: Size, count: int, at_once: int, seconds: float
) -> Limit:
    async with constant(kind, size) as (place, meter):
        tally = Tally()
        site = Site(place, tally)
        phones = [Phone(site) for _number in range(at_once)]

        async def ask(number: int) -> None:
            await phones[number].get(address, kind="constant")

        await ask(0)
        found = await closed_loop(
            ask, at_once=at_once, seconds=seconds, tally=tally, kind="constant", meter=meter
        )
        for phone in phones:
            phone.hang_up()
    server = "page server" if kind == "pages" else "wire"
    what = f"{server}, {count} bytes from a constant"
    return Limit(what, found.per_second, found.cpu_each, found.times, found.driver)


async def static_file_limit(
    size: Size, path: str, *, at_once: int = AT_ONCE, seconds: float = SECONDS
) -> Limit:
    """The wire's server sending one file by its path, asking nothing."""
    os.environ["SOTAY_BENCH_FILE"] = path
    count = Path(path).stat().st_size
    found = await _answers_limit("streams", "/file", size, count, at_once, seconds)
    return replace(found, what=f"wire, a plain static file of {count} bytes")


async def wire_limit(
    size: Size, *, groups: int, listeners: int, count: int, rate: float, seconds: float = SECONDS
) -> Limit:
    """The wire's server sending ``count`` bytes to one group, ``rate`` times a second."""
    async with constant("streams", size) as (place, meter):
        tally = Tally()
        sent: dict[bytes, float] = {}
        phone = Phone(Site(place, tally))
        streams = await _open_streams(place, groups, listeners, tally, sent)
        loop = asyncio.get_running_loop()
        cpu, begun, number = meter.cpu(), loop.time(), 0
        while loop.time() - begun < seconds:
            number += 1
            mark = b"[#%d]" % number
            sent[mark] = loop.time()
            with contextlib.suppress(Exception):
                group = number % groups
                address = f"/tick?group={group}&size={count}&mark={mark.decode()}"
                await phone.get(address.replace("#", "%23"), kind="tick")
            await asyncio.sleep(max(0.0, begun + number / rate - loop.time()))
        await asyncio.sleep(0.3)
        lasted, used = loop.time() - begun, meter.cpu() - cpu
        for stream in streams:
            stream.close()
        phone.hang_up()
    times = tally.summary("delivery")
    what = f"wire, {count} bytes to {listeners} of {groups * listeners} streams"
    return Limit(what, times.count / lasted, used / max(1, times.count), times)


async def _open_streams(
    place: Place, groups: int, listeners: int, tally: Tally, sent: dict[bytes, float]
) -> list[Connection]:
    site = Site(place, tally)
    phone = Phone(site)
    loop = asyncio.get_running_loop()

    def hear(piece: bytes) -> None:
        at = piece.rfind(b"[#")
        if at >= 0:
            mark = piece[at : piece.find(b"]", at) + 1]
            if mark in sent:
                tally.took("delivery", loop.time() - sent[mark])

    opened = []
    for number in range(groups * listeners):
        _place, request = phone.request_bytes("GET", f"/wire/?group={number % groups}", {})
        connection = await connect(place, addresses=site.addresses)
        await connection.listen(request, hear, lambda: None)
        opened.append(connection)
    return opened


@asynccontextmanager
async def constant(what: str, size: Size) -> AsyncIterator[tuple[Place, Meter]]:
    """A server that answers from a constant, and its meter."""
    port, held = reserve_ports(2)
    process = subprocess.Popen(  # noqa: S603 (ours; it is quick)
        [
            sys.executable,
            "-m",
            "sotay.bench.constant",
            what,
            str(port),
            str(size.workers),
            str(size.threads),
        ],
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 20
        while not answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise NoServer("the constant server did not come up")
            await asyncio.sleep(0.05)
        with Meter(lambda: process.pid) as meter:
            yield Place(HOST, port), meter
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        held.close()
