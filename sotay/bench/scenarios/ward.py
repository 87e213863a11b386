"""The evening of the third: all cells of a ward meet at once, ten minutes in three."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sotay.bench.figures import Goal
from sotay.bench.limits import pages_limit
from sotay.bench.members import Member
from sotay.bench.pages import open_ballots
from sotay.bench.phones import Failed
from sotay.bench.scenarios.opinions import WORDS, audit
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import Plan

CELLS, MEMBERS = 89, 2_500
SECONDS = 180.0
CHOICES = ("agree",) * 8 + ("disagree", "other")
LAST_WAIT = 40.0  # seconds for whoever is still waiting for an answer at the end


@dataclass(frozen=True)
class Evening:
    """When what happens, in parts of the whole.

    People arrive one by one and speak once they are there. Cells do not vote at the same
    second: each puts its motion when its agenda is there, and closes it when all have voted.
    """

    arriving: tuple[float, float] = (0.0, 0.45)
    talking: tuple[float, float] = (0.15, 0.75)
    motion: tuple[float, float] = (0.50, 0.78)
    thinking: float = 0.12
    counting: tuple[float, float] = (0.90, 0.95)


def plans(scale: float) -> Sequence[Plan]:
    """The ward at a scale; a cell stays as large as it is."""
    cells = max(1, round(CELLS * scale))
    return [Plan(cells=cells, members=max(3, round(MEMBERS * scale)))]


async def _play(scene: Scene) -> None:
    await play_evening(scene, during=None)


async def play_evening(
    scene: Scene, during: Callable[[float, float], Awaitable[None]] | None
) -> None:
    """Play the evening; ``during`` goes on beside it and gets its beginning and its length."""
    length = scene.seconds(SECONDS, least=6.0)
    begun = asyncio.get_running_loop().time() + 0.2
    members = [scene.member(seat) for seat in scene.cast.seats]
    scene.say(f"{len(members)} members of {len(scene.cast.meetings)} cells, {length:.0f} s")
    parts = [_part(scene, member, begun, length) for member in members]
    beside = [during(begun, length)] if during else []
    watch = asyncio.create_task(_watch(scene, begun, length))
    try:
        await asyncio.gather(*parts, *beside)
    finally:
        watch.cancel()
    await asyncio.sleep(min(1.0, length * 0.05))


async def _part(scene: Scene, member: Member, begun: float, length: float) -> None:
    """What one person does that evening."""
    evening = Evening()

    def when(span: tuple[float, float]) -> float:
        return begun + length * random.uniform(*span)

    try:
        await at(when(evening.arriving))
        await _arrive(scene, member)
        if member.seat.person % 4 == 0:
            await at(when(evening.talking))
            await _speak(scene, member)
        if member.seat.keeper:
            await at(when(evening.motion))
            await _put_to_vote(member)
        await _vote(scene, member, begun + length, length * evening.thinking)
        if member.seat.keeper:
            await at(when(evening.counting))
            await _all_have_voted(scene, member, begun + length + LAST_WAIT)
            await _count(member)
        await at(begun + length)
    except Failed as failure:
        scene.site.note(failure)


async def _retry(scene: Scene, visit: Callable[[], Awaitable[str]]) -> str:
    """A person whose page did not come reloads it; counted as an error unless expected."""
    while True:
        try:
            return await visit()
        except Failed as failure:
            if not scene.site.expects_failures:
                raise
            scene.site.note(failure)
            await asyncio.sleep(random.uniform(1.0, 8.0))


async def _arrive(scene: Scene, member: Member) -> None:
    """The QR code of the hall leads to the roll call; the agenda opens afterwards."""
    code = scene.cast.code
    await _retry(scene, lambda: member.visit(f"{member.room}check-in/?code={code}"))
    await member.check_in(code)
    await _retry(scene, lambda: member.visit(f"{member.room}agenda/"))


async def _speak(scene: Scene, member: Member) -> None:
    await _retry(scene, lambda: member.visit(f"{member.room}opinions/"))
    mark, sign = scene.mark_words(member.seat.meeting)
    await member.say(f"{WORDS} {sign}", mark=mark)


async def _put_to_vote(member: Member) -> None:
    fields = {"words": "Thông qua nghị quyết", "question": "resolution", "form": "phones"}
    await member.send(f"{member.room}motions/", {**fields, "item": ""}, kind="motion")


async def _vote(scene: Scene, member: Member, until: float, thinking: float) -> None:
    """Vote as soon as the phone shows the question, after a moment of thought."""
    try:
        async with asyncio.timeout_at(until + LAST_WAIT):
            await member.vote_is_on.wait()
    except TimeoutError:
        member.site.note(Failed("ballot", "the motion never came", retriable=False))
        return
    await asyncio.sleep(random.uniform(0.0, thinking))
    page = await _retry(scene, lambda: member.visit(f"{member.room}motions/"))
    ballots = open_ballots(page)
    if not ballots:
        member.site.note(Failed("ballot", "the page shows no vote", retriable=False))
        return
    await member.vote(ballots[0][1], random.choice(CHOICES))


async def _all_have_voted(scene: Scene, keeper: Member, patient_until: float) -> None:
    """The secretary sees on the panel how many have voted, and waits for the last."""
    cell, loop = scene.members_of(keeper.seat.meeting), asyncio.get_running_loop()
    while loop.time() < patient_until and not all(member.has_voted for member in cell):
        await asyncio.sleep(0.1)


async def _count(member: Member) -> None:
    """Close the vote."""
    voted = [sent.motion for sent in member.acknowledged if sent.kind == "ballot"]
    if voted:
        address = f"{member.room}motions/{voted[-1]}/result/"
        await member.send(address, {}, kind="result")


async def _watch(scene: Scene, begun: float, length: float) -> None:
    """Tell every few seconds how it goes."""
    while True:
        await asyncio.sleep(max(2.0, length / 12))
        gone = (asyncio.get_running_loop().time() - begun) / length
        slow = scene.tally.summary(*(kind for kind in scene.tally.times if kind != "delivery"))
        scene.say(
            f"{gone:4.0%}: {scene.tally.requests} requests, p99 {slow.p99 * 1000:.0f} ms, "
            f"{scene.tally.error_count} errors, {scene.tally.again} sent again"
        )


async def _judge(scene: Scene) -> None:
    """The goals of the table, and the limit."""
    requests = [kind for kind in scene.tally.times if kind != "delivery"]
    answered = scene.tally.summary(*requests)
    heard = scene.tally.summary("delivery")
    found = audit(scene)
    scene.figures.update(
        members=len(scene.members),
        requests_per_member=round(scene.tally.requests / max(1, len(scene.members)), 2),
        opinions_sent=len(scene.echoes.sent),
        shown_on_phones=heard.count,
        not_shown=scene.not_shown,
        catch_ups=len(scene.tally.times.get("changes", ())),
        writes=found,
    )
    await limit(scene)
    scene.reach(
        Goal.at_most("answers p95", answered.p95, 0.3, "s"),
        Goal.at_most("answers p99", answered.p99, 1.0, "s"),
        Goal.at_most("opinion on all phones of the cell p99", heard.p99, 0.5, "s"),
        Goal.at_most("opinions not shown on a phone", scene.not_shown, 0, ""),
        Goal.at_most("acknowledged writes missing", found["missing"], 0, ""),
        Goal.at_most("writes doubled", found["doubled"], 0, ""),
        scene.no_errors(),
    )


async def limit(scene: Scene) -> None:
    """A page of the mean size from a constant, and what an answer of ours costs beside it."""
    kinds = [kind for kind in scene.tally.times if kind != "delivery"]
    count = sum(len(scene.tally.times[kind]) for kind in kinds if kind != "stream")
    size = sum(scene.tally.bytes_in.values()) // max(1, count)
    found = await pages_limit(scene.size, size, seconds=scene.limit_seconds)
    used = scene.use["pages"].cpu / max(1, count)
    scene.beside(found, found.cpu_each / used if used else 0.0)
    scene.figures["page_server_cpu_ms_each"] = round(used * 1000, 2)


SCENARIO = Scenario("ward", "89 cells, 2 500 members, ten minutes in three", plans, _play, _judge)
