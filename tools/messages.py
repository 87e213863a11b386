"""Gather the texts of the interface: ``python -m tools.messages [--check]``.

The key of a text is its Vietnamese sentence, so Vietnamese needs no catalogue; the
template ``locale/sotay.pot`` is for those who translate, and shows each change of wording
in review. It carries no dates and no line numbers: it changes only when a text does.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "locale" / "sotay.pot"
METHODS = [
    ("**/tests/**", "ignore"),
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**/jinja2/**.html", "jinja2"),
]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def gather() -> bytes:
    """The template as it should be now."""
    catalog = Catalog(project="Sổ Tay", charset="utf-8")
    found = extract_from_dir(
        ROOT / "sotay",
        method_map=METHODS,
        options_map={"**/jinja2/**.html": {"silent": "false", "trimmed": "true"}},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(
            message, locations=[(f"sotay/{file}", 0)], auto_comments=comments, context=context
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=True, include_lineno=False, width=0, sort_by_file=True)
    return buffer.getvalue()


def main() -> None:
    """Write the template, or with ``--check`` say whether it is up to date."""
    now = gather()
    if "--check" not in sys.argv:
        TEMPLATE.parent.mkdir(exist_ok=True)
        TEMPLATE.write_bytes(now)
    elif not TEMPLATE.exists() or TEMPLATE.read_bytes() != now:
        sys.exit("locale/sotay.pot is behind the texts: run make messages and look at the change")


if __name__ == "__main__":
    main()
