"""The result for people (a table) and for programs (JSON)."""

import os
import platform
from collections.abc import Iterable, Sequence
from typing import Any

from sotay.bench.figures import Goal, Summary, number
from sotay.bench.scenes import Scene

BUSY = 0.85  # of a core; a driver above this measures itself
LATE = 0.1  # seconds the driver's own loop may be late


def as_json(name: str, scene: Scene, database: str) -> dict[str, Any]:
    """Everything that was measured."""
    return {
        "scenario": name,
        "scale": scene.scale,
        "database": database,
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "server": {
            "workers": scene.size.workers,
            "threads": scene.size.threads,
            **{role: use.as_json() for role, use in sorted(scene.use.items())},
        },
        "driver": scene.driver,
        "measured": scene.tally.as_json(),
        "figures": scene.figures,
        "limits": [
            {**limit.as_json(), "share_reached": round(share, 4)} for limit, share in scene.limits
        ],
        "goals": [goal.as_json() for goal in scene.goals],
        "notes": [*scene.notes, *warnings(scene)],
        "passed": passed(scene),
    }


def passed(scene: Scene) -> bool:
    """Whether every goal was reached and nothing went wrong."""
    return all(goal.reached for goal in scene.goals) and not scene.tally.error_count


def warnings(scene: Scene) -> list[str]:
    """What makes the figures doubtful."""
    found = []
    if scene.driver.get("cpu_share", 0.0) > BUSY or scene.driver.get("late_p99_s", 0.0) > LATE:
        found.append("The driver was at its limit: the times are partly its own.")
    if scene.scale != 1.0:
        found.append(f"Scale {scene.scale:g}: not the scenario as it is meant.")
    return found


def table(name: str, scene: Scene, database: str) -> str:
    """The result as text that also reads well in a page of documentation."""
    parts = [
        f"## {name}: {'reached' if passed(scene) else 'NOT REACHED'}",
        (
            f"{database}, {scene.size.workers} page workers of {scene.size.threads} threads, "
            f"{scene.size.wires} wire, "
            f"{os.cpu_count()} cores, scale {scene.scale:g}"
        ),
        _goals(scene.goals),
        _times(scene),
        _server(scene),
        _pairs(scene.figures),
        _limits(scene),
        _errors(scene),
        "\n".join(f"Note: {line}" for line in (*scene.notes, *warnings(scene))),
    ]
    return "\n\n".join(part for part in parts if part)


def _goals(goals: Sequence[Goal]) -> str:
    rows = [(goal.name, goal.wanted, goal.got, "yes" if goal.reached else "NO") for goal in goals]
    return grid(("goal", "wanted", "got", "reached"), rows)


def _times(scene: Scene) -> str:
    tally = scene.tally
    rows = []
    for kind in sorted(tally.times):
        times = Summary.of(tally.times[kind])
        cells = (times.p50, times.p95, times.p99, times.most)
        size = number(tally.bytes_in[kind] / 1e6) if tally.bytes_in[kind] else ""
        rows.append((kind, str(times.count), *(f"{cell * 1000:.0f}" for cell in cells), size))
    return grid(("what", "count", "p50 ms", "p95 ms", "p99 ms", "max ms", "MB"), rows)


def _server(scene: Scene) -> str:
    rows = [
        (role, f"{use.cpu:.1f}", f"{use.memory / 1e6:.0f}", f"{use.most / 1e6:.0f}")
        for role, use in sorted(scene.use.items())
    ]
    if scene.driver:
        share = scene.driver["cpu_share"]
        rows.append(("driver", f"{scene.driver['cpu_s']:.1f}", f"{share:.0%} of a core", ""))
    return grid(("process", "CPU s", "memory MB", "at most MB"), rows)


def _pairs(figures: dict[str, Any]) -> str:
    return grid(("figure", ""), [(key.replace("_", " "), _said(figures[key])) for key in figures])


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_said(inner)}" for key, inner in value.items())
    return str(value)


def _limits(scene: Scene) -> str:
    rows = [
        (
            limit.what,
            number(limit.rate),
            f"{limit.cpu_each * 1000:.3f}",
            f"{limit.times.p99 * 1000:.0f}",
            f"{limit.driver:.0%}",
            f"{share * 100:.1f} %",
        )
        for limit, share in scene.limits
    ]
    return grid(
        ("limit in this run", "a second", "CPU ms each", "p99 ms", "driver", "reached"), rows
    )


def _errors(scene: Scene) -> str:
    return grid(
        ("error", "count"), [(kind, str(n)) for kind, n in scene.tally.errors.most_common(20)]
    )


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown with straight columns; nothing when there are no rows."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    if len(lines) == 1:
        return ""
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    return "\n".join(
        [line(lines[0]), line(["-" * width for width in widths]), *map(line, lines[1:])]
    )
