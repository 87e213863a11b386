"""A province's evening: 40 000 members of 2 500 cells come within ten minutes. The far goal."""

import asyncio
import random
import resource
from collections.abc import Sequence
from itertools import islice

from sotay.bench.figures import Goal, Summary
from sotay.bench.limits import pages_limit
from sotay.bench.members import Member
from sotay.bench.phones import Failed
from sotay.bench.scenarios.opinions import WORDS, audit
from sotay.bench.scenarios.papers import read_first_sheet, wait_until_drawn
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import MemberSeat, Plan

CELLS, MEMBERS = 2_500, 40_000
SECONDS = 600.0
P99 = 1.0
# It has failed for good when answers take so long, and goes no further.
HOPELESS = 10.0
STEP = 15.0  # seconds at one rate while the highest is looked for
GROWTH = 1.35
# Open files that are not streams: connections to the pages, pipes, the program's own.
SPARE_FILES = 2_000
TALKING, THINKING = (2.0, 10.0), (2.0, 12.0)  # seconds after coming in


def _plans(scale: float) -> Sequence[Plan]:
    cells = max(2, round(CELLS * scale))
    return [Plan(cells=cells, members=cells * MEMBERS // CELLS, paper=True, voting=True)]


async def _play(scene: Scene) -> None:
    seats = list(scene.cast.seats)
    random.shuffle(seats)
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_FILES
    if len(seats) > allowed:
        scene.notes.append(
            f"The system allows a process {allowed + SPARE_FILES} open files: only {allowed} of "
            f"{len(seats)} members came, at the same rate."
        )
    wanted = MEMBERS / SECONDS
    await _draw_pictures(scene)
    if scene.find:
        best = await _highest(scene, seats)
        scene.figures["highest_joins_a_second_with_p99_1s"] = round(best, 2)
        minutes = MEMBERS / best / 60 if best else 0.0
        scene.figures["minutes_for_all_at_that_rate"] = round(minutes, 1)
        scene.reach(Goal.at_least("joins a second", best, wanted, ""))
        return
    length = scene.seconds(SECONDS, least=5.0)
    scene.say(f"{len(seats)} members within {length:.0f} s: {wanted:.1f} a second")
    begun, came, stopped = asyncio.get_running_loop().time(), 0, False
    parts = []
    for number, seat in enumerate(seats[:allowed]):
        await at(begun + number * length / len(seats))
        parts.append(asyncio.create_task(_part(scene, scene.member(seat))))
        came += 1
        if came % max(1, len(seats) // 40) == 0:
            late = _lately(scene)
            scene.say(f"{came} came; p99 lately {late.p99:.2f} s, {scene.tally.error_count} errors")
            stopped = late.p99 > HOPELESS or scene.tally.error_count > came
            if stopped:
                scene.notes.append(f"Stopped after {came} of {len(seats)}: it could not keep up.")
                break
    await _finish(parts)
    scene.figures.update(came=came, of=min(len(seats), allowed))


async def _judge(scene: Scene) -> None:
    if not scene.find:
        _verdict(scene)
    await _say_what_stops_it(scene)


def _verdict(scene: Scene) -> None:
    came, of = scene.figures["came"], scene.figures["of"]
    times = _all(scene)
    found = audit(scene)
    scene.figures["writes"] = found
    scene.reach(
        Goal.at_least("members who came", came, of, ""),
        Goal.at_most("answers p99", times.p99, P99, "s"),
        Goal.at_most("acknowledged writes missing", found["missing"], 0, ""),
        scene.no_errors(),
    )


async def _draw_pictures(scene: Scene) -> None:
    """The pictures of the paper's first page exist, as they do days after the upload."""
    member = Member(scene.site, scene.cast.seats[0])
    await wait_until_drawn(member)
    member.go_home()
    _forget_times(scene)


async def _part(scene: Scene, member: Member) -> None:
    """Everything that one member does."""
    try:
        await member.listen_only()
        await read_first_sheet(member)
        await member.check_in(scene.cast.code)
        if member.seat.person % 4 == 0:
            await asyncio.sleep(random.uniform(*TALKING))
            mark, sign = scene.mark_words(member.seat.meeting)
            await member.say(f"{WORDS} {sign}", mark=mark)
        await asyncio.sleep(random.uniform(*THINKING))
        await member.vote(member.seat.motion, random.choice(("agree", "agree", "disagree")))
    except Failed as failure:
        scene.site.note(failure)
    member.phone.hang_up()


async def _highest(scene: Scene, seats: list[MemberSeat]) -> float:
    """The highest rate of joining at which answers stay within a second; 0 when none does."""
    waiting = iter(seats)
    rate, best = 2.0, 0.0
    loop = asyncio.get_running_loop()
    while True:
        _forget_times(scene)
        errors = scene.tally.error_count
        chosen = list(islice(waiting, int(rate * STEP)))
        if len(chosen) < int(rate * STEP):
            scene.notes.append("The people of the stage were used up before it failed.")
            return best
        cpu, begun = scene.cpu_of("pages"), loop.time()
        parts = []
        for number, seat in enumerate(chosen):
            await at(begun + number / rate)
            parts.append(asyncio.create_task(_part(scene, scene.member(seat))))
        busy = (scene.cpu_of("pages") - cpu) / STEP
        await _finish(parts)
        times = _all(scene)
        new_errors = scene.tally.error_count - errors
        scene.say(
            f"{rate:.1f} joins a second: p99 {times.p99:.2f} s, pages use {busy:.2f} cores, "
            f"{new_errors} errors"
        )
        if times.p99 > P99 or new_errors:
            # The failed step is what was looked for, not an error of the run.
            scene.tally.errors.clear()
            return best
        best, rate = rate, rate * GROWTH


async def _finish(parts: list[asyncio.Task[None]]) -> None:
    if parts:
        await asyncio.wait(parts, timeout=60.0)
    for part in parts:
        part.cancel()
    await asyncio.gather(*parts, return_exceptions=True)


def _all(scene: Scene) -> Summary:
    return scene.tally.summary(*(kind for kind in scene.tally.times if kind != "delivery"))


def _lately(scene: Scene) -> Summary:
    """Of the last answers only: the queue that grows now, not the calm of the beginning."""
    kinds = [kind for kind in scene.tally.times if kind != "delivery"]
    return Summary.of(value for kind in kinds for value in scene.tally.times[kind][-100:])


def _forget_times(scene: Scene) -> None:
    scene.tally.times.clear()


async def _say_what_stops_it(scene: Scene) -> None:
    count = sum(len(times) for kind, times in scene.tally.times.items() if kind != "delivery")
    size = sum(scene.tally.bytes_in.values()) // max(1, count)
    limit = await pages_limit(scene.size, min(size, 20_000), seconds=scene.limit_seconds)
    used = scene.use["pages"].cpu / max(1, len(scene.members))
    scene.figures["page_server_cpu_ms_a_member"] = round(used * 1000, 1)
    scene.figures["cores_needed_for_the_goal"] = round(used * MEMBERS / SECONDS, 1)
    scene.beside(limit, limit.rate and min(1.0, (1 / used if used else 0.0) / limit.rate))


SCENARIO = Scenario(
    "province", "40 000 members of 2 500 cells join in 10 minutes", _plans, _play, _judge
)
