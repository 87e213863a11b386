"""How many pages of a meeting a second, next to the same bytes from a constant."""

from collections.abc import Sequence
from urllib.parse import urlencode

from sotay.bench.figures import Goal
from sotay.bench.limits import Rate, closed_loop, pages_limit
from sotay.bench.members import Member
from sotay.bench.phones import JSON, Failed
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

CELLS, MEMBERS = 89, 2_500
AT_ONCE = 16
SECONDS = 12.0
WANTED = 0.30


def _plans(scale: float) -> Sequence[Plan]:
    cells = max(2, round(CELLS * scale))
    return [Plan(cells=cells, members=cells * MEMBERS // CELLS, voting=True, present=True)]


async def _play(scene: Scene) -> None:
    members = _one_of_each_cell(scene)
    seconds = scene.seconds(SECONDS, least=1.0)
    reached: dict[str, Rate] = scene.kept
    for kind, path in (
        ("agenda", "agenda/"),
        ("opinions", "opinions/"),
        ("motions", "motions/"),
    ):
        scene.say(f"{kind} from {len(members)} phones for {seconds:.0f} s")
        await _get(scene, members[0], f"{members[0].room}{path}", kind)

        async def page(number: int, path: str = path, kind: str = kind) -> None:
            member = members[number]
            await _get(scene, member, f"{member.room}{path}", kind)

        reached[kind] = await closed_loop(
            page,
            at_once=len(members),
            seconds=seconds,
            tally=scene.tally,
            kind=kind,
            meter=scene.meter,
        )
    scene.say("catching up from version 0: the snapshot through the front door")

    async def snapshot(number: int) -> None:
        member = members[number]
        query = urlencode({"topic": f"meeting:{member.seat.meeting}:room", "after": 0})
        await _get(scene, member, f"/live/changes/?{query}", "changes", accept=JSON)

    reached["changes"] = await closed_loop(
        snapshot,
        at_once=len(members),
        seconds=seconds,
        tally=scene.tally,
        kind="changes",
        meter=scene.meter,
    )


def _one_of_each_cell(scene: Scene) -> list[Member]:
    seats = [seats[-1] for seats in scene.cast.meetings.values()]
    return [scene.member(seats[number % len(seats)]) for number in range(AT_ONCE)]


async def _get(scene: Scene, member: Member, address: str, kind: str, accept: str = "") -> None:
    try:
        await member.phone.get(address, kind=kind, accept=accept or "text/html")
    except Failed as failure:
        scene.site.note(failure)


async def _judge(scene: Scene) -> None:
    reached: dict[str, Rate] = scene.kept
    for kind, rate in reached.items():
        count = scene.tally.bytes_in[kind] // max(1, len(scene.tally.times.get(kind, ())))
        limit = await pages_limit(scene.size, count, at_once=AT_ONCE)
        share = rate.per_second / limit.rate if limit.rate else 0.0
        scene.beside(limit, share)
        scene.figures[kind] = {
            "per_second": round(rate.per_second, 1),
            "cpu_ms_each": round(rate.cpu_each * 1000, 2),
            "bytes_each": count,
            "share_of_limit": round(share, 4),
        }
        scene.reach(Goal.at_least(f"{kind}, share of the limit", share * 100, WANTED * 100, "%"))
    scene.reach(scene.no_errors())


SCENARIO = Scenario(
    "board",
    "pages of a meeting a second, against the limit",
    _plans,
    _play,
    _judge,
    only_reads=True,
)
