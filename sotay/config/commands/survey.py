"""``sotay survey check FILE``: whether a printed table of results adds up."""

import argparse
import json
import sys
from pathlib import Path


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="act")
    check = acts.add_parser("check", help="recompute a table of results and say what is wrong")
    check.add_argument("file", type=Path, help="a .txt, .docx, .xlsx or .pdf file")
    check.add_argument("--json", action="store_true", help="the findings as JSON")


def run(options: argparse.Namespace) -> int:
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
