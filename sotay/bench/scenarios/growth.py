"""The meeting page with a thousand, a hundred thousand and a million members in the database."""

from collections.abc import Sequence

from sotay.bench.figures import Goal
from sotay.bench.limits import closed_loop, pages_limit
from sotay.bench.phones import Failed
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

SIZES = (1_000, 100_000, 1_000_000)
CELLS, MEMBERS = 10, 280
PAGES = {"overview": "", "agenda": "agenda/", "opinions": "opinions/"}
SECONDS, ROUNDS = 3.0, 5
FLAT = 15.0  # per cent
OF_ALL = MEMBERS + 20


def _plans(scale: float) -> Sequence[Plan]:
    people = [max(OF_ALL, round(size * scale)) for size in SIZES]
    return [
        Plan(cells=CELLS, members=MEMBERS, voting=True, present=True, strangers=size - MEMBERS)
        for size in people
    ]


async def _play(scene: Scene) -> None:
    seats = [seats[-1] for seats in scene.cast.meetings.values()]
    members = [scene.member(seat) for seat in seats]
    seconds = scene.seconds(SECONDS, least=1.0)
    assert scene.server is not None
    for kind, path in PAGES.items():

        async def page(number: int, path: str = path, kind: str = kind) -> None:
            member = members[number % len(members)]
            try:
                await member.phone.get(f"{member.room}{path}", kind=kind)
            except Failed as failure:
                scene.site.note(failure)

        for number in range(len(members)):
            await page(number)
        # One at a time: what one page costs, not how they wait for each other. The best of
        # several rounds: a neighbour on the machine only ever makes one dearer.
        rounds = [
            await closed_loop(
                page,
                at_once=1,
                seconds=seconds,
                tally=scene.tally,
                kind=kind,
                meter=scene.meter,
            )
            for _number in range(ROUNDS)
        ]
        scene.figures[f"{kind}_cpu_ms"] = round(1000 * min(r.cpu_each for r in rounds), 2)
        scene.figures[f"{kind}_p50_ms"] = round(1000 * min(r.times.p50 for r in rounds), 2)
    addresses = [f"/meetings/{seats[0].meeting}/{path}" for path in PAGES.values()]
    question = {"session": seats[0].session, "addresses": addresses}
    statements = scene.server.ask("sotay.bench.statements", question)
    scene.figures["sql_statements"] = dict(zip(PAGES, statements, strict=True))


async def _judge(scene: Scene) -> None:
    scene.figures["people"] = scene.plan.members + scene.plan.strangers
    count = scene.tally.bytes_in["agenda"] // max(1, len(scene.tally.times["agenda"]))
    limit = await pages_limit(scene.size, count, seconds=scene.limit_seconds)
    used = scene.figures["agenda_cpu_ms"] / 1000
    scene.beside(limit, limit.cpu_each / used if used else 0.0)


def _conclude(scenes: Sequence[Scene]) -> Scene:
    """Put the stages side by side."""
    first, *_more, last = scenes
    result = Scene(last.pages, last.cast, last.scale, last.size)
    result.tally, result.limits = last.tally, last.limits
    result.use, result.driver = last.use, last.driver
    for scene in scenes:
        people = scene.figures.pop("people")
        result.figures[f"{people} members"] = scene.figures
        result.tally.errors.update(scene.tally.errors if scene is not last else {})
    for kind in PAGES:
        costs = [scene.figures[f"{kind}_cpu_ms"] for scene in scenes]
        more = (max(costs) / costs[0] - 1) * 100 if costs[0] else 0.0
        result.reach(Goal.at_most(f"{kind}: dearer than the smallest", more, FLAT, "%"))
    same = all(
        scene.figures["sql_statements"] == first.figures["sql_statements"] for scene in scenes
    )
    result.reach(
        Goal("SQL statements", "the same", "the same" if same else "different", same),
        result.no_errors(),
    )
    return result


SCENARIO = Scenario(
    "growth", "the meeting page with 1 000 to 1 000 000 members", _plans, _play, _judge, _conclude
)
