"""The columns of a list of members, by the headings that lists usually have."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sotay.kernel.text import fold

# Above the headings of a real list stand its issuer, its title, its date.
LOOKED_AT = 30
_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN = re.compile(r"[\W_]+")


class Field(StrEnum):
    """What a column is for."""

    FULL_NAME = "full_name"
    FAMILY_NAMES = "family_names"
    GIVEN_NAME = "given_name"
    BORN = "born_on"
    BORN_MAN = "born_man"
    BORN_WOMAN = "born_woman"
    SEX = "sex"
    IS_MAN = "is_man"
    IS_WOMAN = "is_woman"
    CARD = "card_number"
    ADMITTED = "admitted_on"
    OFFICIAL = "official_on"
    UNIT = "unit"
    PHONE = "phone"
    CITIZEN = "citizen_number"
    EMAIL = "email"
    PARTY_POST = "party_post"
    OTHER_POSTS = "other_posts"
    WORKPLACE = "workplace"
    EXEMPT = "exempt"
    EXEMPT_UNTIL = "exempt_until"
    # Known and left out: no page needs it, and the law calls some of it sensitive
    # (Nghị định 356/2025/NĐ-CP, Điều 4).
    NOT_KEPT = "not_kept"


def _shipped() -> Mapping[Field, tuple[str, ...]]:
    words = Path(__file__).with_name("headings.toml").read_text(encoding="utf-8")
    return {Field(name): tuple(texts) for name, texts in tomllib.loads(words).items()}


# By field; the first heading is the template's and the export's.
HEADINGS = _shipped()

# What the template and the export hold, in this order.
OWN_COLUMNS = (
    Field.FULL_NAME,
    Field.BORN,
    Field.SEX,
    Field.CARD,
    Field.ADMITTED,
    Field.OFFICIAL,
    Field.UNIT,
    Field.PHONE,
    Field.CITIZEN,
    Field.EMAIL,
    Field.PARTY_POST,
    Field.OTHER_POSTS,
    Field.WORKPLACE,
    Field.EXEMPT,
    Field.EXEMPT_UNTIL,
)


def _plain(heading: str) -> str:
    """A heading without case, marks, brackets and signs: ``Số CMND/CCCD (*)`` → so cmnd cccd."""
    bare = _BETWEEN.sub(" ", fold(_BRACKETS.sub(" ", heading))).strip()
    return bare or _BETWEEN.sub(" ", fold(heading)).strip()


_BY_HEADING = {_plain(text): field for field, texts in HEADINGS.items() for text in texts}
# Of a merged heading these alone say nothing, or something else than together.
_NEEDS_PARENT = frozenset({"nam", "nu", "du bi", "chinh thuc"})


@dataclass(frozen=True)
class Layout:
    """Where a list keeps what.

    Attributes:
        first_row: how many rows stand above the first member.
        headings: every column's heading, as it is written.
        columns: the place of each field that was recognised.
        unused: headings that are not read, or stand twice.
    """

    first_row: int
    headings: tuple[str, ...]
    columns: Mapping[Field, int]
    unused: tuple[str, ...]


def layout_of(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Find the headings among the first rows of a list; None when no row looks like them.

    Headings may take two rows, the upper of them merged ("Ngày vào Đảng" over "Dự bị" and
    "Chính thức"); then the name stands in the upper row alone.
    """
    best: Layout | None = None
    for index in range(min(len(rows), LOOKED_AT)):
        for found in (_one_row(rows, index), _two_rows(rows, index)):
            if found is not None and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _one_row(rows: Sequence[Sequence[str]], index: int) -> Layout | None:
    return _layout(index + 1, [("", heading) for heading in rows[index]])


def _two_rows(rows: Sequence[Sequence[str]], index: int) -> Layout | None:
    if index + 1 >= len(rows):
        return None
    upper, lower = rows[index], rows[index + 1]
    width = max(len(upper), len(lower))
    parents = [*upper, *[""] * (width - len(upper))]
    children = [*lower, *[""] * (width - len(lower))]
    names = [place for place, text in enumerate(parents) if _field("", text) in _NAMES]
    # A member's own row has a name under the heading of names.
    if not any(children) or not names or any(children[place] for place in names):
        return None
    paths, parent = [], ""
    for above, below in zip(parents, children, strict=True):
        parent = above or (parent if below else "")
        paths.append((parent, below) if below else ("", above))
    return _layout(index + 2, paths)


_NAMES = frozenset({Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME})


def _layout(first_row: int, paths: Sequence[tuple[str, str]]) -> Layout | None:
    columns: dict[Field, int] = {}
    unused = []
    for place, (parent, own) in enumerate(paths):
        field = _field(parent, own)
        if field is not None and field is not Field.NOT_KEPT and field not in columns:
            columns[field] = place
        elif own:
            unused.append(own)
    named = Field.FULL_NAME in columns or {Field.FAMILY_NAMES, Field.GIVEN_NAME} <= columns.keys()
    if not named or len(columns) < 2:
        return None
    headings = tuple(own or parent for parent, own in paths)
    return Layout(first_row, headings, columns, tuple(unused))


def _field(parent: str, own: str) -> Field | None:
    alone, together = _plain(own), f"{_plain(parent)} {_plain(own)}".strip()
    if parent and alone in _NEEDS_PARENT:
        return _BY_HEADING.get(together) or _BY_HEADING.get(alone)
    return _BY_HEADING.get(alone) or _BY_HEADING.get(together)
