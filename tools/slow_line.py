"""A phone's share of a hall's link: what goes through is as slow as there, whoever asks for it.

A browser can pretend to be slow by itself, but only for its pages: what a service worker fetches
would come at full speed.
"""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

SERVER = "127.0.0.1"
HALL = "127.0.0.2"  # also this machine: the same ports, so that pages find their wire
LAST = 0.1  # seconds for what is under way
PIECE = 1448  # bytes: what one packet carries
OVERHEAD = 1 + 66 / PIECE  # headers of Ethernet, IP and TCP


class SlowLine:
    """Listens on the ports of a server, at another address, and passes everything on.

    Attributes:
        address: for a browser; the server must answer to ``HALL``.
        bits_a_second: of each direction, for all connections together; 0 for as fast as it goes.
        delay: seconds that each piece is under way, in each direction.
        is_cut: whether whatever comes finds nobody.
    """

    def __init__(self, port: int) -> None:
        self.bits_a_second, self.delay, self.is_cut = 0.0, 0.0, False
        self.address = f"http://{HALL}:{port}"
        self._ports = (port, port + 1)  # pages and wire
        self._free = {"up": 0.0, "down": 0.0}  # when the line can take the next piece
        self._doors: list[asyncio.Server] = []
        self._ends: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _hang_up(self) -> None:
        self.is_cut, self.bits_a_second, self.delay = True, 0.0, 0.0
        for door in self._doors:
            door.close()
        for end in list(self._ends):
            end.close()
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    async def _listen(self) -> None:
        for port in self._ports:
            door = await asyncio.start_server(self._passer(port), HALL, port, limit=PIECE)
            self._doors.append(door)

    def _passer(
        self, port: int
    ) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def passes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if self.is_cut:
                writer.close()
                return
            try:
                answers, asks = await asyncio.open_connection(SERVER, port, limit=PIECE)
            except OSError:
                writer.close()
                return
            self._ends |= {writer, asks}
            ways = (self._carry("up", reader, asks), self._carry("down", answers, writer))
            await asyncio.wait(map(asyncio.ensure_future, ways), return_when="FIRST_COMPLETED")
            # Whoever hangs up ends both ways: nothing of a page that was left is on the line.
            await asyncio.sleep(self.delay + LAST)
            for end in (asks, writer):
                end.close()
                self._ends.discard(end)

        return passes

    async def _carry(
        self, direction: str, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(OSError):  # one end is gone
            while (piece := await source.read(PIECE)) and not target.is_closing():
                if self.is_cut:
                    return
                await self._wait_for_the_line(direction, len(piece))
                self._loop.call_later(self.delay, _write, target, piece)

    async def _wait_for_the_line(self, direction: str, count: int) -> None:
        if not self.bits_a_second:
            return
        now = self._loop.time()
        free = max(now, self._free[direction]) + count * OVERHEAD * 8 / self.bits_a_second
        self._free[direction] = free
        await asyncio.sleep(free - now)


def _write(target: asyncio.StreamWriter, piece: bytes) -> None:
    if not target.is_closing():
        target.write(piece)
