"""``sotay bench SCENARIO``: how fast it is, on throw-away data, next to the limit."""

import argparse
import json
import signal
import sys
from typing import Any

from sotay.config.environment import CannotStart

# Named here too, so that the other commands do not load the load driver.
NAMES = (
    "room",
    "ward",
    "vote",
    "login",
    "restart",
    "crowd",
    "province",
    "growth",
    "board",
    "opinions",
    "import",
    "library",
    "survey",
)


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    parser.add_argument("scenario", choices=(*NAMES, "all"), help="what to play; see docs")
    parser.add_argument("--json", action="store_true", help="the result as JSON")
    parser.add_argument("--scale", type=_scale, default=1.0, help="0.05: a twentieth of it")
    parser.add_argument("--workers", type=int, default=2, help="page server processes")
    parser.add_argument("--threads", type=int, default=4, help="threads of each of them")
    parser.add_argument("--wires", type=int, default=1, help="wire processes")
    parser.add_argument(
        "--database",
        metavar="URL",
        default="",
        help="a PostgreSQL server in which a database of its own is made; default: SQLite",
    )
    parser.add_argument("--url", default="", help="a server that is there (http); reads only")
    parser.add_argument("--people", metavar="FILE", help="with --url: name, tab, password a line")
    parser.add_argument(
        "--elsewhere", action="store_true", help="with --url: it may be another machine"
    )
    parser.add_argument("--find", action="store_true", help="province: look for the highest rate")
    parser.add_argument("--lenient", action="store_true", help="exit 0 when a goal is missed")
    parser.add_argument("--verbose", action="store_true", help="tell every failure")


def _scale(text: str) -> float:
    value = float(text)
    if not 0.001 <= value <= 10:
        raise argparse.ArgumentTypeError("between 0.001 and 10")
    return value


def run(options: argparse.Namespace) -> int:
    """Play, print the result; 1 when a goal was missed or something failed.

    Raises:
        CannotStart: the options do not go together, or no server comes up.
    """
    from sotay.bench import reports, runs
    from sotay.bench.foreign import BadPeople
    from sotay.bench.ports import NoServer
    from sotay.bench.scenarios import SCENARIOS
    from sotay.bench.servers import Size

    for number in (signal.SIGTERM, signal.SIGHUP):
        # As Ctrl-C: the server and its folder are taken away on the way out.
        signal.signal(number, signal.default_int_handler)
    chosen = NAMES if options.scenario == "all" else (options.scenario,)
    _refuse_nonsense(options, chosen)
    how = runs.Options(
        scale=options.scale,
        size=Size(options.workers, options.threads, options.wires),
        database=options.database,
        url=options.url,
        people=options.people or "",
        find=options.find,
        verbose=options.verbose,
    )
    database = "PostgreSQL" if options.database else "SQLite"
    results: list[dict[str, Any]] = []
    for name in chosen:
        try:
            scene = runs.play(SCENARIOS[name], how)
        except (NoServer, BadPeople, OSError) as error:
            raise CannotStart(str(error)) from error
        results.append(reports.as_json(name, scene, database))
        # The table is for people, who look at stderr when a program takes stdout.
        place = sys.stderr if options.json else sys.stdout
        print(f"{reports.table(name, scene, database)}\n", file=place, flush=True)
    if options.json:
        json.dump(results, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return 0 if options.lenient or all(result["passed"] for result in results) else 1


def _refuse_nonsense(options: argparse.Namespace, chosen: tuple[str, ...]) -> None:
    if not options.url:
        return
    from sotay.bench.foreign import BadPeople, is_here
    from sotay.bench.scenarios import SCENARIOS

    if not options.people:
        raise CannotStart("--url needs --people FILE: a name, a tab and a password a line")
    writing = [name for name in chosen if not SCENARIOS[name].only_reads]
    if writing:
        raise CannotStart(f"{', '.join(writing)} writes; on a server that is there we only read")
    try:
        if not is_here(options.url) and not options.elsewhere:
            raise CannotStart(f"{options.url} is another machine; say --elsewhere if you may")
    except BadPeople as error:
        raise CannotStart(str(error)) from error
