"""``sotay audit``: whether the ledger is as it was written, and anchors to keep elsewhere."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sotay.config import data_folder, environment
from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart

if TYPE_CHECKING:
    from sotay.ledger.chain import Anchor, ChainReport

_BETWEEN_LINES = 2.0  # seconds


class BadAnchor(CannotStart):
    """The file of anchors cannot be used; the text says why."""


class NoLedger(CannotStart):
    """There is nothing to verify: a mistyped folder must not look like a whole ledger."""


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="act")
    verify = acts.add_parser(
        "verify", help="walk the whole ledger; exit 1 and the first broken entry when it is broken"
    )
    verify.add_argument("--json", action="store_true", help="the result as JSON")
    verify.add_argument(
        "--anchor",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="anchors kept elsewhere: finds a tail that was cut off or written anew",
    )
    anchor = acts.add_parser("anchor", help="print the newest entry's number and seal")
    anchor.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="add it to this file, one line each"
    )
    for act in (verify, anchor):
        shared.add_data(act)


def run(options: argparse.Namespace) -> int:
    """Verify or anchor.

    Returns:
        0 whole (or anchored), 1 broken.

    Raises:
        BadAnchor: a file of anchors cannot be read or written.
        NoLedger: the folder holds none.
    """
    _open_data(options)
    if options.act == "anchor":
        return _anchor(options.output)
    return _verify([line for file in options.anchor for line in _lines(file)], options.json)


def _open_data(options: argparse.Namespace) -> None:
    """Django on the data folder; reading needs no claim, and a demo's folder is one too."""
    shared.to_environment(options)
    env = environment.read()
    kind = data_folder.kind_of(env.data)
    if kind == "demo":
        os.environ.setdefault("SOTAY_MODE", "demo")
    if kind is None and not env.database_url:
        raise NoLedger(f"{env.data} holds no data of ours; name the folder with --data")

    import django

    django.setup()
    from django.db import connection

    if "ledger_entry" not in connection.introspection.table_names():
        raise NoLedger("the database holds no ledger; it was never served")


def _anchor(output: Path | None) -> int:
    from sotay.kernel import clock
    from sotay.ledger.chain import anchor_now

    taken = {**asdict(anchor_now()), "taken_at": clock.now().isoformat(timespec="seconds")}
    line = json.dumps(taken)
    print(line)
    if output is not None:
        try:
            with output.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        except OSError as error:
            raise BadAnchor(f"cannot write {output}: {error.strerror}") from None
    return 0


def _verify(anchors: "list[Anchor]", as_json: bool) -> int:  # noqa: FBT001 (the option)
    from sotay.ledger.chain import anchor_now, verify_chain

    report = verify_chain(anchors=anchors, progress=_teller(of=anchor_now().seq))
    said = _as_json(report) if as_json else _as_words(report, given=len(anchors))
    print(said)
    return 0 if report.whole else 1


def _lines(path: Path) -> "list[Anchor]":
    from sotay.ledger.chain import Anchor, NoAnchor

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [Anchor.of_line(line) for line in lines if line.strip()]
    except OSError as error:
        raise BadAnchor(f"cannot read {path}: {error.strerror}") from None
    except (NoAnchor, UnicodeDecodeError) as error:
        raise BadAnchor(f"{path}: {error}") from None
    if not found:
        raise BadAnchor(f"{path} holds no anchor")
    return found


def _teller(*, of: int) -> Callable[[int], None]:
    """Says on the error stream how far it is, every two seconds."""
    told_at = time.monotonic()

    def tell(seen: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _BETWEEN_LINES:
            told_at = time.monotonic()
            print(f"{seen} of {of} entries", file=sys.stderr, flush=True)

    return tell


def _as_json(report: "ChainReport") -> str:
    fields: dict[str, Any] = {"whole": report.whole, **asdict(report)}
    return json.dumps(fields)


def _as_words(report: "ChainReport", *, given: int) -> str:
    met = f", {report.anchors} of {given} anchors met" if given else ""
    if report.whole:
        return f"whole: {report.entries} entries{met}; last seal {report.last_hash or '-'}"
    return (
        f"BROKEN at entry {report.broken_at} ({str(report.fault).replace('_', ' ')}); "
        f"{report.entries} entries before it fit{met}"
    )
