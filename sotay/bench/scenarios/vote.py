"""The result of a vote appears on 2 500 screens of one hall."""

import asyncio
from collections.abc import Sequence

from sotay.bench.figures import Goal
from sotay.bench.limits import wire_limit
from sotay.bench.members import Member
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

MEMBERS = 2_500
WITHIN = 2.0
WAIT = 20.0  # seconds for the last screen, however late


def _plans(scale: float) -> Sequence[Plan]:
    return [Plan(cells=1, members=max(3, round(MEMBERS * scale)), voting=True, present=True)]


async def _play(scene: Scene) -> None:
    seats = scene.cast.seats
    keeper = scene.member(next(seat for seat in seats if seat.keeper))
    screens = [scene.member(seat) for seat in seats if not seat.keeper]
    await scene.crowd_in(screens, Member.listen_only, "screens")
    listening = [member for member in screens if member.is_listening]
    scene.say(f"{len(listening)} screens listen; some votes come in")
    await _some_ballots(listening)
    loop = asyncio.get_running_loop()
    shown: list[float] = []
    sizes: list[int] = []
    requests, closed_at = 0, 0.0

    def see(frame: bytes) -> None:
        if closed_at and b"panel-votes" in frame:
            shown.append(loop.time() - closed_at)
            sizes.append(len(frame))

    for member in listening:
        member.on_frame = see
    requests = scene.tally.requests
    closed_at = loop.time()
    address = f"{keeper.room}motions/{keeper.seat.motion}/result/"
    await keeper.send(address, {}, kind="result")
    answered = loop.time() - closed_at
    while len(shown) < len(listening) and loop.time() - closed_at < WAIT:
        await asyncio.sleep(0.02)
    await asyncio.sleep(1.5)
    asked = scene.tally.requests - requests - 1
    for seconds in shown:
        scene.tally.took("result on a screen", seconds)
    scene.kept.update(listening=len(listening), sizes=sizes, asked=asked)
    scene.figures.update(
        screens=len(listening),
        screens_that_show_it=len(shown),
        closing_answered_ms=round(answered * 1000),
        requests_each=round(asked / max(1, len(listening)), 3),
        frame_bytes=max(sizes, default=0),
    )


async def _judge(scene: Scene) -> None:
    listening, sizes = scene.kept["listening"], scene.kept["sizes"]
    times = scene.tally.summary("result on a screen")
    limit = await wire_limit(
        scene.size,
        groups=1,
        listeners=listening,
        count=max(sizes, default=100),
        rate=1.0,
        seconds=scene.limit_seconds,
    )
    scene.beside(limit, limit.times.most / times.most if times.most else 0.0)
    scene.reach(
        Goal.at_most("the last screen", times.most if times.count else WAIT, WITHIN, "s"),
        Goal.at_most("screens without it", len(scene.cast.seats) - 1 - times.count, 0, ""),
        Goal.at_most("requests of a screen", scene.figures["requests_each"], 1.0, ""),
        scene.no_errors(),
    )


async def _some_ballots(members: list[Member]) -> None:
    for member in members[:20]:
        await member.vote(member.seat.motion, "agree")
    await asyncio.sleep(1.0)


SCENARIO = Scenario("vote", "2 500 screens of one hall see a result", _plans, _play, _judge)
