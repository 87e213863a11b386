"""A paper as plain values: what stands on it, not how it is drawn.

Both renderers (``docx`` and ``pdf``) read this and nothing else, so that the editable file
and the printed one say the same.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sotay.papers.layouts import Layout
from sotay.papers.rules import refuse_secrecy_mark


class Level(StrEnum):
    """How deep a heading stands, and by that how it looks."""

    CHAPTER = "chapter"  # centred, bold: Phần, Chương, Mục
    PART = "part"  # "I- ĐẶC ĐIỂM", bold
    ARTICLE = "article"  # "Điều 1. …", the whole line bold
    NUMBERED = "numbered"  # "1. …"
    LETTERED = "lettered"  # "a) …"


class Align(StrEnum):
    """Where the text of a paragraph or a table's column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    """A line that names what follows; it never stays alone at the foot of a page."""

    level: Level
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``indented`` gives the first line the indent of the layout."""

    runs: tuple[Run, ...]
    indented: bool = True
    align: Align = Align.JUSTIFY
    with_next: bool = False


@dataclass(frozen=True)
class Item:
    """A point of a list, "- …"; the dash is added in print."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Centred:
    """A line on its own in the middle: QUYẾT NGHỊ, Điều."""

    text: str
    bold: bool = True


@dataclass(frozen=True)
class Spacer:
    """An empty line."""


@dataclass(frozen=True)
class Column:
    """A column of a table. ``share`` is its part of the width, relative to the others."""

    title: str
    share: int
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table over the width of the text, its header repeated on every page.

    ``row_height`` (mm) is the least height of a row, for cells in which people sign.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: int = 0


Block = Heading | Paragraph | Item | Centred | Spacer | Table


@dataclass(frozen=True)
class Signature:
    """Who signs: "T/M CHI BỘ" (or nothing), "BÍ THƯ", the full name without honours."""

    authority: str
    post: str
    name: str


@dataclass(frozen=True)
class Address:
    """Whom the paper is written to, after the word that the layout has ("Kính gửi:")."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """A whole paper.

    Attributes:
        superior: body above the issuer, first line of the heading; may be empty.
        code: sign after the number ("BB/CB"); empty for forms that carry no number.
        number: ``None`` prints blanks, as a draft does.
        day: ``None`` prints blanks.
        type_name: "BIÊN BẢN"; empty for a letter, whose summary stands under the number.
        signatures: one stands in the right half, two are the writer left and the chair right.
        recipients: without dashes and end signs; empty prints no "Nơi nhận".
        attached: what goes with another paper has no heading of its own; this line, "(Kèm theo
            báo cáo số …)", stands under its title, and may be empty. ``None``: a paper itself.

    Raises:
        Invalid: urgency, circulation or draft mark is a mark of secrecy.
    """

    layout: Layout
    superior: str
    issuer: str
    code: str
    place: str
    type_name: str
    summary: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    number: int | None = None
    day: date | None = None
    recipients: tuple[str, ...] = ()
    address: Address | None = None
    urgency: str = ""
    circulation: str = ""
    draft_mark: str = ""
    attached: str | None = None

    def __post_init__(self) -> None:
        for mark in (self.urgency, self.circulation, self.draft_mark):
            refuse_secrecy_mark(mark)


def plain(text: str) -> tuple[Run, ...]:
    """``text`` as runs of one ordinary style."""
    return (Run(text),)
