"""How many pages and snapshots of a meeting a second, next to the same bytes from a constant."""

import json
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlencode

from sotay.bench.figures import Goal
from sotay.bench.limits import Rate, closed_loop, pages_limit, wire_answers_limit
from sotay.bench.members import Member
from sotay.bench.phones import JSON, Failed
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

CELLS, MEMBERS = 89, 2_500
AT_ONCE = 16
SECONDS = 12.0
WANTED = 30.0  # per cent of the limit, for the snapshot of the board
SNAPSHOT = "snapshot, from the wire"
PAGES = {"agenda": "agenda/", "opinions": "opinions/", "motions": "motions/"}


def _plans(scale: float) -> Sequence[Plan]:
    cells = max(2, round(CELLS * scale))
    members = cells * MEMBERS // CELLS
    return [Plan(cells=cells, members=members, voting=True, present=True)]


async def _play(scene: Scene) -> None:
    seats = [seats[-1] for seats in scene.cast.meetings.values()]
    members = [scene.member(seats[number % len(seats)]) for number in range(AT_ONCE)]
    for kind, path in PAGES.items():

        async def page(member: Member, path: str = path, kind: str = kind) -> None:
            await member.phone.get(f"{member.room}{path}", kind=kind)

        await _measure(scene, members, kind, page)

    async def front_door(member: Member) -> None:
        query = urlencode({"topic": _topic(member), "after": 0})
        await member.phone.get(f"/live/snapshots/?{query}", kind="snapshot, pages", accept=JSON)

    await _measure(scene, members, "snapshot, pages", front_door)
    places = {id(member): await _place_on_the_wire(member) for member in members}

    async def from_the_wire(member: Member) -> None:
        await member.phone.get(places[id(member)], kind=SNAPSHOT, accept=JSON)

    await _measure(scene, members, SNAPSHOT, from_the_wire)


def _topic(member: Member) -> str:
    return f"meeting:{member.seat.meeting}:room"


async def _place_on_the_wire(member: Member) -> str:
    """Where the wire gives the snapshot that the front door has just brought it."""
    body = json.dumps({"topics": [_topic(member)]}).encode()
    headers = {"Accept": JSON, "Content-Type": JSON}
    answer = await member.phone.post_bytes("/live/tickets/", body, headers, kind="tickets")
    given = json.loads(answer.body)
    ticket = urlencode({"ticket": given["tickets"][_topic(member)]})
    return f"{given['wire']}snapshot/?{ticket}"


async def _measure(
    scene: Scene, members: list[Member], kind: str, fetch: Callable[[Member], Awaitable[None]]
) -> None:
    seconds = scene.seconds(SECONDS, least=1.0)
    scene.say(f"{kind}: {len(members)} phones for {seconds:.0f} s")

    async def work(number: int) -> None:
        try:
            await fetch(members[number])
        except Failed as failure:
            scene.site.note(failure)

    await work(0)
    scene.kept[kind] = await closed_loop(
        work,
        at_once=len(members),
        seconds=seconds,
        tally=scene.tally,
        kind=kind,
        meter=scene.meter,
    )


async def _judge(scene: Scene) -> None:
    for kind, rate in scene.kept.items():
        assert isinstance(rate, Rate)
        count = scene.tally.bytes_in[kind] // max(1, len(scene.tally.times.get(kind, ())))
        ask = wire_answers_limit if kind == SNAPSHOT else pages_limit
        limit = await ask(scene.size, count, at_once=AT_ONCE, seconds=scene.limit_seconds)
        share = limit.share_of(rate)
        scene.beside(limit, share)
        scene.figures[kind] = {
            "per_second": round(rate.per_second, 1),
            "cpu_ms_each": round(rate.cpu_each * 1000, 2),
            "bytes_each": count,
            "driver_share_of_a_core": round(rate.driver, 2),
            "share_of_limit": round(share, 4),
        }
    share = scene.figures[SNAPSHOT]["share_of_limit"] * 100
    scene.reach(Goal.at_least("snapshot, share of the limit", share, WANTED, "%"))
    scene.reach(scene.no_errors())


SCENARIO = Scenario(
    "board",
    "pages and snapshots of a meeting a second, against the limit",
    _plans,
    _play,
    _judge,
    only_reads=True,
)
