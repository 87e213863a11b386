"""The console command ``sotay``."""

import argparse
import os
import sys
from collections.abc import Sequence

import sotay
from sotay.config.commands import (
    audit,
    bench,
    demo,
    doctor,
    exports,
    imports,
    keys,
    manage,
    purge,
    report,
    search,
    serve,
    setup,
    survey,
)
from sotay.config.environment import CannotStart

COMMANDS = {
    "serve": (serve, "serve an organisation"),
    "demo": (demo, "serve the sample ward, to try the product"),
    "setup": (setup, "make the organisation of an empty system, without a browser"),
    "report": (report, "write a report to a file"),
    "import": (imports, "bring members in from a workbook, or undo that"),
    "export": (exports, "write members to a workbook"),
    "search": (search, "make the index of the library again, or say how it is"),
    "keys": (keys, "turn the keys of the sealed numbers"),
    "manage": (manage, "run one of Django's own commands"),
    "survey": (survey, "check a printed table of results, or write the report of a survey"),
    "audit": (audit, "see that nobody changed the record of acts"),
    "doctor": (doctor, "say which programs beside it are missing, and what that costs"),
    "purge": (purge, "destroy a file that should never have come"),
    "bench": (bench, "measure how fast it is, on throw-away data"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The process's exit status: 0 done, 1 failed, 2 called or configured wrongly.
    """
    chosen = _parser().parse_args(arguments)
    # Whatever the shell says: another project's settings must not serve our data.
    os.environ["DJANGO_SETTINGS_MODULE"] = "sotay.config.settings"
    try:
        return int(COMMANDS[chosen.command][0].run(chosen))
    except CannotStart as error:
        print(f"sotay: {error}", file=sys.stderr)  # noqa: T201 (a console command)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sotay", description=sotay.__doc__)
    parser.add_argument("--version", action="version", version=f"sotay {sotay.__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (command, meaning) in COMMANDS.items():
        command.add(subparsers.add_parser(name, help=meaning, description=meaning))
    return parser
