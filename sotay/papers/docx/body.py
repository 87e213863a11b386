"""The body of a paper: headings, paragraphs, lists, tables."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.shared import Twips
from docx.table import _Cell, _Row

from sotay.papers.docx.pen import grid, line, never_split, text_width, twips
from sotay.papers.layouts import Layout
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
    plain,
)

BOLD_LEVELS = frozenset({Level.CHAPTER, Level.PART, Level.ARTICLE})
CELL_PADDING = 85  # twips, 1.5 mm


def write_body(document: Document, paper: Paper) -> None:
    """Every block in order; the last one stays with the signatures that follow."""
    for place, block in enumerate(paper.blocks, start=1):
        _write(document, block, paper.layout, last=place == len(paper.blocks))


def _write(document: Document, block: Block, layout: Layout, *, last: bool) -> None:
    size, exactly = layout.sizes.body, layout.spacing.line_exactly
    after, indent = layout.spacing.after_paragraph, layout.spacing.first_line_indent
    match block:
        case Heading(level, text):
            centred = level is Level.CHAPTER
            line(
                document,
                [Run(text, bold=level in BOLD_LEVELS)],
                size=size,
                align=Align.CENTRE if centred else Align.JUSTIFY,
                exactly=exactly,
                after=after,
                first_line=0 if centred else indent,
                with_next=True,
            )
        case Paragraph(runs, indented, align, with_next):
            line(
                document,
                runs,
                size=size,
                align=align,
                exactly=exactly,
                after=after,
                first_line=indent if indented else 0,
                with_next=with_next or last,
            )
        case Item(runs):
            line(
                document,
                (*plain("- "), *runs),
                size=size,
                align=Align.JUSTIFY,
                exactly=exactly,
                after=after,
                first_line=indent,
                with_next=last,
            )
        case Centred(text, bold):
            line(
                document,
                [Run(text, bold=bold)],
                size=size,
                align=Align.CENTRE,
                exactly=exactly,
                after=after,
                with_next=True,
            )
        case Spacer():
            line(document, "", size=size, exactly=exactly, with_next=last)
        case Table():
            _write_table(document, block, layout, last=last)


def _write_table(document: Document, block: Table, layout: Layout, *, last: bool) -> None:
    widths = column_widths(block, text_width(layout))
    table = grid(document, widths, rows=1 + len(block.rows), ruled=True, padding=CELL_PADDING)
    size, head, *rows = layout.sizes.table, *table.rows
    never_split(head, repeated=True)
    for cell, column in zip(head.cells, block.columns, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        title = [Run(column.title, bold=True)]
        line(cell, title, size=size, align=Align.CENTRE, before=2, after=2, with_next=True)
    for place, (row, texts) in enumerate(zip(rows, block.rows, strict=True), start=1):
        never_split(row)
        _set_height(row, block.row_height)
        with_next = last and place == len(rows)
        for cell, column, text in zip(row.cells, block.columns, texts, strict=True):
            _fill(cell, text, size, column.align, with_next=with_next)
    # Air between the table and what follows, which spacing inside a table cannot give.
    line(document, "", size=6, exactly=6, with_next=last)


def column_widths(block: Table, whole: int) -> list[int]:
    """The widths (twips) of the columns by their shares; together exactly ``whole``."""
    shares = [column.share for column in block.columns]
    widths = [whole * share // sum(shares) for share in shares]
    widths[-1] += whole - sum(widths)
    return widths


def _set_height(row: _Row, millimetres: int) -> None:
    if millimetres:
        row.height, row.height_rule = Twips(twips(millimetres)), WD_ROW_HEIGHT_RULE.AT_LEAST


def _fill(cell: _Cell, text: str, size: int, align: Align, *, with_next: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for part in text.split("\n"):
        line(cell, part, size=size, align=align, before=2, after=2, with_next=with_next)
