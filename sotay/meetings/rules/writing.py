"""The text of a record: sections of lines, kept as JSON, sealed by a hash, compared by line.

A record is edited by people who write lines, so a table is lines too: ``| TT | Nội dung |``,
its first line the heads of the columns. Papers draw it as a table.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Any

from sotay.kernel import text

# What composing leaves where only a person can write; no record is approved with one in it.
GAP = "…"
BAR = "|"


@dataclass(frozen=True)
class Piece:
    """What stands together on a page: a line of text, or a table with its heads first."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a list."""
        return self.text.startswith("- ")

    @property
    def is_heading(self) -> bool:
        """Whether it names what follows: numbered, and without a sign at its end."""
        number, dot, rest = self.text.partition(". ")
        return bool(dot) and number.isdecimal() and not rest.endswith((".", ";", ":", "…"))


@dataclass(frozen=True)
class Section:
    """A part of a record. ``code`` never changes; ``title`` is empty for running text."""

    code: str
    title: str
    lines: tuple[str, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The lines as they stand on a page; rows that follow one another are one table."""
        found: list[Piece] = []
        for is_table, group in groupby(self.lines, is_row):
            if is_table:
                found.append(Piece(rows=tuple(cells(line) for line in group)))
            else:
                found += [Piece(line) for line in group]
        return tuple(found)


@dataclass(frozen=True)
class Content:
    """The whole text of a record, in the order in which it is read."""

    sections: tuple[Section, ...]


class Fate(StrEnum):
    """What became of a line between two versions."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Change:
    """A line of a section, and what became of it."""

    section: str
    fate: Fate
    line: str


def to_json(content: Content) -> dict[str, Any]:
    """Plain values for a JSON column."""
    return {
        "sections": [
            {"code": part.code, "title": part.title, "lines": list(part.lines)}
            for part in content.sections
        ]
    }


def from_json(stored: Mapping[str, Any]) -> Content:
    """The content that ``to_json`` stored."""
    return Content(
        tuple(
            Section(part["code"], part["title"], tuple(part["lines"]))
            for part in stored["sections"]
        )
    )


def composed(content: Content) -> Content:
    """``content`` in NFC, the form in which it is stored and sealed."""
    return Content(
        tuple(
            Section(part.code, text.nfc(part.title), tuple(text.nfc(line) for line in part.lines))
            for part in content.sections
        )
    )


def sha256(content: Content) -> str:
    """The seal of a text (hex): the same for the same words, whatever typed them.

    Over the canonical form: NFC, sorted keys, no blanks between signs, UTF-8.
    """
    canonical = json.dumps(
        to_json(composed(content)), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def lines_of(typed: str) -> tuple[str, ...]:
    """What somebody typed in a text box, as lines: tidy, without empty ones."""
    return tuple(line.strip() for line in text.tidy_lines(typed).split("\n") if line.strip())


def rewritten(content: Content, typed: Mapping[str, str]) -> Content:
    """``content`` with the lines of the sections that ``typed`` names, by code."""
    return Content(
        tuple(
            replace(part, lines=lines_of(typed[part.code])) if part.code in typed else part
            for part in content.sections
        )
    )


def changes(old: Content, new: Content) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, with the kept lines between, section by section."""
    before = {part.code: part.lines for part in old.sections}
    titles = {part.code: part.title for part in (*old.sections, *new.sections)}
    after = {part.code: part.lines for part in new.sections}
    found: list[Change] = []
    for code, title in titles.items():
        found += _changed_lines(title, before.get(code, ()), after.get(code, ()))
    return tuple(found)


def _changed_lines(title: str, old: Sequence[str], new: Sequence[str]) -> Iterable[Change]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from (Change(title, Fate.KEPT, line) for line in old[old_from:old_to])
        else:
            yield from (Change(title, Fate.REMOVED, line) for line in old[old_from:old_to])
            yield from (Change(title, Fate.ADDED, line) for line in new[new_from:new_to])


def only_changed(compared: Iterable[Change]) -> tuple[Change, ...]:
    """The lines that came or went."""
    return tuple(change for change in compared if change.fate is not Fate.KEPT)


def unwritten(content: Content) -> tuple[str, ...]:
    """The lines with a gap that a person still has to fill, each with what stands before it."""
    places: list[str] = []
    for part in content.sections:
        above = part.title
        for line in part.lines:
            if line.strip("- ") == GAP:
                places.append(above)
            above = line
    return tuple(places)


def row(*cells: str) -> str:
    """A line of a table. A bar inside a cell would end it, so it becomes a stroke."""
    tidied = (text.tidy(cell).replace(BAR, "/") for cell in cells)
    return f"{BAR} {f' {BAR} '.join(tidied)} {BAR}"


def is_row(line: str) -> bool:
    """Whether a line belongs to a table."""
    return line.startswith(BAR)


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table's line."""
    return tuple(cell.strip() for cell in line.strip().strip(BAR).split(BAR))
