"""Counting sheets: what every circle keeps, so that a summary never opens a sheet.

``{"sheets": n, "days": {day: n}, "questions": {key: {"answered": n, "counts": {…}, "sum": …}}}``.
``counts`` is keyed by option; of a matrix by ``row/option``, of a ranking by ``option/place`` and,
for the first place, by option alone; of a scale, a number and a day by the value. ``sum`` is there
for a scale and a number. A tally of a tally's parts added up is the tally of all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sotay.surveys.rules.answers import Answers, chosen
from sotay.surveys.rules.definition import Definition, Kind, Question

Tally = dict[str, Any]


def tally(
    definition: Definition, sheets: Iterable[Answers], days: Mapping[str, int] | None = None
) -> Tally:
    """The counts of these sheets.

    Args:
        definition: everything that any version of the survey has asked.
        sheets: each as ``rules.answers`` reads it.
        days: how many came on which day; kept beside the sheets, not in them.
    """
    held = list(sheets)
    return {
        "sheets": len(held),
        "days": dict(sorted((days or {}).items())),
        "questions": {
            question.key: _counted(
                question, [each[question.key] for each in held if question.key in each]
            )
            for question in definition.questions
        },
    }


def _counted(question: Question, values: list[Any]) -> dict[str, Any]:
    counts = Counter(key for value in values for key in _keys(question, value))
    one: dict[str, Any] = {"answered": len(values), "counts": dict(sorted(counts.items()))}
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        total = sum((Decimal(str(value)) for value in values), Decimal(0))
        one["sum"] = int(total) if total == total.to_integral_value() else float(total)
    return one


def _keys(question: Question, value: Any) -> Iterator[str]:
    """Under which keys one answer is counted; what was written is not counted."""
    match question.kind:
        case Kind.SINGLE | Kind.SEVERAL:
            yield from chosen(value)
        case Kind.MATRIX:
            yield from (f"{row}/{option}" for row, option in value.items())
        case Kind.RANKING:
            yield from (f"{key}/{place}" for place, key in enumerate(value, 1))
            yield value[0]
        case Kind.SCALE | Kind.NUMBER | Kind.DATE:
            yield str(value)
        case _:
            return
