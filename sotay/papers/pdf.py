"""From a paper to the bytes of a PDF, drawn by Typst with this folder's own fonts."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from sotay.kernel import clock
from sotay.papers.heading import heading_lines
from sotay.papers.model import (
    Align,
    Block,
    Centred,
    Heading,
    Item,
    Level,
    Paper,
    Paragraph,
    Run,
    Spacer,
    Table,
)
from sotay.papers.press import ready_for_press
from sotay.papers.rules import recipient_lines

FOLDER = Path(__file__).resolve().parent
TEMPLATE = FOLDER / "typst" / "paper.typ"
BOLD_LEVELS = frozenset({Level.CHAPTER, Level.PART, Level.ARTICLE})
# A row longer than this may go over a page's end; a shorter one moves to the next page whole.
LONG_CELL = 800


def render_pdf(paper: Paper) -> bytes:
    """The printed form of ``paper``: PDF/A, every letter embedded, one family of fonts.

    Texts go to Typst as data, so nothing that somebody typed is read as its language; no
    font of the machine and no address is looked up. A sign that the font lacks is shown as
    an empty box, and the file is then an ordinary PDF, because PDF/A forbids such boxes.
    """
    data = json.dumps(_data(ready_for_press(paper)), ensure_ascii=False)
    try:
        return _compiled(data, ["a-2u"])
    except typst.TypstError:
        return _compiled(data, [])


def _compiled(data: str, standards: list[Any]) -> bytes:
    compiler = typst.Compiler(
        input=str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": data},
    )
    made_at = int(clock.now().timestamp())
    file = compiler.compile(format="pdf", pdf_standards=standards, timestamp=made_at)
    if not isinstance(file, bytes):
        raise TypeError("Typst made pictures where one file was asked for")
    return file


@cache
def _fonts() -> typst.Fonts:
    """Tinos and nothing else; read once in the life of a process."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER / "fonts")],
    )


def _data(paper: Paper) -> dict[str, Any]:
    wording = paper.layout.wording
    layout = paper.layout
    return {
        "title": f"{paper.type_name} {paper.summary}".strip(),
        "author": paper.issuer,
        "layout": {
            "page": asdict(layout.page),
            "sizes": asdict(layout.sizes),
            "spacing": asdict(layout.spacing),
        },
        "motto": wording.motto,
        "heading": asdict(heading_lines(paper)),
        "type_name": paper.type_name.upper(),
        "summary": paper.summary,
        "letter_summary": "" if paper.type_name else paper.summary,
        "is_attached": paper.attached is not None,
        "attached": paper.attached or "",
        "under_summary": wording.under_summary,
        "urgency": paper.urgency.upper(),
        "circulation": paper.circulation.upper(),
        "draft_mark": paper.draft_mark,
        "address": asdict(paper.address) if paper.address else None,
        "blocks": [
            _block(block, last=place == len(paper.blocks))
            for place, block in enumerate(paper.blocks, start=1)
        ],
        "signatures": [asdict(signature) for signature in paper.signatures],
        "recipients_title": wording.recipients,
        "recipients": recipient_lines(layout, paper.recipients),
    }


def _block(block: Block, *, last: bool) -> dict[str, Any]:
    match block:
        case Heading(level, text):
            return _heading(text, bold=level in BOLD_LEVELS, centred=level is Level.CHAPTER)
        case Centred(text, bold):
            return _heading(text, bold=bold, centred=True)
        case Paragraph(runs, indented, align, with_next):
            return _paragraph(runs, align, indented=indented, with_next=with_next or last)
        case Item(runs):
            dashed = (Run("- "), *runs)
            return _paragraph(dashed, Align.JUSTIFY, indented=True, with_next=last)
        case Spacer():
            return {"kind": "spacer"}
        case Table(columns, rows, row_height):
            return {
                "kind": "table",
                "columns": [asdict(column) for column in columns],
                "row_height": row_height,
                "rows": [
                    {"cells": row, "breakable": max(map(len, row)) > LONG_CELL} for row in rows
                ],
            }


def _heading(text: str, *, bold: bool, centred: bool) -> dict[str, Any]:
    return {"kind": "heading", "text": text, "bold": bold, "centred": centred}


def _paragraph(
    runs: tuple[Run, ...], align: Align, *, indented: bool, with_next: bool
) -> dict[str, Any]:
    return {
        "kind": "paragraph",
        "runs": [asdict(run) for run in runs],
        "align": align,
        "indented": indented,
        "with_next": with_next,
    }
