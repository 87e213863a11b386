"""A sheet as people read it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sotay.kernel import dates
from sotay.kernel.numbers import decimal
from sotay.surveys.rules.answers.checking import is_day
from sotay.surveys.rules.answers.reading import option_of
from sotay.surveys.rules.definition import CHOSEN, Definition, Kind, Question


def in_words(definition: Definition, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The sheet as people read it: every question that was answered, and its answer."""
    return [
        (question.words, _in_words(question, answers[question.key]))
        for question in definition.questions
        if question.key in answers
    ]


def _words_of(question: Question, value: Any) -> str:
    key, own = (value.get("option"), value["words"]) if isinstance(value, dict) else (value, "")
    option = option_of(question.options, str(key))
    words = option.words if option else str(key)
    return f"{words}: {own}" if own else words


def _in_words(question: Question, value: Any) -> str:
    if question.kind == Kind.MATRIX:
        return "; ".join(
            f"{row.words}: {_words_of(question, value[row.key])}"
            for row in question.rows
            if row.key in value
        )
    if question.kind in CHOSEN:
        values = value if isinstance(value, list) else [value]
        return "; ".join(_words_of(question, each) for each in values)
    if question.kind == Kind.DATE and is_day(value):
        return dates.short(date.fromisoformat(value))
    if isinstance(value, int | float) and question.kind != Kind.FILE:
        return decimal(Decimal(str(value)))
    return str(value)
