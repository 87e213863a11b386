"""The pictures of one page: how large they are. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

# Pixels: a phone's column twice over, and a desk's. Others are not drawn: each is kept.
WIDTHS = (720, 1440)
_MOST = 1 << 24


@dataclass(frozen=True)
class Picture:
    """A page drawn in one width; sizes in pixels and bytes."""

    width: int
    height: int
    size: int


def width_asked(asked: str) -> int:
    """The width that an address asks for, if pages are drawn in it; else the small one."""
    known = asked.isdecimal() and int(asked[:6]) in WIDTHS
    return int(asked) if known else WIDTHS[0]


# One picture for each of ``WIDTHS``, in that order.
Sheet = tuple[Picture, ...]


def sheet_said(line: str) -> Sheet | None:
    """A page from a line of the drawing script; None where nothing was drawn.

    The script has just read a stranger's file: what makes no sense is nothing, too.
    """
    try:
        _number, *rows = json.loads(line)
        sheet = tuple(Picture(*row) for row in rows)
    except (TypeError, ValueError):
        return None
    sizes: list[object] = [size for each in sheet for size in (each.width, each.height, each.size)]
    whole = all(isinstance(size, int) and 0 < size < _MOST for size in sizes)
    return sheet if whole and len(sheet) == len(WIDTHS) else None


def sheet_of(row: Sequence[Sequence[int]]) -> Sheet | None:
    """A page from what ``row_of`` kept."""
    return tuple(Picture(*each) for each in row) or None


def row_of(sheet: Sheet | None) -> list[list[int]]:
    """The numbers to keep, which ``sheet_of`` reads; an empty list for a page without pictures."""
    return [[each.width, each.height, each.size] for each in sheet or ()]
