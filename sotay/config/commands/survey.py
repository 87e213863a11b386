"""``sotay survey``: whether a printed table of results adds up; the report of a survey."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sotay.config.commands import options as shared

FORMS = ("docx", "pdf", "xlsx", "csv", "json")


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="act")
    check = acts.add_parser("check", help="recompute a table of results and say what is wrong")
    check.add_argument("file", type=Path, help="a .txt, .docx, .xlsx or .pdf file")
    check.add_argument("--json", action="store_true", help="the findings as JSON")
    report = acts.add_parser("report", help="write the report of a survey to a file")
    shared.add_data(report)
    report.add_argument("survey", type=int, help="its number, as its address has it")
    report.add_argument("--unit", metavar="CODE", help="the page of one unit; default: everybody")
    report.add_argument(
        "--format", choices=FORMS, help="default: what the name of the file ends in, else docx"
    )
    report.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)


def run(options: argparse.Namespace) -> int:
    """Carry the act out; the status is its own."""
    return _report(options) if options.act == "report" else _check(options)


def _report(options: argparse.Namespace) -> int:
    """Write the file; what is refused is said in a sentence, and no file is left behind.

    Returns:
        0 written, 1 refused, or written with a warning that the figures do not add up.

    Raises:
        data_folder.UnfitFolder: nothing was ever kept there.
    """
    shared.to_kept_data(options)

    import django

    django.setup()

    from sotay.surveys.console import report_file

    ending = options.output.suffix.lower().lstrip(".")
    form = options.format or (ending if ending in FORMS else "docx")

    def make() -> tuple[bytes, Sequence[str]]:
        return report_file(options.survey, form, code=options.unit)

    differences = shared.written(options.output, make)
    return 0 if differences is not None and not differences else 1


def _check(options: argparse.Namespace) -> int:
    """Print what was found; 0 when every figure is right, 1 when one is wrong, 2 for no table."""
    import django

    django.setup()

    from django.utils.translation import gettext as _

    from sotay.kernel.refusals import Invalid
    from sotay.surveys.files import text_of
    from sotay.surveys.rules import checking, tables

    try:
        table = tables.read_table(text_of(options.file))
    except Invalid as refusal:
        print(refusal, file=sys.stderr)
        return 2
    if not table.questions:
        print(checking.no_table(), file=sys.stderr)
        return 2
    findings = checking.check(table)
    levels = {"error": _("LỖI"), "off": _("LỆCH"), "note": _("ghi chú")}
    if options.json:
        json.dump(checking.as_json(table, findings), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for finding in findings:
            print(f"{levels[finding.level]:8} {finding.where:8} {finding.message}")
        print(checking.summary(table, findings))
    return 1 if checking.has_errors(findings) else 0
