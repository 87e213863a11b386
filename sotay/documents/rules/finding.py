"""Finding words inside one paper, typed with or without tone marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sotay.kernel.text import fold, nfc

MOST_HITS = 100
_AROUND = 60  # letters of a passage before and behind what was found


@dataclass(frozen=True)
class Hit:
    """Where something was found: page from 1, paragraph of it from 0, and words around it."""

    page: int
    paragraph: int
    before: str
    found: str
    after: str


Span = tuple[int, int]


def find_in(pages: Sequence[Sequence[str]], words: str) -> list[Hit]:
    """The places where ``words`` stand one behind the other, from the front; at most a hundred."""
    return list(islice(_hits(pages, words), MOST_HITS))


def _hits(pages: Sequence[Sequence[str]], words: str) -> Iterator[Hit]:
    for page, paragraphs in enumerate(pages, start=1):
        for number, text in enumerate(paragraphs):
            for start, end in spans_of(text, words):
                before = text[max(0, start - _AROUND) : start]
                after = text[end : end + _AROUND]
                yield Hit(
                    page,
                    number,
                    ("…" if start > _AROUND else "") + before,
                    text[start:end],
                    after + ("…" if end + _AROUND < len(text) else ""),
                )


def spans_of(text: str, words: str) -> list[Span]:
    """Where ``words`` begin and end in ``text``, without regard to tone marks and capitals."""
    wanted = fold(words)
    if not wanted:
        return []
    folded, places = _folded(text)
    found: list[Span] = []
    at = folded.find(wanted)
    while at >= 0:
        last = at + len(wanted) - 1
        found.append((places[at], places[last] + 1))
        at = folded.find(wanted, last + 1)
    return found


def in_pieces(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """The text cut at the spans, in order: each piece, and whether it was found."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place in ``text``."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        bare = fold(nfc(sign)) if not sign.isspace() else " "
        if bare == " " and signs[-1:] == [" "]:
            continue
        for letter in bare:
            signs.append(letter)
            places.append(place)
    return "".join(signs), places
