"""From the lines that a secretary wrote to blocks of a paper.

The words stay as they were written; only how a line begins decides how it is drawn:
``I- `` a part, ``Điều 1.`` an article, ``1. `` and ``a) `` points, ``- `` an item, and
``| … | … |`` a row of a table whose first row heads its columns.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sotay.kernel.numbers import roman
from sotay.papers.model import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    Level,
    Paragraph,
    Run,
    Table,
    plain,
)

BAR = "|"
PART = re.compile(r"[IVXLC]+\s*[-.–]\s")
ARTICLE = re.compile(r"(Điều\s+\d+\s*\.)\s*(.*)", re.DOTALL)
NUMBERED = re.compile(r"\d+(\.\d+)*[.)]\s")
LETTERED = re.compile(r"[a-zđ]\)\s")
DASHED = re.compile(r"[-–—]\s*(?=\S)")
SENTENCE_ENDS = (".", ";", ",", "!", "?", "…")
LONGEST_TITLE = 120
SERIAL_HEADS = frozenset({"TT", "STT", "Số TT"})
SHORT_CELL = 10
NAME_LENGTH = 18
LEAST_PART = 0.065  # of the width of the text: 10,7 mm


@dataclass(frozen=True)
class Section:
    """A part of a text. An empty title is running text, before the parts or after them."""

    title: str
    lines: tuple[str, ...] = ()


def blocks_of(sections: Iterable[Section]) -> tuple[Block, ...]:
    """All sections as blocks; titled ones are parts, counted I- II- unless they say so."""
    blocks: list[Block] = []
    count = 0
    for section in sections:
        title = section.title.strip()
        if title:
            count += 1
            blocks.append(Heading(Level.PART, _numbered(title, count)))
        blocks += blocks_of_lines(section.lines)
    return tuple(blocks)


def blocks_of_lines(lines: Iterable[str]) -> list[Block]:
    """Lines as blocks; rows of a table that follow one another are one table."""
    blocks: list[Block] = []
    present = (line.strip() for line in lines if line.strip())
    for is_table, group in groupby(present, key=lambda line: line.startswith(BAR)):
        if is_table:
            blocks.append(table_of([_cells(line) for line in group]))
        else:
            blocks += [block_of(line) for line in group]
    return blocks


def block_of(line: str) -> Block:
    """One line, drawn by how it begins."""
    if PART.match(line):
        return Heading(Level.PART, line)
    if article := ARTICLE.match(line):
        if _is_title(line):
            return Heading(Level.ARTICLE, line)
        return Paragraph((Run(f"{article[1]} ", bold=True), Run(article[2])))
    if NUMBERED.match(line) and _is_title(line):
        return Heading(Level.NUMBERED, line)
    if LETTERED.match(line) and _is_title(line):
        return Heading(Level.LETTERED, line)
    if dash := DASHED.match(line):
        return Item(plain(line[dash.end() :]))
    return Paragraph(plain(line))


def table_of(rows: Sequence[tuple[str, ...]]) -> Table:
    """A table from its rows, the first with the heads; columns as wide as their words need."""
    count = max(len(row) for row in rows)
    full = [(*row, *[""] * (count - len(row))) for row in rows]
    columns = list(zip(*full, strict=True))
    shares = [_share(cells) for cells in columns]
    # "TT" must stay on one line beside however many wide columns.
    least = math.ceil(sum(shares) * LEAST_PART)
    return Table(
        tuple(
            Column(cells[0], max(share, least), _align(cells))
            for cells, share in zip(columns, shares, strict=True)
        ),
        tuple(full[1:]),
    )


def _numbered(title: str, count: int) -> str:
    return title if PART.match(title) else f"{roman(count)}- {title.upper()}"


def _is_title(line: str) -> bool:
    """Whether a numbered line names what follows rather than saying something itself."""
    return len(line) <= LONGEST_TITLE and not line.endswith(SENTENCE_ENDS)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip(BAR).split(BAR))


def _share(cells: Sequence[str]) -> int:
    """As long as the longest cell up to a name's length, beyond that growing slowly."""
    longest = max(map(len, cells))
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    beyond = math.pow(max(longest - NAME_LENGTH, 0), 0.65)
    return max(round(min(longest, NAME_LENGTH) + beyond), word + 1, 4)


def _align(cells: Sequence[str]) -> Align:
    head, *below = cells
    short = below and all(len(cell) <= SHORT_CELL for cell in below)
    return Align.CENTRE if head in SERIAL_HEADS or short else Align.LEFT
