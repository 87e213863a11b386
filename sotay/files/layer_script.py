"""Reads where the words of a stranger's PDF stand, as a script of its own (see ``layers``).

``pdf FILE`` prints JSON: per page ``[height, [[text, x, y, width, height], …]]``, one entry for
each piece of a line, in reading order. All in thousandths of the page's width, from its top
left corner, so that it lies over a picture of any size.
"""

import json
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

MOST_LETTERS = 2_000_000
_MEMORY = 2 << 30
_UNIT = 1000
# Finer than what is printed, for PDFium hands out whole numbers.
_FINE = 10
# What PDFium gives for a hyphen that breaks a word at the end of a line.
_BROKEN = {"\x02": "-", "\ufffe": "-", "\uffff": ""}

Box = tuple[float, float, float, float]
Piece = list[Any]


def main(words: list[str]) -> int:
    """Print the pieces; returns the exit status."""
    import pypdfium2

    _limit_memory()
    left = MOST_LETTERS
    pages: list[list[Any]] = []
    for page in pypdfium2.PdfDocument(words[1]):
        high = max(1, round(_UNIT * page.get_height() / page.get_width()))
        pieces = list(_pieces(page, high, left)) if left > 0 else []
        left -= sum(len(piece[0]) for piece in pieces)
        pages.append([high, pieces])
        page.close()
    sys.stdout.write(json.dumps(pages))
    return 0


def _pieces(page: Any, high: int, most: int) -> Iterator[Piece]:
    text, box = "", (0.0, 0.0, 0.0, 0.0)
    for sign, place in _signs(page, high, most):
        if place is None:  # the end of a line, or a blank, which has no size
            if sign == "\n":
                yield from _piece(text, box)
                text = ""
            elif text:
                text += " "
            continue
        if text and goes_on(box, place):
            text, box = text + sign, _joined(box, place)
            continue
        yield from _piece(text, box)
        text, box = sign, place
    yield from _piece(text, box)


def goes_on(line: Box, sign: Box) -> bool:
    """Whether a sign stands in the line before it: at its height, and not far to its right."""
    high = max(line[3] - line[1], 1)
    middle = (sign[1] + sign[3]) / 2
    return line[1] <= middle <= line[3] and -high <= sign[0] - line[2] <= 1.5 * high


def _signs(page: Any, high: int, most: int) -> Iterator[tuple[str, Box | None]]:
    from pypdfium2 import raw

    words = page.get_textpage()
    for index in range(min(words.count_chars(), most)):
        code = raw.FPDFText_GetUnicode(words, index)
        sign = _BROKEN.get(chr(code), chr(code)) if code < sys.maxunicode else ""
        if sign in ("\r", "\n"):
            yield "\n", None
        elif sign.isspace():
            yield " ", None
        elif sign and unicodedata.category(sign) not in ("Cc", "Cs", "Co"):
            yield sign, _box(page, words.get_charbox(index, loose=True), high)
    words.close()


def _box(page: Any, points: Box, high: int) -> Box:
    """Of points of the paper, whichever way it lies: left, top, right, bottom on the picture."""
    (x1, y1), (x2, y2) = (_on_picture(page, high, *points[at : at + 2]) for at in (0, 2))
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _on_picture(page: Any, high: int, x: float, y: float) -> tuple[float, float]:
    from ctypes import c_int

    from pypdfium2 import raw

    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _UNIT * _FINE, high * _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def _joined(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])


def _piece(text: str, box: Box) -> Iterator[Piece]:
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if words:
        left, top, right, bottom = (round(each) for each in box)
        yield [words, left, top, max(1, right - left), max(1, bottom - top)]


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
