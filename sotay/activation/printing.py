"""Sheets with codes as a PDF, drawn by Typst with the papers' own fonts."""

import json
from functools import cache
from pathlib import Path

import segno
import typst

from sotay.activation.queries.board import Sheet
from sotay.kernel import clock, dates
from sotay.papers import pdf as papers_pdf

TEMPLATE = Path(__file__).resolve().parent / "typst" / "sheets.typ"
FORMS = frozenset({"cards", "pages"})


def sheets_pdf(sheets: list[Sheet], *, address: str, form: str) -> bytes:
    """The sheets as eight cards a page with lines to cut (``cards``), or a page each (``pages``).

    ``address`` is the page that a QR opens; the code stands behind its ``#``, which a browser
    never sends. Texts go to Typst as data, so nothing that somebody typed is read as its language.
    """
    data = {
        "form": form,
        "address": address.partition("://")[2].removesuffix("code/"),
        "sheets": [
            {
                "name": sheet.name,
                "unit": sheet.unit,
                "code": sheet.code,
                "until": dates.short(sheet.expires_at.astimezone(clock.VIETNAM).date()),
                "qr": _dots(f"{address}#{sheet.code.replace(' ', '')}"),
            }
            for sheet in sheets
        ],
    }
    compiler = typst.Compiler(
        input=str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    file = compiler.compile(format="pdf", timestamp=int(clock.now().timestamp()))
    if not isinstance(file, bytes):
        raise TypeError("Typst made pictures where one file was asked for")
    return file


def _dots(text: str) -> list[str]:
    """The rows of a QR code, ``1`` for a dark dot; no border."""
    code = segno.make(text, error="m", micro=False)
    return ["".join("1" if dot else "0" for dot in row) for row in code.matrix]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(papers_pdf.FOLDER / "fonts")],
    )
