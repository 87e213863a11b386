"""A sheet as a page sends it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

from sotay.kernel import text
from sotay.surveys.rules.definition import Definition, Kind, Option, Question

Answers = dict[str, Any]
Sent = Mapping[str, Sequence[str]]
"""The fields of a page by their names, each with everything that was sent under it."""

LONGEST_SHORT, LONGEST_LONG, LONGEST_WORDS = 300, 10_000, 500
# At most two decimals: what is finer is refused.
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")


def field_of(key: str, part: str = "") -> str:
    """The name of a question's field on a page; ``part`` is a row, a rank or ``words``."""
    return f"q.{key}.{part}" if part else f"q.{key}"


def fields_of(definition: Definition, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """The fields in which a page shows a sheet: what ``read_answers`` reads back."""
    found: dict[str, list[str]] = {}
    for question in definition.questions:
        if question.key in answers:
            for part, typed in _fields(question.kind, answers[question.key]):
                found.setdefault(field_of(question.key, part), []).append(typed)
    return found


def _fields(kind: Kind, value: Any) -> Iterator[tuple[str, str]]:
    """The parts of one answer, each with what stands in its field."""
    if kind == Kind.MATRIX:
        yield from value.items()
    elif kind == Kind.RANKING:
        yield from ((str(place), key) for place, key in enumerate(value, 1))
    elif kind == Kind.SEVERAL:
        for each in value:
            yield from _fields(Kind.SINGLE, each)
    elif isinstance(value, dict):
        yield "", value["option"]
        yield "words", value["words"]
    else:
        yield "", str(value)


def longest(question: Question) -> int:
    """How many characters a text may have."""
    usual = LONGEST_SHORT if question.kind == Kind.SHORT else LONGEST_LONG
    return min(question.most or usual, LONGEST_LONG)


def ranks(question: Question) -> int:
    """How many options are put in order."""
    return min(question.most or len(question.options), len(question.options))


def read_answers(definition: Definition, sent: Sent) -> Answers:
    """What a page sent, as a sheet; without what its own answers say is not asked."""
    found: Answers = {}
    for question in definition.questions:
        if is_asked(question, definition, found):
            value = _read(question, sent)
            if value not in (None, "", [], {}):
                found[question.key] = value
    return found


def is_asked(question: Question, definition: Definition, answers: Mapping[str, Any]) -> bool:
    """Whether these answers lead to the question."""
    condition = question.condition
    if condition is None:
        return True
    earlier = _before(question, definition).get(condition.question)
    if earlier is None or not is_asked(earlier, definition, answers):
        return False
    return bool(chosen(answers.get(condition.question)) & set(condition.any_of))


def _before(question: Question, definition: Definition) -> dict[str, Question]:
    """The questions that stand before: only on those may it depend, or it would on itself."""
    earlier = takewhile(lambda one: one.key != question.key, definition.questions)
    return {one.key: one for one in earlier}


def chosen(value: Any) -> set[str]:
    """The keys that were chosen; of a scale its step as digits."""
    if isinstance(value, list):
        return {key for each in value for key in chosen(each)}
    if isinstance(value, dict):
        return {str(value["option"])} if "option" in value else set()
    return set() if value is None else {str(value)}


def _first(sent: Sent, name: str) -> str:
    values = sent.get(name, ())
    return values[-1] if values else ""


def _read(question: Question, sent: Sent) -> Any:
    name = field_of(question.key)
    match question.kind:
        case Kind.SINGLE:
            return _with_words(question, _first(sent, name), sent)
        case Kind.SEVERAL:
            keys = dict.fromkeys(each for each in sent.get(name, ()) if each)
            return [_with_words(question, key, sent) for key in keys]
        case Kind.SCALE | Kind.NUMBER:
            return _number(_first(sent, name))
        case Kind.MATRIX:
            rows = {row.key: _first(sent, field_of(question.key, row.key)) for row in question.rows}
            return {key: value for key, value in rows.items() if value}
        case Kind.RANKING:
            places = range(1, ranks(question) + 1)
            named = (_first(sent, field_of(question.key, str(place))) for place in places)
            return [key for key in named if key]
        case Kind.DATE:
            return _day(_first(sent, name))
        case Kind.FILE:
            raw = _first(sent, name).strip()
            return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 16 else raw
        case Kind.SHORT:
            return text.tidy(_first(sent, name))
        case Kind.LONG:
            return text.tidy_lines(_first(sent, name)).strip()


def _with_words(question: Question, key: str, sent: Sent) -> Any:
    """The key, with the own words beside it where the option has a box for them."""
    option = option_of(question.options, key)
    if option is None or not option.own_words:
        return key
    words = text.tidy(_first(sent, field_of(question.key, "words")))
    return {"option": key, "words": words} if words else key


def _number(typed: str) -> Any:
    """The number, whole where it is; what is none stays as it was typed."""
    plain = text.tidy(typed).replace(" ", "")
    if not plain:
        return None
    bare = _without_marks(plain)
    if not _NUMBER.fullmatch(bare):
        return text.tidy(typed)
    value = Decimal(bare)
    return int(value) if value == value.to_integral_value() else float(value)


def _without_marks(plain: str) -> str:
    """``1.277,5`` and ``1277.5`` → ``1277.5``; three digits behind a dot are thousands."""
    if "," in plain:
        return plain.replace(".", "").replace(",", ".", 1)
    whole, *groups = plain.split(".")
    in_threes = groups and all(len(group) == 3 for group in groups) and len(whole.lstrip("-")) < 4
    return plain.replace(".", "") if in_threes and whole.lstrip("-") not in ("", "0") else plain


def _day(typed: str) -> str:
    """``2026-11-27`` or ``27/11/2026`` as an ISO day; what is none stays as it was typed."""
    plain = text.tidy(typed)
    parts = plain.split("-") if "-" in plain else plain.split("/")[::-1]
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except (TypeError, ValueError, OverflowError):
        return plain


def option_of(options: Sequence[Option], key: str) -> Option | None:
    """The option of that key, if there is one."""
    return next((option for option in options if option.key == key), None)
