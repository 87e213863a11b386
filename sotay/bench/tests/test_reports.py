"""The result as a table and as JSON."""

import json

from sotay.bench import reports
from sotay.bench.connections import Place
from sotay.bench.figures import Goal, Summary
from sotay.bench.limits import Limit, Rate
from sotay.bench.meters import Use
from sotay.bench.scenes import Scene
from sotay.bench.servers import Size
from sotay.bench.stage.plan import Cast


def a_scene(*goals: Goal) -> Scene:
    scene = Scene(Place("127.0.0.1", 8300), Cast(), 1.0, Size())
    scene.tally.took("page", 0.012, received=2_000_000)
    scene.use = {"pages": Use(cpu=3.14, memory=200_000_000, most=210_000_000)}
    scene.driver = {"cpu_s": 1.0, "cpu_share": 0.2, "late_p99_s": 0.001}
    scene.beside(Limit("a constant", 1_000.0, 0.0001, Summary.of([0.001])), 0.25)
    scene.figures["members"] = 12
    scene.reach(*goals)
    return scene


def test_the_table_says_goal_times_server_and_limit() -> None:
    text = reports.table("ward", a_scene(Goal.at_most("p95", 0.4, 0.3, "s")), "SQLite")
    assert text.startswith("## ward: NOT REACHED")
    for part in ("≤ 0,3 s", "| NO ", "| page ", "3.1", "25.0 %", "members"):
        assert part in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in rows)


def test_the_json_says_the_same() -> None:
    scene = a_scene(Goal.at_most("p95", 0.2, 0.3, "s"))
    result = json.loads(json.dumps(reports.as_json("ward", scene, "SQLite")))
    assert result["passed"] is True
    assert result["goals"][0]["reached"] is True
    assert result["measured"]["kinds"]["page"]["p50_ms"] == 12.0
    assert result["limits"][0]["share_reached"] == 0.25


def test_an_error_is_a_failure_even_if_every_goal_is_reached() -> None:
    scene = a_scene()
    assert reports.passed(scene)
    scene.tally.failed("page", "500")
    assert not reports.passed(scene)
    assert "page: 500" in reports.table("ward", scene, "SQLite")


def test_a_driver_at_its_limit_is_named() -> None:
    scene = a_scene()
    assert reports.warnings(scene) == []
    scene.driver["cpu_share"] = 0.97
    assert "driver" in reports.warnings(scene)[0]


def test_a_grid_without_rows_is_nothing() -> None:
    assert reports.grid(("a", "b"), []) == ""


def test_the_share_of_a_limit_is_of_rates_unless_the_driver_was_the_limit() -> None:
    calm = Limit("x", 1_000.0, 0.0001, Summary.of([]), driver=0.5)
    busy = Limit("x", 1_000.0, 0.0001, Summary.of([]), driver=0.95)
    reached = Rate(500.0, 0.0004, Summary.of([]), driver=0.3)
    assert calm.share_of(reached) == 0.5
    assert busy.share_of(reached) == 0.25
