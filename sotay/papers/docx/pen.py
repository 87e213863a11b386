"""Writing into a DOCX: paragraphs, runs and tables in the units that the format wants."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun

from sotay.papers.layouts import Layout
from sotay.papers.model import Align, Run, plain

Place = Document | _Cell

AFTER_PARAGRAPH_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
AFTER_MARGINS = ("w:tblLook",)
AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", *AFTER_MARGINS)
AFTER_WIDTH = ("w:jc", "w:tblInd", "w:tblBorders", *AFTER_BORDERS)

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of every measure here.

    The library's own millimetres are cut, not rounded, when they are written: 20 mm would
    come out as 1133 twips, not as 1134.
    """
    return round(millimetres * 1440 / 25.4)


def text_width(layout: Layout) -> int:
    """The width between the margins in twips, from margins that are rounded themselves."""
    page = layout.page
    return twips(page.width) - twips(page.left) - twips(page.right)


def line(
    place: Place,
    runs: str | Sequence[Run],
    *,
    size: int,
    align: Align = Align.LEFT,
    exactly: int | None = None,
    before: int = 0,
    after: int = 0,
    first_line: int = 0,
    left: int = 0,
    with_next: bool = False,
) -> Paragraph:
    """Add a paragraph. Sizes and spacings are points, indents millimetres.

    ``exactly`` fixes the distance of lines; without it a line is as high as its letters.
    """
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = ALIGNMENTS[align]
    form.space_before, form.space_after = Pt(before), Pt(after)
    if exactly is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exactly)
    if first_line:
        form.first_line_indent = Twips(twips(first_line))
    if left:
        form.left_indent = Twips(twips(left))
    if with_next:
        form.keep_with_next = True
    mark_size(paragraph, size)
    for run in plain(runs) if isinstance(runs, str) else runs:
        written = paragraph.add_run(run.text)
        set_size(written, size)
        if run.bold:
            written.bold = True
        if run.italic:
            written.italic = True
    return paragraph


def set_size(run: DocxRun, size: int) -> None:
    """Give a run its size in points."""
    run.font.size = Pt(size)


def mark_size(paragraph: Paragraph, size: int) -> None:
    """Size the paragraph's own mark: it decides how high an empty line is."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public door
    holder = child(properties, "w:rPr")
    child(holder, "w:sz", val=str(size * 2))
    child(holder, "w:szCs", val=str(size * 2))


def rule(cell: _Cell, indent: float) -> None:
    """A solid rule, ``indent`` millimetres short of the cell on both sides.

    The upper border of an empty paragraph of one point: an underline would move with the
    letters and end where they end only by luck.
    """
    paragraph = line(cell, "", size=1, exactly=1)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public door
    borders = child(properties, "w:pBdr", before=AFTER_PARAGRAPH_BORDERS)
    child(borders, "w:top", val="single", sz="8", space="0", color="000000")
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Twips(twips(indent))


def grid(
    document: Document, widths: Sequence[int], *, rows: int, ruled: bool, padding: int
) -> Table:
    """Add a table of fixed column ``widths`` (twips) with cell ``padding`` (twips) at the sides."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no public door
    child(properties, "w:tblW", w=str(sum(widths)), type="dxa", before=AFTER_WIDTH)
    _borders(properties, ruled=ruled)
    margins = child(properties, "w:tblCellMar", before=AFTER_MARGINS)
    for side in ("left", "right"):
        child(margins, f"w:{side}", w=str(padding), type="dxa")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        size_cells(row, widths)
    return table


def size_cells(row: _Row, widths: Sequence[int]) -> None:
    """Give the cells of a row their ``widths`` and take away their first empty paragraph."""
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Twips(width)
        empty = cell.paragraphs[0]._p  # noqa: SLF001 - python-docx has no public door
        empty.getparent().remove(empty)


def never_split(row: _Row, *, repeated: bool = False) -> None:
    """Keep a row on one page; a ``repeated`` one heads every page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no public door
    child(properties, "w:cantSplit")
    if repeated:
        child(properties, "w:tblHeader")


def child(parent: Any, name: str, *, before: Sequence[str] = (), **attributes: str) -> Any:
    """The child element ``name``, made if it is not there, with ``attributes`` set.

    The format fixes the order of children: ``before`` names those that must come later.
    """
    element = parent.find(qn(name))
    if element is None:
        element = OxmlElement(name)
        later = [other for other in parent if other.tag in set(map(qn, before))]
        parent.insert(parent.index(later[0]) if later else len(parent), element)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _borders(properties: Any, *, ruled: bool) -> None:
    borders = child(properties, "w:tblBorders", before=AFTER_BORDERS)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if ruled:
            child(borders, f"w:{side}", val="single", sz="4", space="0", color="000000")
        else:
            child(borders, f"w:{side}", val="nil")
