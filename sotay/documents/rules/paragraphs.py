"""Lines of a page put together into paragraphs, so that they can be set in large letters."""
# not interface: how official papers begin a heading or a point of a list

import re
from collections.abc import Sequence

from sotay.documents.rules.contents import begins_heading

_POINT = re.compile(r"^(?:[-–—+•*]\s|\d{1,2}\s*[.)]|[a-zđ]\s*\)|[IVX]{1,5}\s*[-–.])")
_ENDS = re.compile(r"[.:;!?…]['”\"’)]*$")
_PAGE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")
# A line that is shorter than this part of the longest ones ends its paragraph.
_FULL = 0.7


def paragraphs_of_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs of one page; its number, alone in the first line, is none."""
    kept = [line for line in (" ".join(raw.split()) for raw in lines) if line]
    if kept and _PAGE_NUMBER.match(kept[0]):
        kept = kept[1:]
    full = _FULL * sorted(map(len, kept))[int(0.9 * (len(kept) - 1))] if kept else 0
    found: list[str] = []
    last = ""
    for line in kept:
        if found and _goes_on(found[-1], last, line, full):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
        last = line
    return found


def _goes_on(paragraph: str, last: str, line: str, full: float) -> bool:
    if begins_heading(line) or _POINT.match(line) or _ENDS.search(last):
        return False
    if _capitals(line) != _capitals(last):
        return False
    if _capitals(line):
        return False
    return line[:1].islower() or (len(last) >= full and not begins_heading(paragraph))


def _capitals(text: str) -> bool:
    return text == text.upper() and any(sign.isalpha() for sign in text)
