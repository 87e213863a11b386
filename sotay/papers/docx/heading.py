"""The heading of a paper, its type, its summary, and whom it addresses."""

from docx.document import Document
from docx.table import _Cell

from sotay.papers.docx.pen import grid, line, rule, text_width, twips
from sotay.papers.heading import heading_lines
from sotay.papers.model import Address, Align, Paper, Run

ADDRESS_LEFT_MM = 35


def write_heading(document: Document, paper: Paper) -> None:
    """Names, number and marks on the left; motto, rule, place and day on the right."""
    lines, sizes = heading_lines(paper), paper.layout.sizes
    right_width = twips(lines.right_width)
    # The two columns fill the text's width to the last twip.
    widths = [text_width(paper.layout) - right_width, right_width]
    table = grid(document, widths, rows=1, ruled=False, padding=0)
    left, right = table.rows[0].cells
    for name in lines.superior:
        line(left, name, size=sizes.heading, align=Align.CENTRE)
    for name in lines.issuer:
        line(left, [Run(name, bold=True)], size=sizes.heading, align=Align.CENTRE)
    line(left, "*", size=sizes.heading, align=Align.CENTRE)
    if lines.number:
        line(left, lines.number, size=sizes.heading, align=Align.CENTRE)
    _write_marks(left, paper)

    motto = [Run(paper.layout.wording.motto, bold=True)]
    line(right, motto, size=sizes.motto, align=Align.CENTRE)
    rule(right, lines.rule_indent)
    line(
        right,
        [Run(lines.place_and_day, italic=True)],
        size=sizes.heading,
        align=Align.CENTRE,
        before=_day_drop(len(lines.superior) + len(lines.issuer), sizes.heading),
    )


def write_title(document: Document, paper: Paper) -> None:
    """The type of the paper, its summary, the five hyphens; then whom it addresses."""
    sizes = paper.layout.sizes
    if paper.type_name:
        name = [Run(paper.type_name.upper(), bold=True)]
        line(document, name, size=sizes.type_name, align=Align.CENTRE, before=14)
        line(document, [Run(paper.summary, bold=True)], size=sizes.summary, align=Align.CENTRE)
        if paper.attached:
            attached = [Run(paper.attached, italic=True)]
            line(document, attached, size=sizes.body, align=Align.CENTRE)
        under = paper.layout.wording.under_summary
        line(document, under, size=sizes.summary, align=Align.CENTRE, after=12)
    else:
        line(document, "", size=sizes.body)
    if paper.address:
        _write_address(document, paper.address, sizes.body)


def _write_marks(left: _Cell, paper: Paper) -> None:
    """What may stand under the number: a letter's summary, urgency, circulation, draft."""
    sizes = paper.layout.sizes
    if not paper.type_name:
        summary = [Run(paper.summary, italic=True)]
        line(left, summary, size=sizes.letter_summary, align=Align.CENTRE)
    if paper.urgency:
        urgency = [Run(paper.urgency.upper(), bold=True)]
        line(left, urgency, size=sizes.urgency, align=Align.CENTRE, before=6)
    if paper.circulation:
        circulation = [Run(paper.circulation.upper(), bold=True)]
        line(left, circulation, size=sizes.circulation, align=Align.CENTRE, before=6)
    if paper.draft_mark:
        draft = [Run(paper.draft_mark, italic=True)]
        line(left, draft, size=sizes.draft, align=Align.CENTRE, before=6)


def _write_address(document: Document, address: Address, size: int) -> None:
    label = Run(address.label, italic=True)
    if len(address.names) == 1:
        runs = [label, Run(f" {address.names[0]}")]
        line(document, runs, size=size, align=Align.CENTRE, after=12)
        return
    line(document, [label], size=size, left=ADDRESS_LEFT_MM, with_next=True)
    for name in address.names:
        line(document, f"- {name}", size=size, left=ADDRESS_LEFT_MM + 5)
    line(document, "", size=size)


def _day_drop(names: int, size: int) -> int:
    """Points above the place and day, so that they stand level with the star."""
    return round(max(names - 1, 0.5) * size * 1.15) - 2
