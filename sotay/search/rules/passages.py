"""A text cut into passages: short enough to be shown, whole enough to be understood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHORT, LONGEST = 320, 700  # letters
MOST = 6_000  # passages of one text: twice the longest file that is read

_SENTENCE_ENDS = re.compile(r"(?<=[.;:!?…])\s+")


@dataclass(frozen=True)
class Passage:
    """A piece of a text, and the page (from 1) that it begins on; None where nobody knows."""

    words: str
    page: int | None = None


def passages_of(paragraphs: Iterable[tuple[int | None, str]]) -> Iterator[Passage]:
    """Cut paragraphs with their pages: short ones are put together, long ones taken apart.

    No passage goes over a page's end, so that each leads to where it stands.
    """
    number = 0
    for number, passage in enumerate(_all(paragraphs), 1):
        yield passage
        if number == MOST:
            return


def _all(paragraphs: Iterable[tuple[int | None, str]]) -> Iterator[Passage]:
    kept, at = "", None
    for page, paragraph in paragraphs:
        for piece in _pieces(" ".join(paragraph.split())):
            if kept and (page != at or len(kept) + 1 + len(piece) > LONGEST):
                yield Passage(kept, at)
                kept = ""
            kept, at = f"{kept} {piece}".strip(), page
            if len(kept) >= SHORT:
                yield Passage(kept, at)
                kept = ""
    if kept:
        yield Passage(kept, at)


def _pieces(text: str) -> Iterator[str]:
    """Parts of at most ``LONGEST`` letters, cut where a sentence ends if one does."""
    if len(text) <= LONGEST:
        if text:
            yield text
        return
    kept = ""
    for sentence in _SENTENCE_ENDS.split(text):
        if kept and len(kept) + 1 + len(sentence) > LONGEST:
            yield kept
            kept = ""
        kept = f"{kept} {sentence}".strip()
        while len(kept) > LONGEST:
            cut = kept.rfind(" ", 1, LONGEST + 1)
            cut = cut if cut > 0 else LONGEST
            yield kept[:cut].strip()
            kept = kept[cut:].strip()
    if kept:
        yield kept
