"""The foot of a paper: who receives it on the left, who signs on the right."""

from docx.document import Document
from docx.table import _Cell

from sotay.papers.docx.pen import grid, line, never_split, text_width, twips
from sotay.papers.layouts import Layout
from sotay.papers.model import Align, Paper, Run, Signature
from sotay.papers.rules import recipient_lines

ABOVE_FOOT_POINTS = 6


def write_foot(document: Document, paper: Paper) -> None:
    """One row that no page break parts; two signatures take both halves."""
    layout = paper.layout
    if not paper.signatures and not paper.recipients:
        return
    right_width = twips(layout.page.heading_right_column)
    widths = [text_width(layout) - right_width, right_width]
    table = grid(document, widths, rows=1, ruled=False, padding=0)
    never_split(table.rows[0])
    left, right = table.rows[0].cells
    if len(paper.signatures) > 1:
        _write_signature(left, paper.signatures[0], layout)
    elif paper.recipients:
        _write_recipients(left, paper)
    else:
        line(left, "", size=layout.sizes.body)
    if paper.signatures:
        _write_signature(right, paper.signatures[-1], layout)
    else:
        line(right, "", size=layout.sizes.body)
    # The format wants a paragraph after the last table.
    line(document, "", size=1, exactly=1)
    if len(paper.signatures) > 1 and paper.recipients:
        _write_recipients(document, paper)


def _write_signature(cell: _Cell, signature: Signature, layout: Layout) -> None:
    """Authority bold, post regular (bold where it stands alone), room for the hand, name."""
    size, before = layout.sizes.signature, ABOVE_FOOT_POINTS
    if signature.authority:
        authority = [Run(signature.authority, bold=True)]
        line(cell, authority, size=size, align=Align.CENTRE, before=before)
        before = 0
    if signature.post:
        post = [Run(signature.post, bold=not signature.authority)]
        line(cell, post, size=size, align=Align.CENTRE, before=before)
    for _empty in range(layout.spacing.signature_lines):
        line(cell, "", size=size, align=Align.CENTRE)
    line(cell, [Run(signature.name, bold=True)], size=size, align=Align.CENTRE)


def _write_recipients(place: Document | _Cell, paper: Paper) -> None:
    layout = paper.layout
    title = line(
        place,
        layout.wording.recipients,
        size=layout.sizes.recipients_title,
        before=ABOVE_FOOT_POINTS,
    )
    title.runs[0].underline = True
    for text in recipient_lines(layout, paper.recipients):
        line(place, text, size=layout.sizes.recipients)
