"""Playing scenarios: stage, server, clocks, play, verdict."""

import asyncio
import resource
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from sotay.bench.figures import Tally, percentile
from sotay.bench.foreign import cast_of, place_of
from sotay.bench.meters import OwnUse
from sotay.bench.phones import Failed, Phone, Site
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
        print(f"setting the stage: {_said(plan)}", file=sys.stderr, flush=True)  # noqa: T201
        with set_stage(plan, options.size, options.database) as (server, cast):
            server.start()
            scenes.append(asyncio.run(_on_stage(scenario, options, plan, server, cast)))
    return scenario.conclude(scenes)


def _said(plan: Plan) -> str:
    strangers = f", {plan.strangers} members elsewhere" if plan.strangers else ""
    return f"{plan.cells} cells, {plan.members} members{strangers}"


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
        await _warm_up(scene)
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


async def _warm_up(scene: Scene) -> None:
    """A server that has been running has loaded everything; a new one does it when asked."""
    seat = scene.cast.seats[0]
    site = Site(scene.pages, Tally())
    phones = [Phone(site, session=seat.session) for _number in range(4 * scene.size.workers)]
    pages = ("agenda/", "opinions/", "motions/", "check-in/")

    async def look(phone: Phone) -> None:
        for page in pages:
            with suppress(Failed):
                await phone.get(f"/meetings/{seat.meeting}/{page}", kind="warming up")
        phone.hang_up()

    await asyncio.gather(*(look(phone) for phone in phones))


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
