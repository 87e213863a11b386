"""The table of contents of a paper, taken from its text: Phần, Chương, Mục, Điều, khoản.

Parts of a regulation begin a line with their name and number ("Điều 12. Chế độ sinh hoạt");
reports and resolutions with a numeral ("I- TÌNH HÌNH"). Where the title of a chapter stands in
the next line, in capitals (Hướng dẫn 36-HD/VPTW, 3/4/2018; 05-HD/VPTW, 13/5/2026), both are one
heading. A citation in a sentence ("theo Điều 5 của Quy định này") begins no line, or goes on in
small letters, and is none.
"""
# not interface: the words of official papers, as they are looked for

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from sotay.kernel.text import tidy

MOST = 600
"""Headings of one paper; a list that is longer helps nobody."""
_LONGEST_TITLE = 160
_SHORT_TITLE = 90
# A heading that is broken by the end of its line goes on in this many more.
_MORE_LINES = 2


class Level(IntEnum):
    """How deep a heading stands."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    CLAUSE = 5


@dataclass(frozen=True)
class Heading:
    """One line of the contents.

    Attributes:
        label: its name and number, ``Điều 12``; ``I`` of a report; ``Khoản 2``.
        title: what it is about; empty where the paper says nothing.
        page: from 1.
        line: which line of that page, from 0.
    """

    level: Level
    label: str
    title: str
    page: int
    line: int


_NUMERAL = r"(?:[IVXLC]{1,7}\b|\d{1,3}[a-zđ]?\b|thứ\s+\w+)"
_AFTER = r"(?P<after>\s*[.:–—-]+\s*|\s+|$)(?P<title>.*)$"
_NAMED = re.compile(
    rf"^(?P<name>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+(?P<number>{_NUMERAL}){_AFTER}"
)
_ROMAN = re.compile(r"^(?P<number>[IVX]{1,5})\s*[-–—./]\s*(?P<title>\S.*)$")
_CLAUSE = re.compile(r"^(?P<number>\d{1,2})\s*[.-]\s+(?P<title>\S.*)$")
_LEVELS = {
    "phần": Level.PART,
    "chương": Level.CHAPTER,
    "mục": Level.SECTION,
    "điều": Level.ARTICLE,
}
# "Điều 5 của Quy định này", "Mục 2 và 3": the middle of a sentence that the line broke.
_CITED = re.compile(
    r"^(?:của|và|hoặc|nêu|này|trên|tại|được|đến|khoản|điểm|quy\s+định|,|;|\))\b|^[,;)]"
)
_BEFORE_CITED = re.compile(
    r"(?:\b(?:theo|tại|của|và|hoặc|với|ở|trong|khoản\s+\S+|điểm\s+\S+|,)|[,(])\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"[.:;!?]$")
_PAGE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")


def contents_of(pages: Sequence[Iterable[str]]) -> list[Heading]:
    """The headings of a paper's pages, each of lines or of paragraphs, in order.

    Clauses (khoản) are listed of articles only, and only where they are counted from 1 without
    a gap: a list in a report, an address or a date is none.
    """
    lines = [
        (page, at, line)
        for page, texts in enumerate(pages, start=1)
        for at, line in enumerate(map(tidy, texts))
    ]
    found: list[Heading] = []
    awaited = 0  # the number of the clause that would come next; 0 outside of articles
    for place, (page, at, line) in enumerate(lines):
        heading = _heading(line, _before(lines, place), awaited)
        if heading is None:
            continue
        heading = replace(heading, page=page, line=at)
        heading = replace(heading, title=_whole(heading, lines, place))
        awaited = _next_clause(heading, awaited)
        found.append(heading)
        if len(found) == MOST:
            break
    return _without_a_contents_page(found)


def begins_heading(line: str) -> bool:
    """Whether a line is the beginning of a part, chapter, section or article."""
    found = _NAMED.match(line)
    return found is not None and _named(found, "") is not None


def _next_clause(heading: Heading, awaited: int) -> int:
    if heading.level == Level.ARTICLE:
        return 1
    return awaited + 1 if heading.level == Level.CLAUSE else 0


def _before(lines: Sequence[tuple[int, int, str]], place: int) -> str:
    """The line before, over the number of a page."""
    for _page, _at, line in reversed(lines[max(0, place - 3) : place]):
        if line and not _PAGE_NUMBER.match(line):
            return line
    return ""


def _heading(line: str, before: str, awaited: int) -> Heading | None:
    if found := _NAMED.match(line):
        return _named(found, before)
    if found := _ROMAN.match(line):
        title = found["title"]
        capitals = title == title.upper() and any(sign.isalpha() for sign in title)
        return _at(Level.CHAPTER, found["number"], _sentence(title)) if capitals else None
    found = _CLAUSE.match(line) if awaited else None
    if found and int(found["number"]) == awaited:
        return _at(Level.CLAUSE, f"Khoản {awaited}", _sentence(found["title"]))
    return None


def _named(found: re.Match[str], before: str) -> Heading | None:
    name, title = found["name"].lower(), found["title"]
    level = _LEVELS[name]
    signed = bool(found["after"].strip())  # "Điều 5. …", not "Điều 5 …"
    if _CITED.match(title) or (not signed and title[:1].islower()):
        return None
    if _BEFORE_CITED.search(before) and not (signed and title[:1].isupper()):
        return None
    number = " ".join(found["number"].split())
    return _at(level, f"{name.capitalize()} {number}", _sentence(_title(title)))


def _at(level: Level, label: str, title: str) -> Heading:
    return Heading(level, label, title, 0, 0)


def _title(text: str) -> str:
    """Without the dots and the page number that a printed table of contents has."""
    return re.sub(r"\s*[.…]{3,}\s*\d*$", "", text).strip()


def _sentence(text: str) -> str:
    """Where a whole text follows in the same line, its first sentence says enough."""
    first = re.split(r"(?<=[.;:])\s", text, maxsplit=1)[0]
    first = text if len(text) <= _SHORT_TITLE else first
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1].rstrip() + "…"


def _whole(heading: Heading, lines: Sequence[tuple[int, int, str]], place: int) -> str:
    """The title with what the end of a line broke off, or with the line below, in capitals."""
    title = heading.title
    if heading.level == Level.CLAUSE:
        return title
    for _page, _at, line in lines[place + 1 : place + 1 + _MORE_LINES]:
        if not _belongs(heading, title, line):
            break
        title = f"{title} {line}".strip()
    return title[:_LONGEST_TITLE]


def _belongs(heading: Heading, title: str, line: str) -> bool:
    begins_another = _NAMED.match(line) or _ROMAN.match(line) or _CLAUSE.match(line)
    if not line or begins_another or _PAGE_NUMBER.match(line) or _ENDS.search(title):
        return False
    capitals = line == line.upper() and any(sign.isalpha() for sign in line)
    if capitals:
        # The name of a chapter stands below its number; an article's own line says its name.
        return heading.level < Level.ARTICLE and (not title or title == title.upper())
    return bool(title) and line[:1].islower() and title != title.upper() and len(line) < 90


def _without_a_contents_page(found: list[Heading]) -> list[Heading]:
    """A printed table of contents names everything a second time: the later one is the place."""
    last = {
        (one.level, one.label, one.title.casefold()): place
        for place, one in enumerate(found)
        if one.level <= Level.ARTICLE
    }
    return [
        one
        for place, one in enumerate(found)
        if one.level > Level.ARTICLE
        or last[(one.level, one.label, one.title.casefold())] == place
        # "Mục 1" comes once in every chapter: only one of the first pages is a repetition.
        or one.page > 3
    ]
