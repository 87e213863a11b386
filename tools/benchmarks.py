"""Put measured figures into the documentation: ``python -m tools.benchmarks FILE.json …``.

Each file is the output of ``sotay bench … --json``. What stands between the two marks in
``docs/benchmarks.md`` is replaced; the words around them are a person's.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: written by tools.benchmarks -->", "<!-- end of figures -->"

Result = dict[str, Any]


def rows(results: list[Result]) -> Iterator[tuple[str, ...]]:
    """Scenario, goal, wanted, and what each database got."""
    databases = sorted({result["database"] for result in results}, reverse=True)
    by = {(result["scenario"], result["database"]): result for result in results}
    yield ("scenario", "goal", "wanted", *databases)
    yield ("---",) * (3 + len(databases))
    for scenario in dict.fromkeys(result["scenario"] for result in results):
        goals = {
            goal["name"]: goal["wanted"]
            for database in databases
            for goal in by.get((scenario, database), {"goals": []})["goals"]
        }
        for name, wanted in goals.items():
            got = (_got(by.get((scenario, database)), name) for database in databases)
            yield (scenario, name, wanted, *got)


def _got(result: Result | None, name: str) -> str:
    for goal in result["goals"] if result else ():
        if goal["name"] == name:
            return str(goal["got"]) if goal["reached"] else f"**{goal['got']}**"
    return "–"


def costs(results: list[Result]) -> Iterator[tuple[str, ...]]:
    """What each scenario took, and how near it came to the limit of the same run."""
    yield ("scenario", "database", "requests", "errors", "pages CPU s", "pages MB", "wire MB",
           "driver", "limit of the same run", "reached")  # fmt: skip
    yield ("---",) * 10
    for result in results:
        server, driver = result["server"], result["driver"]
        limits = result["limits"] or [{"what": "–", "share_reached": 0.0}]
        for place, limit in enumerate(limits):
            first = (
                result["scenario"],
                result["database"],
                str(result["measured"]["requests"]),
                str(sum(result["measured"]["errors"].values())),
                *(str(server.get("pages", {}).get(key, "–")) for key in ("cpu_s", "memory_mb")),
                str(server.get("wire", {}).get("memory_mb", "–")),
                f"{driver.get('cpu_share', 0):.0%} of a core",
            )
            share = f"{limit['share_reached'] * 100:.1f} %"
            yield (*(first if place == 0 else ("",) * 8), limit["what"], share)


def figures(results: list[Result]) -> str:
    """Both tables as Markdown. A goal that was missed stands in bold."""
    tables = (
        "\n".join(f"| {' | '.join(row)} |" for row in part(results)) for part in (rows, costs)
    )
    machine = results[0]["machine"]
    workers = results[0]["server"]
    head = (
        f"{machine['cores']} cores, Python {machine['python']}, {workers['workers']} page workers "
        f"of {workers['threads']} threads; scale {results[0]['scale']:g}. Bold: not reached."
    )
    return "\n\n".join([head, *tables])


def replaced(page: str, text: str) -> str:
    """The page with ``text`` between its marks.

    Raises:
        ValueError: the marks are not there.
    """
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("docs/benchmarks.md has lost its marks")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def main(files: list[str]) -> None:
    """Read the results and write the page."""
    results = [result for name in files for result in json.loads(Path(name).read_text())]
    if not results:
        sys.exit("no results")
    PAGE.write_text(replaced(PAGE.read_text(), figures(results)))


if __name__ == "__main__":
    main(sys.argv[1:])
