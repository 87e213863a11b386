"""Ten thousand open streams, nearly idle, and fifty opinions a second."""

import asyncio
import random
from collections.abc import Sequence

from sotay.bench.figures import Goal
from sotay.bench.limits import wire_limit
from sotay.bench.members import Member
from sotay.bench.scenarios.opinions import WORDS
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import Plan

STREAMS, OF_A_CELL = 10_000, 28
RATE = 50.0  # opinions a second
SECONDS = 60.0
KILOBYTE = 1024


def _plans(scale: float) -> Sequence[Plan]:
    members = max(OF_A_CELL, round(STREAMS * scale))
    return [Plan(cells=max(1, members // OF_A_CELL), members=members)]


async def _play(scene: Scene) -> None:
    members = [scene.member(seat) for seat in scene.cast.seats]
    before = scene.meter.memory_of("wire")
    cpu_before = scene.cpu_of("pages") + scene.cpu_of("wire")
    await scene.crowd_in(members, _listen, "streams")
    await asyncio.sleep(2.0)
    listening = [member for member in members if member.is_listening]
    idle = scene.meter.memory_of("wire")
    entered = scene.cpu_of("pages") + scene.cpu_of("wire") - cpu_before
    each = (idle - before) / max(1, len(listening))
    scene.say(f"{len(listening)} streams, {each / KILOBYTE:.1f} KB each")

    seconds = scene.seconds(SECONDS, least=4.0)
    scene.say(f"{RATE:.0f} opinions a second for {seconds:.0f} s")
    wire, pages = scene.cpu_of("wire"), scene.cpu_of("pages")
    posting = await _talk(scene, listening, seconds)
    await asyncio.gather(*posting)
    await asyncio.sleep(1.0)
    posted = scene.tally.summary("opinion")
    busy = scene.meter.memory_of("wire")
    scene.figures.update(
        streams=len(listening),
        memory_kb_each_idle=round(each / KILOBYTE, 1),
        memory_kb_each_busy=round((busy - before) / max(1, len(listening)) / KILOBYTE, 1),
        cpu_ms_to_enter=round(entered * 1000 / max(1, len(listening)), 2),
        opinions_posted=posted.count,
        opinions_a_second=round(posted.count / seconds, 1),
        wire_cpu_share=round((scene.cpu_of("wire") - wire) / seconds, 3),
        pages_cpu_share=round((scene.cpu_of("pages") - pages) / seconds, 3),
    )


async def _judge(scene: Scene) -> None:
    heard, posted = scene.tally.summary("delivery"), scene.tally.summary("opinion")
    figures = scene.figures
    scene.figures["shown_on_phones"] = heard.count
    scene.say("the same number of streams on a constant")
    listeners = min(OF_A_CELL, figures["streams"])
    limit = await wire_limit(
        scene.size,
        groups=max(1, figures["streams"] // max(1, listeners)),
        listeners=listeners,
        count=1_000,
        rate=RATE,
        seconds=scene.limit_seconds,
    )
    scene.beside(limit, limit.times.p99 / heard.p99 if heard.p99 else 0.0)
    scene.reach(
        Goal.at_most("memory of a stream", figures["memory_kb_each_idle"], 40.0, "KB"),
        Goal.at_most("streams that did not open", len(scene.members) - figures["streams"], 0, ""),
        Goal.at_least("opinions a second", figures["opinions_a_second"], RATE * 0.95, ""),
        Goal.at_most("post answered p99", posted.p99, 1.0, "s"),
        Goal.at_most("on all phones of the cell p99", heard.p99, 1.0, "s"),
        Goal.at_most("opinions not shown on a phone", scene.not_shown, 0, ""),
        scene.no_errors(),
    )


async def _listen(member: Member) -> None:
    """Open the stream, and close what was opened to ask for its ticket.

    A browser does so after a minute; ten thousand phones on one machine need not wait for it.
    """
    await member.listen_only()
    member.phone.hang_up()


async def _talk(scene: Scene, listening: list[Member], seconds: float) -> list[asyncio.Task[bool]]:
    """Post at a steady rate, whether or not the answers keep up."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    posting = []
    for number in range(int(seconds * RATE)):
        await at(begun + number / RATE)
        member = random.choice(listening)
        mark, sign = scene.mark_words(member.seat.meeting)
        posting.append(asyncio.create_task(member.say(f"{WORDS} {sign}", mark=mark)))
    return posting


SCENARIO = Scenario("crowd", "10 000 idle streams and 50 opinions a second", _plans, _play, _judge)
