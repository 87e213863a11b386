"""Two rounds of the same questions side by side: counts, shares, and points between them."""

from dataclasses import dataclass
from decimal import Decimal

from sotay.kernel.numbers import share
from sotay.surveys.rules.summary import Figures, Line, Summary


@dataclass(frozen=True)
class Change:
    """One answer in two rounds; a count is none where that round did not offer it.

    Attributes:
        points: by how many percentage points the printed share grew; none without both.
    """

    mark: str
    words: str
    before: int | None
    after: int | None
    share_before: Decimal | None
    share_after: Decimal | None
    points: Decimal | None


@dataclass(frozen=True)
class Compared:
    """One question that both rounds asked."""

    place: str
    words: str
    whole_before: int
    whole_after: int
    changes: tuple[Change, ...]


def compare(before: Summary, after: Summary, places: int = 2) -> tuple[Compared, ...]:
    """The questions of ``after`` that ``before`` asked too, by their keys, in their order."""
    former = {
        figures.key: figures
        for part in before.parts
        for question in part.questions
        for figures in question.counted
    }
    return tuple(
        _compared(f"{part.number}.{figures.number}", former[figures.key], figures, places)
        for part in after.parts
        for question in part.questions
        for figures in question.counted
        if figures.key in former and figures.lines
    )


def _compared(place: str, before: Figures, after: Figures, places: int) -> Compared:
    former = {line.key: line for line in before.lines}
    now = {line.key for line in after.lines}
    gone = [line for line in before.lines if line.key not in now]
    changes = [
        _change(line, former.get(line.key), line, before.whole, after.whole, places)
        for line in after.lines
    ]
    changes += [_change(line, line, None, before.whole, after.whole, places) for line in gone]
    return Compared(place, after.words, before.whole, after.whole, tuple(changes))


def _change(
    named: Line,
    before: Line | None,
    after: Line | None,
    whole_before: int,
    whole_after: int,
    places: int,
) -> Change:
    then = share(before.count, whole_before, places) if before and whole_before else None
    now = share(after.count, whole_after, places) if after and whole_after else None
    return Change(
        mark=named.mark,
        words=named.words,
        before=before.count if before else None,
        after=after.count if after else None,
        share_before=then,
        share_after=now,
        points=None if then is None or now is None else now - then,
    )
