"""What a scenario plays on: the server, its people, their phones, and what is noted."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sotay.bench.connections import Place
from sotay.bench.figures import Goal, Tally
from sotay.bench.limits import Limit
from sotay.bench.links import Link
from sotay.bench.members import Echoes, Member
from sotay.bench.meters import Meter, Use
from sotay.bench.phones import Site
from sotay.bench.servers import Server, Size
from sotay.bench.stage.plan import Cast, MemberSeat, Plan

# Members who come in at once while a scenario is being prepared.
DOORS = 12
LIMIT_SECONDS = 4.0


@dataclass
class Scene:
    """One stage while it is played on."""

    pages: Place
    cast: Cast
    scale: float
    size: Size
    # None on a server that was there before.
    server: Server | None = None
    tally: Tally = field(default_factory=Tally)
    goals: list[Goal] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    limits: list[tuple[Limit, float]] = field(default_factory=list)
    use: dict[str, Use] = field(default_factory=dict)
    # What a scenario keeps from its play for its verdict.
    kept: dict[str, Any] = field(default_factory=dict)
    driver: dict[str, Any] = field(default_factory=dict)
    plan: Plan = field(default_factory=lambda: Plan(0, 0))
    find: bool = False
    not_shown: int = 0
    verbose: bool = False
    echoes: Echoes = field(default_factory=Echoes)
    members: list[Member] = field(default_factory=list)
    _begun: float = field(default_factory=time.monotonic)
    _complained: int = 0
    _cells: dict[int, list[Member]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site = Site(self.pages, self.tally, complain=self._complain)
        database = self.server.database_name if self.server else ""
        self.meter = Meter(lambda: self.server.pid if self.server else None, database)

    # ---- people ----

    def member(self, seat: MemberSeat) -> Member:
        """The person of a seat, with a phone of their own."""
        member = Member(self.site, seat, echoes=self.echoes)
        self.members.append(member)
        self._cells.setdefault(seat.meeting, []).append(member)
        return member

    def behind_a_link(self, bits_a_second: float) -> Link:
        """From now on every phone shares one link."""
        self.site.link = Link(bits_a_second)
        return self.site.link

    def mark_words(self, meeting: int) -> tuple[int, str]:
        """Mark words about to be said, for all phones of the cell that listen now."""
        members = self.members_of(meeting)
        listeners = [member.seat.person for member in members if member.is_listening]
        return self.echoes.mark(meeting, listeners)

    def members_of(self, meeting: int) -> list[Member]:
        """The members of a cell, as far as they have come."""
        return self._cells.get(meeting, [])

    # ---- time ----

    def seconds(self, full: float, *, least: float = 3.0) -> float:
        """A stretch of the scenario at this scale.

        People and time shrink alike, so that the requests of a second stay what they are.
        """
        return max(least, full * self.scale)

    @property
    def limit_seconds(self) -> float:
        """How long a limit is measured."""
        return self.seconds(LIMIT_SECONDS, least=0.5)

    def count(self, full: int, *, least: int = 1) -> int:
        """A number of people or things at this scale."""
        return max(least, round(full * self.scale))

    async def crowd_in(
        self,
        members: Sequence[Member],
        enter: Callable[[Member], Awaitable[None]],
        what: str,
        *,
        doors: int = DOORS,
    ) -> None:
        """Let members come in a few at a time, before anything is measured."""
        waiting = iter(members)
        done = 0

        async def door() -> None:
            nonlocal done
            for member in waiting:
                await enter(member)
                done += 1
                if done % max(1, len(members) // 20) == 0:
                    self.say(f"{what}: {done} of {len(members)}")

        await asyncio.gather(*(door() for _number in range(doors)))

    # ---- results ----

    def reach(self, *goals: Goal) -> None:
        """Note what was wanted and what was reached."""
        self.goals += goals

    def no_errors(self) -> Goal:
        """The goal that every scenario has."""
        return Goal.at_most("errors", self.tally.error_count, 0, "")

    def beside(self, limit: Limit, ratio: float) -> None:
        """Note a limit and the share of it that was reached (0 to 1)."""
        self.limits.append((limit, ratio))

    def cpu_of(self, role: str) -> float:
        """Seconds of CPU that a part of the server used so far."""
        self.meter.look()
        use = self.meter.use().get(role)
        return use.cpu if use else 0.0

    def go_home(self) -> None:
        """Close every phone; what should have been shown by now is counted before."""
        self.not_shown = self.echoes.missing
        for member in self.members:
            member.go_home()

    def acknowledged(self) -> Iterable[Any]:
        """Every write that the server acknowledged."""
        return (sent for member in self.members for sent in member.acknowledged)

    # ---- words ----

    def say(self, line: str) -> None:
        """Progress, on stderr."""
        print(f"[{time.monotonic() - self._begun:6.1f}s] {line}", file=sys.stderr, flush=True)  # noqa: T201

    def _complain(self, line: str) -> None:
        self._complained += 1
        if self.verbose or self._complained <= 3:
            self.say(f"! {line[:300]}")


async def at(moment: float) -> None:
    """Wait until the event loop's clock shows this."""
    await asyncio.sleep(max(0.0, moment - asyncio.get_running_loop().time()))
