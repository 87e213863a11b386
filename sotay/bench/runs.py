"""Playing scenarios: stage, server, clocks, play, verdict."""

import asyncio
import resource
import time
from contextlib import suppress
from dataclasses import dataclass, field

from sotay.bench.figures import percentile
from sotay.bench.foreign import cast_of, place_of
from sotay.bench.meters import OwnUse
from sotay.bench.scenarios import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.servers import Server, Size, set_stage
from sotay.bench.stage.plan import Cast, Plan

TICK = 0.02  # seconds between two looks at the driver's own clock
LONGEST = 45 * 60.0  # seconds; a scenario that takes longer stops by itself


@dataclass(frozen=True)
class Options:
    """How to play."""

    scale: float = 1.0
    size: Size = field(default_factory=Size)
    # A PostgreSQL server in which a database of our own is made; empty means SQLite.
    database: str = ""
    # A server that is there already, and a file of names and passwords.
    url: str = ""
    people: str = ""
    find: bool = False
    verbose: bool = False


def play(scenario: Scenario, options: Options) -> Scene:
    """Play a scenario on throw-away data, or on the server named.

    Raises:
        NoServer: no server, or no data.
        TimeoutError: it did not end by itself.
    """
    allow_many_connections()
    if options.url:
        return asyncio.run(_on_foreign(scenario, options))
    scenes = []
    for plan in scenario.plans(options.scale):
        with set_stage(plan, options.size, options.database) as (server, cast):
            server.start()
            scenes.append(asyncio.run(_on_stage(scenario, options, plan, server, cast)))
    return scenario.conclude(scenes)


async def _on_stage(
    scenario: Scenario, options: Options, plan: Plan, server: Server, cast: Cast
) -> Scene:
    scene = Scene(
        pages=server.pages,
        cast=cast,
        scale=options.scale,
        size=options.size,
        server=server,
        plan=plan,
        find=options.find,
        verbose=options.verbose,
    )
    scene.say(f"{scenario.name}: {scenario.meaning}")
    await _measured(scenario, scene)
    return scene


async def _on_foreign(scenario: Scenario, options: Options) -> Scene:
    cast = await cast_of(options.url, options.people)
    scene = Scene(
        pages=place_of(options.url),
        cast=cast,
        scale=options.scale,
        size=options.size,
        verbose=options.verbose,
    )
    await _measured(scenario, scene)
    return scene


async def _measured(scenario: Scenario, scene: Scene) -> None:
    late: list[float] = []
    async with asyncio.timeout(LONGEST):
        with scene.meter:
            own, lateness = OwnUse(), asyncio.create_task(_be_late(late))
            try:
                await scenario.play(scene)
            finally:
                lateness.cancel()
                cpu, share = own.share()
                scene.go_home()
            scene.meter.look()
            scene.use = scene.meter.use()
        scene.driver = {
            "cpu_s": round(cpu, 2),
            "cpu_share": round(share, 3),
            "late_p99_s": round(percentile(sorted(late), 0.99), 4),
        }
        await scenario.judge(scene)


async def _be_late(late: list[float]) -> None:
    """How late the driver's own loop comes: its share of every time that it measures."""
    while True:
        begun = time.monotonic()
        await asyncio.sleep(TICK)
        late.append(time.monotonic() - begun - TICK)


def allow_many_connections() -> None:
    """Raise the number of open files to what the system allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
