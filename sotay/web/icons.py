"""Drawn icons, inline: coloured by the text beside them, never alone."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent / "icons"


@cache
def icon(name: str) -> Markup:
    """The icon ``name`` (Lucide's names) as SVG that screen readers pass over.

    Raises:
        LookupError: it is not among the files of ``icons/``.
    """
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"no icon {name!r} in sotay/web/icons; add its Lucide file")
    drawing = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    inner = drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")]
    # Lucide's root attributes are the same in every file; the style sheet holds them.
    return Markup(  # noqa: S704 (the files are ours)
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f"{' '.join(inner.split())}</svg>"
    )


def known() -> frozenset[str]:
    """The names that can be asked for."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))
