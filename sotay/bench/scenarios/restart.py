"""The server is killed in the middle of the ward's evening and started again."""

import asyncio

from sotay.bench.figures import Goal
from sotay.bench.scenarios import ward
from sotay.bench.scenarios.opinions import audit
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at

# While people speak and just before they vote: writes are on their way.
WHEN = 0.5
BACK_WITHIN = 60.0
NOTICED_WITHIN = 3.0
FULL = 0.99  # of the streams that were open before


async def _play(scene: Scene) -> None:
    server = scene.server
    assert server is not None

    async def kill(begun: float, length: float) -> None:
        await at(begun + length * WHEN)
        listening = sum(1 for member in scene.members if member.is_listening)
        scene.say(f"kill -9: {listening} phones listen")
        scene.site.expects_failures = True
        killed = asyncio.get_running_loop().time()
        await asyncio.to_thread(server.kill)
        starting = asyncio.create_task(asyncio.to_thread(server.start))
        left = await _fall(scene)
        await starting
        answering = asyncio.get_running_loop().time() - killed
        scene.say(f"{left} noticed nothing; the server answers again after {answering:.1f} s")
        back = await _until_back(scene, listening, killed)
        scene.say(f"everybody listens again after {back:.1f} s")
        scene.figures.update(
            phones_listening=listening, server_back_s=round(answering, 1), all_back_s=round(back, 1)
        )
        await asyncio.sleep(length * 0.02)
        scene.site.expects_failures = False

    await ward.play_evening(scene, kill)


async def _judge(scene: Scene) -> None:
    found = audit(scene)
    heard = scene.tally.summary("delivery")
    scene.figures.update(
        members=len(scene.members),
        writes=found,
        sent_again=scene.tally.again,
        opinions_sent=len(scene.echoes.sent),
        not_shown=scene.not_shown,
        delivery_p99_ms=round(heard.p99 * 1000),
    )
    scene.reach(
        Goal.at_most("all back", scene.figures["all_back_s"], BACK_WITHIN, "s"),
        Goal.at_most("acknowledged writes lost", found["missing"], 0, ""),
        Goal.at_most("writes doubled", found["doubled"], 0, ""),
        scene.no_errors(),
    )
    await ward.limit(scene)


async def _fall(scene: Scene) -> int:
    """Wait until the phones have noticed; returns how many have not after a few seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + NOTICED_WITHIN
    left = len(scene.members)
    while left and loop.time() < deadline:
        await asyncio.sleep(0.02)
        left = sum(1 for member in scene.members if member.is_listening)
    return left


async def _until_back(scene: Scene, listening: int, killed: float) -> float:
    """Seconds from the kill until as many phones listen as before."""
    loop = asyncio.get_running_loop()
    while loop.time() - killed < 3 * BACK_WITHIN:
        now = sum(1 for member in scene.members if member.is_listening)
        if now >= listening * FULL:
            break
        await asyncio.sleep(0.1)
    return loop.time() - killed


SCENARIO = Scenario("restart", "kill -9 in the middle of ward", ward.plans, _play, _judge)
