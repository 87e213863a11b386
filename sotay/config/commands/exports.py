"""``sotay export members -o FILE``: the members as a workbook that an import reads again."""

import argparse
import sys
from pathlib import Path

from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    members = what.add_parser("members", help="everybody at home under a unit today")
    members.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help=".xlsx")
    members.add_argument("--unit", metavar="CODE", default="", help="the unit; default: the top")
    shared.add_data(members)


def run(options: argparse.Namespace) -> int:
    """Write the workbook, readable by its owner only.

    Raises:
        CannotStart: an unfit data folder, or a file that cannot be written.
    """
    shared.open_data(options)
    from django.utils import translation

    from sotay.kernel.refusals import Refusal
    from sotay.office import actions
    from sotay.office.queries import places

    translation.activate("vi")
    try:
        data = actions.export_members(by=None, unit=places.unit_called(options.unit))
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
    try:
        options.out.write_bytes(data)
    except OSError as error:
        raise CannotStart(f"cannot write {options.out}: {error.strerror}") from error
    print(options.out)
    return 0
