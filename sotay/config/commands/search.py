"""``sotay search``: the index of everything that can be found, made again or looked at."""

import argparse
import json
import sys
import time

from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart

_BETWEEN_LINES = 2.0  # seconds


class StillBusy(CannotStart):
    """Another process writes the index."""


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="act")
    rebuild = acts.add_parser(
        "rebuild", help="make the index again beside the old one, which serves until then"
    )
    state = acts.add_parser("state", help="whether there is a whole index, and what waits for it")
    state.add_argument("--json", action="store_true", help="the result as JSON")
    for act in (rebuild, state):
        shared.add_data(act)


def run(options: argparse.Namespace) -> int:
    """Rebuild, or say how it is.

    Returns:
        0 there is a whole index, 1 there is none.

    Raises:
        StillBusy: another process writes.
    """
    shared.open_data(options)
    return _rebuild() if options.act == "rebuild" else _state(as_json=options.json)


def _rebuild() -> int:
    from sotay.search.actions import rebuild_some
    from sotay.search.engine.faults import Busy
    from sotay.search.queries import so_far

    told_at, anew = time.monotonic(), True
    try:
        while not rebuild_some(anew=anew):
            anew = False
            if time.monotonic() - told_at >= _BETWEEN_LINES:
                told_at = time.monotonic()
                print(f"{so_far()} things", file=sys.stderr, flush=True)
    except Busy:
        raise StillBusy("another process writes the index; try again in a minute") from None
    return _state(as_json=False)


def _state(*, as_json: bool) -> int:
    from sotay.search.queries import state_of_index

    state = state_of_index()
    words = (
        f"{'whole' if state['whole'] else 'NO INDEX'}: {state['passages']} passages, "
        f"{state['waiting']} changes waiting"
    )
    print(json.dumps(state) if as_json else words)
    return 0 if state["whole"] else 1
