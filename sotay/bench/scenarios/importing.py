"""A province's list of members comes in: 30 000 rows, beside reading the same workbook bare."""

import asyncio
from collections.abc import Sequence

from sotay.bench.figures import Goal, Summary
from sotay.bench.limits import Limit
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

ROWS = 30_000
SECONDS, MEGABYTES = 60.0, 500.0
CELLS, MEMBERS = 100, 300


def _plans(scale: float) -> Sequence[Plan]:
    del scale  # the organisation stays, the list is shorter
    return [Plan(cells=CELLS, members=MEMBERS)]


async def _play(scene: Scene) -> None:
    assert scene.server is not None
    rows = max(50, round(ROWS * scene.scale))
    question = {"rows": rows}
    found = await asyncio.to_thread(scene.server.ask, "sotay.bench.rosters", question)
    scene.kept["found"], scene.kept["rows"] = found, rows
    for act in ("import", "again"):
        scene.tally.took(act, found[act]["seconds"])


async def _judge(scene: Scene) -> None:
    found, rows = scene.kept["found"], scene.kept["rows"]
    bare, entered, again = found["bare"], found["import"], found["again"]
    scene.figures.update(
        rows=rows,
        workbook_kb=round(found["bytes"] / 1024),
        import_s=round(entered["seconds"], 1),
        rows_per_second=round(rows / entered["seconds"]),
        again_s=round(again["seconds"], 1),
        peak_mb=round(again["peak_mb"]),
        bare_reading_s=round(bare["seconds"], 1),
    )
    limit = Limit(
        "reading the workbook bare",
        rate=rows / bare["seconds"],
        cpu_each=bare["cpu"] / rows,
        times=Summary.of([bare["seconds"]]),
    )
    scene.beside(limit, bare["seconds"] / entered["seconds"])
    allowed = SECONDS * max(scene.scale, 0.05)
    whole = entered["result"].get("new") == rows and again["result"].get("unchanged") == rows
    scene.reach(
        Goal.at_most("import", entered["seconds"], allowed, "s"),
        Goal.at_most("peak memory", again["peak_mb"], MEGABYTES, "MB"),
        Goal("every row new, then unchanged", "yes", "yes" if whole else "no", whole),
        scene.no_errors(),
    )


SCENARIO = Scenario("import", "30 000 members come in from a workbook", _plans, _play, _judge)
