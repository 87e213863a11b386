"""Measure the proposed party data: ``python -m tools.proposals`` writes ``docs/proposals.md``.

What stands between the two marks is replaced; the words around it are a person's.
"""

import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proposals.md"
BEGIN, END = "<!-- table: written by tools.proposals -->", "<!-- end of the table -->"


def with_table(page: str, lines: list[str]) -> str:
    """The page with this table between its marks."""
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}"


def main() -> int:
    """Measure and write; returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from sotay.documents.tests.sample_papers import table

    lines, _share = table()
    PAGE.write_text(with_table(PAGE.read_text(), lines))
    print(lines[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
