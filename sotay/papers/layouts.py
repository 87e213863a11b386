"""The layout profiles: the measures of a paper, its fixed words, its types and issuers.

They are data of ``sotay/profiles/data/layout-*.toml``; no measure stands in code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sotay.profiles import __name__ as profiles_package

NAMES = ("hd36", "hd05")


@dataclass(frozen=True)
class Page:
    """The sheet and its margins, in millimetres."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    number_from_edge: int
    heading_right_column: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True)
class Sizes:
    """Sizes of the letters of every component, in points."""

    motto: int
    heading: int
    type_name: int
    summary: int
    letter_summary: int
    body: int
    table: int
    signature: int
    recipients_title: int
    recipients: int
    urgency: int
    circulation: int
    draft: int
    page_number: int


@dataclass(frozen=True)
class Spacing:
    """Lines and paragraphs: points, but ``first_line_indent`` in millimetres.

    ``signature_lines`` counts the empty lines that a hand signs in.
    """

    line_exactly: int
    after_paragraph: int
    first_line_indent: int
    signature_lines: int
    line_exactly_at_most: int | None = None


@dataclass(frozen=True)
class Wording:
    """The words and signs that the guidance fixes."""

    font: str
    motto: str
    number: str
    under_summary: str
    recipients: str
    recipient_ends: str
    letter_to: str
    submission_to: str


@dataclass(frozen=True)
class DocumentType:
    """A type of paper; an unregulated one (giấy mời) is printed by anybody, without number."""

    name: str
    abbreviation: str
    regulated: bool = True


@dataclass(frozen=True)
class Issuer:
    """A kind of body that issues papers: how it signs, and which types it may issue."""

    name: str
    authority: str
    may_issue: frozenset[str]


@dataclass(frozen=True)
class Layout:
    """One guidance on the layout of papers (HD 36-HD/VPTW of 2018, HD 05-HD/VPTW of 2026).

    ``spelling`` is ``modern`` (ủy) or ``traditional`` (uỷ).
    """

    code: str
    title: str
    spelling: Literal["modern", "traditional"]
    page: Page
    sizes: Sizes
    spacing: Spacing
    wording: Wording
    document_types: Mapping[str, DocumentType]
    issuers: Mapping[str, Issuer]

    def spelled(self, text: str) -> str:
        """``text`` with "ủy" as this guidance writes it.

        Only for the words of the heading and the foot: what a secretary wrote, and every
        name of a person, stays as it is.
        """
        if self.spelling == "modern":
            return text
        return text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")


@cache
def layout_named(code: str) -> Layout:
    """The layout profile ``code``, one of ``NAMES``.

    Raises:
        LookupError: there is no such profile.
    """
    if code not in NAMES:
        raise LookupError(f"no layout profile {code!r}")
    raw = tomllib.loads(
        (files(profiles_package) / "data" / f"layout-{code}.toml").read_text(encoding="utf-8")
    )
    return Layout(
        code=raw["code"],
        title=raw["title"],
        spelling=raw["spelling"],
        page=Page(**raw["page"]),
        sizes=Sizes(**raw["sizes"]),
        spacing=Spacing(**raw["spacing"]),
        wording=Wording(**raw["wording"]),
        document_types={key: DocumentType(**row) for key, row in raw["document_types"].items()},
        issuers={
            key: Issuer(row["name"], row["authority"], frozenset(row["may_issue"]))
            for key, row in raw["issuers"].items()
        },
    )
