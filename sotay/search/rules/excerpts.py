"""The part of a passage that is shown, with the words that were asked for marked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sotay.kernel.text import nfc
from sotay.search.rules.folding import Word, words_of

WIDTH = 240  # letters
_BEFORE = 60
_SHORTEST_MISTYPED = 4  # letters


@dataclass(frozen=True)
class Piece:
    """A run of letters; ``hit`` where it is what was asked for."""

    text: str
    hit: bool = False


def excerpt(
    text: str, wanted: Collection[str], *, nearly: bool = False, width: int = WIDTH
) -> list[Piece]:
    """The stretch of ``text`` that holds most of the words, in pieces; dots where it is cut.

    ``nearly``: words that are one typing error away are marked too.
    """
    text = nfc(text)
    words = words_of(text)
    hits = [word for word in words if is_wanted(word.plain, wanted, nearly=nearly)]
    begins, ends = _stretch(text, words, hits, width)
    shown = [word for word in hits if begins <= word.begins and word.ends <= ends]
    pieces = [Piece("… ")] if begins else []
    at = begins
    for word in shown:
        if word.begins > at:
            pieces.append(Piece(text[at : word.begins]))
        pieces.append(Piece(text[word.begins : word.ends], hit=True))
        at = word.ends
    if at < ends:
        pieces.append(Piece(text[at:ends]))
    if ends < len(text):
        pieces.append(Piece(" …"))
    return pieces


def marked(text: str, wanted: Collection[str], *, nearly: bool = False) -> list[Piece]:
    """The whole text in pieces."""
    return excerpt(text, wanted, nearly=nearly, width=len(text) + 1)


def is_wanted(plain: str, wanted: Collection[str], *, nearly: bool = False) -> bool:
    """Whether a word is one of those, or nearly: one typing error away from one of them."""
    if plain in wanted:
        return True
    return nearly and any(
        min(len(plain), len(one)) >= _SHORTEST_MISTYPED and within_one(plain, one) for one in wanted
    )


def within_one(first: str, second: str) -> bool:
    """Whether one letter more, less, other, or two swapped make the one the other."""
    if first == second:
        return True
    if abs(len(first) - len(second)) > 1:
        return False
    at = 0
    while at < min(len(first), len(second)) and first[at] == second[at]:
        at += 1
    one, other = first[at:], second[at:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[1::-1] and one[2:] == other[2:]


def _stretch(text: str, words: Sequence[Word], hits: Sequence[Word], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    best = max(hits, key=lambda one: _held(hits, one, width), default=None)
    begins = max(0, best.begins - _BEFORE) if best else 0
    begins = min(begins, len(text) - width)
    # A cut goes between words.
    begins = next((word.begins for word in words if word.begins >= begins), begins)
    begins = 0 if begins <= (words[0].begins if words else 0) else begins
    limit = begins + width
    ends = max((word.ends for word in words if begins < word.ends <= limit), default=limit)
    return begins, len(text) if limit >= len(text) else min(ends, len(text))


def _held(hits: Sequence[Word], first: Word, width: int) -> int:
    """How many different words a stretch holds that begins a little before ``first``."""
    ends = first.begins - _BEFORE + width
    return len({one.plain for one in hits if first.begins <= one.begins and one.ends <= ends})
