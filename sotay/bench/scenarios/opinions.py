"""How many opinions a second, each acknowledged after a commit that survives a power cut."""

from collections.abc import Sequence

from sotay.bench.figures import Goal
from sotay.bench.limits import Rate, closed_loop, pages_limit
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

CELLS, MEMBERS = 89, 2_500
AT_ONCE = 16
SECONDS = 15.0
WANTED = 100.0
WORDS = "Đồng ý với dự thảo; đề nghị lắp thêm đèn đường ở ngõ 5 trong tháng này"


def _plans(scale: float) -> Sequence[Plan]:
    cells = max(2, round(CELLS * scale))
    return [Plan(cells=cells, members=cells * MEMBERS // CELLS)]


async def _play(scene: Scene) -> None:
    seats = [seats[-1] for seats in scene.cast.meetings.values()]
    members = [scene.member(seats[number % len(seats)]) for number in range(AT_ONCE)]
    seconds = scene.seconds(SECONDS, least=1.5)
    scene.say(f"{len(members)} phones post opinions for {seconds:.0f} s")

    async def post(number: int) -> None:
        mark, sign = scene.mark_words(members[number].seat.meeting)
        await members[number].say(f"{WORDS} {sign}", mark=mark)

    scene.kept["rate"] = await closed_loop(
        post,
        at_once=len(members),
        seconds=seconds,
        tally=scene.tally,
        kind="opinion",
        meter=scene.meter,
    )


async def _judge(scene: Scene) -> None:
    rate: Rate = scene.kept["rate"]
    assert scene.server is not None
    commits = scene.server.ask("sotay.bench.commits", {"seconds": 2.0})
    found = audit(scene)
    limit = await pages_limit(scene.size, 300, at_once=AT_ONCE, seconds=scene.limit_seconds)
    scene.beside(limit, limit.share_of(rate))
    scene.figures.update(
        per_second=round(rate.per_second, 1),
        cpu_ms_each=round(rate.cpu_each * 1000, 2),
        durable_commits_a_second_of_this_disk=round(commits["per_second"], 1),
        share_of_the_disks_commits=round(rate.per_second / commits["per_second"], 3),
        how_durable=commits["how"],
        acknowledged=found["acknowledged"],
    )
    scene.reach(
        Goal.at_least("opinions a second", rate.per_second, WANTED, ""),
        Goal.at_most("acknowledged opinions missing", found["missing"], 0, ""),
        Goal.at_most("opinions doubled", found["doubled"], 0, ""),
        scene.no_errors(),
    )


def audit(scene: Scene) -> dict[str, int]:
    """Look each acknowledged write up in the database."""
    assert scene.server is not None
    acts = [
        {
            "kind": sent.kind,
            "person": sent.person,
            "meeting": sent.meeting,
            "motion": sent.motion,
            "mark": sent.mark,
            "choice": sent.choice,
        }
        for sent in scene.acknowledged()
    ]
    scene.say(f"looking up {len(acts)} acknowledged writes")
    found: dict[str, int] = scene.server.ask("sotay.bench.audit", acts)
    return found


SCENARIO = Scenario("opinions", "opinions a second, durable", _plans, _play, _judge)
