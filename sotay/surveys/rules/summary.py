"""What the answers say, as figures: sums of tallies, set out by section and question.

A tally counts sheets without holding any: ``{"sheets": n, "days": {day: n}, "questions": {key:
{"answered": n, "counts": {option: n}, "sum": …}}}``. Tallies are kept by circle; here they are
only added up, so a summary of a million answers reads a few thousand of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.numbers import letter, roman
from sotay.surveys.rules.definition import Definition, Kind, Option, Question

Tally = Mapping[str, Any]

WRITTEN = frozenset({Kind.SHORT, Kind.LONG, Kind.FILE})
_ONE_OF = frozenset({Kind.SINGLE, Kind.SCALE})
_PLACES_OF_AVERAGE = 2


@dataclass(frozen=True)
class Line:
    """One answer and how many gave it."""

    key: str
    mark: str
    words: str
    count: int


@dataclass(frozen=True)
class Figures:
    """One question, or one row of a matrix, with its counts.

    Attributes:
        number: within the section: ``2``; of a row of a matrix ``2.1``.
        whole: how many took part at all: of so many every share is.
        unasked: how many a condition kept from being asked.
        unanswered: how many were asked and said nothing.
        lines: the answers; of a ranking, how many put each of them first.
        takes_several: one person may give several answers, which add up to nothing.
        average: of a scale or of numbers, two decimals, rounded half up.
        rows: of a matrix.
    """

    key: str
    number: str
    words: str
    kind: Kind
    whole: int
    answered: int
    unanswered: int
    unasked: int
    lines: tuple[Line, ...] = ()
    takes_several: bool = False
    average: Decimal | None = None
    rows: tuple["Figures", ...] = ()

    @property
    def counted(self) -> tuple["Figures", ...]:
        """Everything that has lines of its own: the rows of a matrix, or the question itself."""
        return self.rows or (self,)


@dataclass(frozen=True)
class Part:
    """A section that asks for something that can be counted."""

    number: str
    key: str
    words: str
    questions: tuple[Figures, ...]


@dataclass(frozen=True)
class Summary:
    """Everything that was answered, in figures.

    Attributes:
        respondents: sheets that came in.
        days: how many came in on each day, in order; days are ISO.
    """

    respondents: int
    parts: tuple[Part, ...]
    days: tuple[tuple[str, int], ...] = ()

    def question(self, key: str) -> Figures | None:
        """The figures of this question, if it is counted."""
        return next(
            (each for part in self.parts for each in part.questions if each.key == key), None
        )


def added(tallies: Iterable[Tally]) -> dict[str, Any]:
    """Several tallies as one, in the same shape."""
    sheets = 0
    days: dict[str, int] = {}
    questions: dict[str, dict[str, Any]] = {}
    for tally in tallies:
        sheets += tally.get("sheets", 0)
        _add(days, tally.get("days", {}))
        for key, one in tally.get("questions", {}).items():
            held = questions.setdefault(key, {"answered": 0, "counts": {}})
            held["answered"] += one.get("answered", 0)
            _add(held["counts"], one.get("counts", {}))
            if one.get("sum") is not None:
                held["sum"] = _exact(held.get("sum", 0)) + _exact(one["sum"])
    return {"sheets": sheets, "days": days, "questions": questions}


def summarize(definition: Definition, tally: Tally) -> Summary:
    """The summary of one tally, or of several that were ``added``."""
    parts: list[Part] = []
    for section in definition.sections:
        figures = tuple(
            _figures(definition, question, str(number), tally)
            for number, question in enumerate(section.questions, 1)
            if question.kind not in WRITTEN
        )
        if figures:
            parts.append(Part(roman(len(parts) + 1), section.key, section.words, figures))
    return Summary(tally.get("sheets", 0), tuple(parts), tuple(sorted(tally["days"].items())))


def _figures(definition: Definition, question: Question, number: str, tally: Tally) -> Figures:
    whole = tally.get("sheets", 0)
    one = tally.get("questions", {}).get(question.key, {})
    answered, counts = one.get("answered", 0), one.get("counts", {})
    unasked = _unasked(definition, question, tally)
    rows = tuple(
        _row(question, row, f"{number}.{place}", counts, whole, unasked)
        for place, row in enumerate(question.rows, 1)
    )
    return Figures(
        key=question.key,
        number=number,
        words=question.words,
        kind=question.kind,
        whole=whole,
        answered=answered,
        unanswered=whole - unasked - answered,
        unasked=unasked,
        lines=() if question.kind == Kind.MATRIX else _lines(question, counts),
        takes_several=question.kind == Kind.SEVERAL,
        average=_average(one.get("sum"), answered),
        rows=rows if question.kind == Kind.MATRIX else (),
    )


def _row(
    question: Question,
    row: Option,
    number: str,
    counts: Mapping[str, int],
    whole: int,
    unasked: int,
) -> Figures:
    """A row of a matrix: who left it empty, although others were filled in, is counted here."""
    of_row = {option.key: counts.get(f"{row.key}/{option.key}", 0) for option in question.options}
    answered = sum(of_row.values())
    return Figures(
        key=f"{question.key}/{row.key}",
        number=number,
        words=row.words,
        kind=Kind.MATRIX,
        whole=whole,
        answered=answered,
        unanswered=whole - unasked - answered,
        unasked=unasked,
        lines=_marked(
            (option.key, option.words, of_row[option.key]) for option in question.options
        ),
    )


def _lines(question: Question, counts: Mapping[str, int]) -> tuple[Line, ...]:
    if question.kind == Kind.SCALE:
        return _marked(
            (str(step), _("Mức %(step)d") % {"step": step}, counts.get(str(step), 0))
            for step in question.steps
        )
    return _marked((each.key, each.words, counts.get(each.key, 0)) for each in question.options)


def _marked(lines: Iterable[tuple[str, str, int]]) -> tuple[Line, ...]:
    return tuple(
        Line(key, letter(place), words, count) for place, (key, words, count) in enumerate(lines, 1)
    )


def _unasked(definition: Definition, question: Question, tally: Tally) -> int:
    """How many the question's condition kept out.

    Where the earlier question takes several answers, one person may have met the condition in
    two ways and cannot be told from the counts: all who did not answer then count as silent.
    """
    condition = question.condition
    asked = definition.question(condition.question) if condition else None
    if condition is None or asked is None or asked.kind not in _ONE_OF:
        return 0
    counts = tally.get("questions", {}).get(asked.key, {}).get("counts", {})
    met = sum(int(counts.get(key, 0)) for key in condition.any_of)
    return int(tally.get("sheets", 0)) - met


def _average(total: Any, answered: int) -> Decimal | None:
    if total is None or not answered:
        return None
    unit = 10**_PLACES_OF_AVERAGE
    # Half up in integers, away from nought: a float would round some halves down.
    exact = abs(_exact(total)) * unit / answered
    units = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return Decimal(units if _exact(total) >= 0 else -units).scaleb(-_PLACES_OF_AVERAGE)


def _exact(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(str(value))


def _add(held: dict[str, int], more: Mapping[str, int]) -> None:
    for key, count in more.items():
        held[key] = held.get(key, 0) + count
