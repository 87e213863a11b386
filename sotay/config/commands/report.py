"""``sotay report activation``: the report of a unit as a file."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sotay.config.commands import options as shared

FORMS = ("docx", "pdf", "xlsx", "json")


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    shared.add_data(parser)
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="report")
    activation = kinds.add_parser("activation", help="who has activated, by unit, with reasons")
    activation.add_argument("--unit", metavar="CODE", help="code of the unit; default: the root")
    activation.add_argument(
        "--on", metavar="DATE", type=_day, help="closing day, 2026-11-22; default: today"
    )
    activation.add_argument(
        "--from",
        dest="since",
        metavar="DATE",
        type=_day,
        help="first day of the period; default: 1 January of the year of --on",
    )
    activation.add_argument(
        "--format", choices=FORMS, help="default: what the name of the file ends in, else docx"
    )
    activation.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written 2026-11-22") from None


def run(options: argparse.Namespace) -> int:
    """Write the file; what is refused is said in a sentence, and no file is left behind.

    Returns:
        0 written, 1 refused.

    Raises:
        data_folder.UnfitFolder: nothing was ever kept there; a report makes no database.
    """
    shared.to_kept_data(options)

    import django

    django.setup()

    from sotay.reports.files import activation_file

    form = options.format or form_of(options.output)

    def make() -> tuple[bytes, Sequence[str]]:
        return activation_file(form, code=options.unit, day=options.on, since=options.since)

    return 1 if shared.written(options.output, make) is None else 0


def form_of(path: Path) -> str:
    """The form that the name of the file asks for; a name that says nothing is a paper to edit."""
    ending = path.suffix.lower().lstrip(".")
    return ending if ending in FORMS else "docx"
