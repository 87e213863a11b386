"""``sotay import members FILE``: a list comes in; ``sotay import undo`` takes it back."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart

if TYPE_CHECKING:
    from sotay.office.queries.planning import Plan


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    members = what.add_parser("members", help="enter the valid rows of a workbook or CSV file")
    members.add_argument("file", type=Path, help=".xlsx or .csv")
    members.add_argument("--dry-run", action="store_true", help="say what would happen, only")
    members.add_argument(
        "--refused", metavar="FILE", type=Path, help="write refused rows with their reasons here"
    )
    undo = what.add_parser("undo", help="take back what the last import did")
    for part in (members, undo):
        part.add_argument("--unit", metavar="CODE", default="", help="the unit; default: the top")
        shared.add_data(part)


def run(options: argparse.Namespace) -> int:
    """Read, say what becomes of the rows, enter them; 1 when the file or the undoing is refused.

    Raises:
        CannotStart: an unfit data folder, or no such file.
    """
    shared.open_data(options)
    from django.utils import translation

    from sotay.kernel.refusals import Refusal

    translation.activate("vi")
    try:
        return _undo(options.unit) if options.what == "undo" else _members(options)
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        return 1


def _members(options: argparse.Namespace) -> int:
    from sotay.kernel import clock
    from sotay.office import actions
    from sotay.office.queries import places, planning
    from sotay.office.queries.lists import refused_file
    from sotay.office.rules.plan import counts

    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise CannotStart(f"cannot read {options.file}: {error.strerror}") from error
    unit, today = places.unit_called(options.unit), clock.today()
    if options.dry_run:
        plan = planning.plan_list(data, unit, today, _tell)
        _report(plan.remarks, counts(plan.rows))
        _list_troubles(plan)
        return 0
    brought = actions.import_file(
        by=None, unit=unit, file_name=options.file.name, data=data, on=today, tell=_tell
    )
    _report(brought.remarks, brought.counts)
    if options.refused and brought.counts.get("refused"):
        options.refused.write_bytes(refused_file(brought))
        print(options.refused)
    return 0


def _list_troubles(plan: "Plan") -> None:
    from django.utils.translation import gettext as _

    for row in plan.rows:
        for sentence in (*row.errors, *row.warnings):
            print(
                _("Dòng %(row)d, %(name)s: %(why)s")
                % {"row": row.number, "name": row.member.full_name or "?", "why": sentence}
            )


def _undo(code: str) -> int:
    from django.utils.translation import gettext as _

    from sotay.office import actions
    from sotay.office.queries import lists, places

    last = lists.last_done(places.unit_called(code))
    actions.undo_import(by=None, brought=last)
    print(_("Đã hoàn tác lần nhập “%(file)s”.") % {"file": last.file_name})
    return 0


def _report(remarks: list[str], counts: Mapping[str, int]) -> None:
    from sotay.office.rules.words import summary

    if sys.stderr.isatty():
        print(file=sys.stderr)
    for sentence in remarks:
        print(sentence)
    print(summary(counts))


def _tell(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:>7}", end="", file=sys.stderr, flush=True)
