"""A file being read: pictures of its pages, or its words, and what leads through them.

One reader for the library and for the papers of a meeting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from sotay.documents.rules.contents import Heading, contents_of
from sotay.documents.rules.finding import Hit, Span, find_in, in_pieces, spans_of
from sotay.documents.rules.paragraphs import paragraphs_of_lines
from sotay.files import kinds, places
from sotay.files.layers import Layer, layer_bytes, layers_in
from sotay.files.models import Blob, Preview
from sotay.files.queries import preview_of, sheets_of
from sotay.files.sheets import Sheet
from sotay.files.texts import paragraphs_of

# Pixels of a page that nobody has measured yet.
A4 = (720, 1018)
# Papers whose words a process remembers: those of some halls.
_REMEMBERED = 64


@dataclass(frozen=True)
class PageLine:
    """The picture of a page: pixels across and down, of the small one.

    It is ``drawn``, or will be when somebody asks for it; ``blank`` is one that cannot be.
    """

    number: int
    width: int
    height: int
    drawn: bool
    blank: bool


@dataclass(frozen=True)
class TextLine:
    """A paragraph in large letters, in pieces, of which some were looked for or marked.

    ``level`` is 0, or that of a heading; ``anchor`` names the paragraph in the page.
    """

    anchor: str
    level: int
    pieces: list[tuple[str, str]]


@dataclass(frozen=True)
class TextPage:
    """The paragraphs of one page."""

    number: int
    lines: list[TextLine]


@dataclass(frozen=True)
class Reader:
    """One file as it is read.

    ``pages`` are the pictures to show, empty in large letters; ``fault`` says why there are
    none, of a file that cannot be drawn. ``mark`` names the content: what a phone keeps
    under it never changes. ``has_layer``: the pictures can be searched, for what is known of
    the words says on which page they stand.
    """

    pages: list[PageLine]
    texts: list[TextPage]
    contents: list[Heading]
    looked_for: str
    hits: list[Hit]
    fault: str
    large: bool
    has_pages: bool
    has_layer: bool
    opens_here: bool
    mark: str

    def link(self, places: "Addresses", page: int, line: int) -> str:
        """To a heading or a hit: its page, or its paragraph in large letters."""
        if self.texts:
            return f"#p{page}-{line}"
        if self.has_layer:
            return f"#page-{page}"
        return f"{places.at(places.here, text='large')}#p{page}-{line}"


@dataclass(frozen=True)
class Addresses:
    """Where a reader's page and everything beside it stand; ``pages`` lacks the number.

    ``more`` tells which file of a document is meant, ``through`` the collection in which it was
    come upon; both go with every address.
    """

    here: str
    file: str
    pages: str
    words: str
    reading: str
    passages: str
    more: tuple[tuple[str, str], ...] = ()
    through: tuple[tuple[str, str], ...] = ()

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """What goes with every address, in the order in which a device keeps them."""
        return (*self.through, *self.more)

    def at(self, address: str, **asks: object) -> str:
        """One of the addresses with what it asks for; empty values are left out."""
        return _asking(address, self.carried, asks)

    def of_content(self, address: str, **asks: object) -> str:
        """The same for what depends on the file alone: a device keeps it once."""
        return _asking(address, self.more, asks)

    def instead(self, **asks: object) -> str:
        """The page with another file of the document; without one with the current version."""
        return _asking(self.here, self.through, asks)

    def page(self, number: int, **asks: object) -> str:
        """The picture of a page that nobody has drawn yet."""
        return self.at(f"{self.pages}{number}/", **asks)


def _asking(address: str, carried: Sequence[tuple[str, str]], asks: Mapping[str, object]) -> str:
    said = [*carried, *((name, str(value)) for name, value in asks.items() if value != "")]
    return f"{address}?{urlencode(said)}" if said else address


def reader_of(
    blob: Blob, *, large: bool, looked_for: str = "", marked: Sequence[tuple[int, str]] = ()
) -> Reader:
    """A file as pictures of its pages, or as its words in large letters.

    Args:
        blob: fetched with its preview; the person may read it.
        large: words are wanted where pictures are there too.
        looked_for: words to find in it.
        marked: passages that its reader has marked, each with its page.

    Raises:
        Conflict: its words are wanted, nobody has read them yet, and others are being read.
    """
    preview = preview_of(blob)
    failed = preview is not None and preview.state == Preview.State.FAILED
    has_pages = blob.pages is not None and not failed
    as_text = large or not has_pages
    texts = text_pages(blob, wait=as_text or bool(looked_for))
    contents = _contents(texts)
    return Reader(
        pages=[] if as_text else _page_lines(blob.pages or 0, sheets_of(preview)),
        texts=_text_pages(texts, contents, looked_for, marked) if as_text else [],
        contents=contents,
        looked_for=looked_for,
        hits=find_in(texts, looked_for) if looked_for else [],
        fault=preview.reason if failed and preview is not None else "",
        large=large,
        has_pages=has_pages,
        has_layer=has_pages and any(texts) and len(texts) == blob.pages,
        opens_here=kinds.kind_of(blob.media_type).opens_here,
        mark=blob.sha256[:16],
    )


Texts = tuple[tuple[str, ...], ...]


def text_pages(blob: Blob, *, wait: bool = True) -> Texts:
    """The paragraphs of a file, by page; empty where nobody can tell.

    Args:
        blob: the file.
        wait: read them now if nobody has; else there are none until the worker has.

    Raises:
        Conflict: they are read by others at this moment.
    """
    if blob.media_type == kinds.PDF.media_type:
        kept = places.of_layers(Path(settings.FILES_ROOT), blob.sha256)
        if not kept.exists() and not wait:
            return ()
        layer_bytes(blob)
        found = _of_layers(str(kept), kept.stat().st_mtime_ns)
        if any(found):
            return found
    return (tuple(paragraphs_of(blob)),)


@lru_cache(maxsize=_REMEMBERED)
def _of_layers(path: str, stamp: int) -> Texts:
    del stamp  # part of the key: another file at this place is another paper
    layers = layers_in(Path(path).read_bytes())
    return tuple(tuple(paragraphs_of_lines(lines_of(layer))) for layer in layers)


@lru_cache(maxsize=_REMEMBERED)
def _contents(texts: Texts) -> list[Heading]:
    return contents_of(texts)


def lines_of(layer: Layer) -> list[str]:
    """The lines of a page: pieces that stand at one height behind each other."""
    lines: list[str] = []
    top, bottom, right = 0, 0, 0
    for piece in layer.pieces:
        middle = piece.y + piece.height / 2
        if lines and top <= middle <= bottom and piece.x >= right - piece.height:
            lines[-1] = f"{lines[-1]} {piece.text}"
        else:
            lines.append(piece.text)
        top, bottom, right = piece.y, piece.y + piece.height, piece.x + piece.width
    return lines


def _page_lines(count: int, drawn: list[Sheet | None]) -> list[PageLine]:
    """All pages; those not drawn yet are taken for sheets of A4, so that little moves."""
    lines = [PageLine(number, *A4, drawn=False, blank=False) for number in range(1, count + 1)]
    for index, sheet in enumerate(drawn[:count]):
        size = (sheet[0].width, sheet[0].height) if sheet else A4
        lines[index] = PageLine(index + 1, *size, drawn=bool(sheet), blank=not sheet)
    return lines


def _text_pages(
    texts: Texts, contents: list[Heading], looked_for: str, marked: Sequence[tuple[int, str]]
) -> list[TextPage]:
    levels = _levels(texts, contents)
    quotes: dict[int, list[str]] = {}
    for page, quote in marked:
        quotes.setdefault(page, []).append(quote)
    return [
        TextPage(
            number,
            [
                TextLine(
                    anchor=f"p{number}-{at}",
                    level=levels.get((number, at), 0),
                    pieces=_pieces(text, looked_for, quotes.get(number, [])),
                )
                for at, text in enumerate(paragraphs)
            ],
        )
        for number, paragraphs in enumerate(texts, start=1)
    ]


def _levels(texts: Texts, contents: list[Heading]) -> dict[tuple[int, int], int]:
    """Which paragraphs are headings; the name of a chapter stands below its number."""
    found: dict[tuple[int, int], int] = {}
    for one in contents:
        found[one.page, one.line] = int(one.level)
        below = texts[one.page - 1][one.line + 1 : one.line + 2]
        if below and one.title == below[0]:
            found[one.page, one.line + 1] = int(one.level)
    return found


def _pieces(text: str, looked_for: str, quotes: Sequence[str]) -> list[tuple[str, str]]:
    """The text in pieces: plain, found, or marked. What was looked for comes first."""
    found = spans_of(text, looked_for)
    if found:
        return [(piece, "found" if hit else "") for piece, hit in in_pieces(text, found)]
    spans: list[Span] = sorted(span for quote in quotes for span in spans_of(text, quote))
    return [(piece, "marked" if hit else "") for piece, hit in in_pieces(text, spans)]
