"""The report of a survey as values: what is printed, whatever it is printed on."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sotay.kernel.numbers import balanced_to_hundred, share
from sotay.surveys.rules.summary import Figures, Summary

PLACES = 2


class Chapter(StrEnum):
    """Where an opinion stands behind the figures."""

    OPINIONS = "opinions"
    SOLUTIONS = "solutions"
    REQUESTS = "requests"


@dataclass(frozen=True)
class Point:
    """One opinion as the report says it; a group of opinions has a heading.

    Attributes:
        heading: the group, in part IV; empty in the two lists behind it.
        voices: how many answers it was put together from.
    """

    words: str
    heading: str = ""
    voices: int = 0


@dataclass(frozen=True)
class Opinions:
    """What was written in free words, put together by a person."""

    opinions: tuple[Point, ...] = ()
    solutions: tuple[Point, ...] = ()
    requests: tuple[Point, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        """The opinions by their heading, in the order in which the headings first stand."""
        found: dict[str, list[Point]] = {}
        for point in self.opinions:
            found.setdefault(point.heading, []).append(point)
        return tuple((heading, tuple(points)) for heading, points in found.items())


@dataclass(frozen=True)
class Style:
    """How shares are printed.

    Attributes:
        forced: shares of a question are balanced to exactly 100; a footnote says so.
        places: decimals of every share.
    """

    forced: bool = False
    places: int = PLACES


@dataclass(frozen=True)
class Report:
    """A report, of everybody or of one unit.

    Attributes:
        subject: under the title, in capitals: what was asked about.
        attached_to: "báo cáo số …-BC/BCĐ, ngày …/5/2024 của Ban Chỉ đạo", as it follows
            "Kèm theo"; blanks stay blanks.
        invited: how many were asked to take part; nought leaves it out.
        unit: the name of the unit, on a page of one unit.
    """

    subject: str
    attached_to: str
    since: date
    until: date
    summary: Summary
    invited: int = 0
    unit: str = ""
    style: Style = field(default_factory=Style)
    opinions: Opinions = field(default_factory=Opinions)


@dataclass(frozen=True)
class Printed:
    """One printed row: the line, or one of those who chose none, with its share."""

    mark: str
    words: str
    count: int
    share: Decimal | None


def rows_of(figures: Figures, style: Style, others: tuple[tuple[str, int], ...]) -> list[Printed]:
    """The rows of a question with their shares.

    Args:
        others: name and count of those behind the options: silent, not asked. Where there are
            none, there is no row.
    """
    named = [(line.mark, line.words, line.count) for line in figures.lines]
    named += [("", name, count) for name, count in others if count]
    counts = [count for _mark, _words, count in named]
    shares = shares_of(counts, figures.whole, style, takes_several=figures.takes_several)
    return [
        Printed(mark, words, count, part)
        for (mark, words, count), part in zip(named, shares, strict=True)
    ]


def shares_of(
    counts: list[int], whole: int, style: Style, *, takes_several: bool = False
) -> list[Decimal | None]:
    """The shares of counts: the true ones, or those that add up to exactly 100."""
    if not whole:
        return [None] * len(counts)
    if style.forced and not takes_several and sum(counts) == whole:
        return list(balanced_to_hundred(counts, style.places))
    return [share(count, whole, style.places) for count in counts]
