"""The JSON of a definition: what is stored, and what a template file holds.

A definition may be unfinished (a question without anything to choose): it is stored as it is, and
``problems`` tells what it lacks. What cannot be read at all is refused.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid
from sotay.kernel.text import tidy, tidy_lines
from sotay.surveys.rules.definition.values import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
)

# How long words may be, and how many of each there may be.
WORDS, HELP, OPTION = 1000, 1000, 300
SECTIONS, QUESTIONS, OPTIONS, ROWS = 20, 100, 40, 30
LARGEST = 10**9

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def to_json(definition: Definition) -> dict[str, Any]:
    """The definition as it is stored; what is not set is left out."""
    return {
        "sections": [
            {
                "key": section.key,
                "words": section.words,
                "questions": [_question_to_json(question) for question in section.questions],
            }
            for section in definition.sections
        ]
    }


def from_json(data: Any) -> Definition:
    """The definition that was stored; texts are tidied and NFC.

    Raises:
        Invalid: it is no definition; the sentence says where it stops making sense.
    """
    sections = tuple(_section(raw) for raw in _list(_object(data), "sections", SECTIONS))
    definition = Definition(sections)
    keys = [question.key for question in definition.questions]
    _once(keys + [section.key for section in sections])
    if len(keys) > QUESTIONS:
        raise Invalid(
            _("Khảo sát có %(count)d câu, nhiều nhất là %(most)d. Hãy tách thành hai khảo sát.")
            % {"count": len(keys), "most": QUESTIONS}
        )
    return definition


def _question_to_json(question: Question) -> dict[str, Any]:
    condition = question.condition
    values: dict[str, Any] = {
        "help": question.help or None,
        "required": question.required or None,
        "options": [_option_to_json(option) for option in question.options] or None,
        "rows": [_option_to_json(row) for row in question.rows] or None,
        "low": question.low,
        "high": question.high,
        "most": question.most,
        "condition": condition
        and {"question": condition.question, "any_of": list(condition.any_of)},
    }
    set_ones = {name: value for name, value in values.items() if value is not None}
    fixed = {"key": question.key, "kind": question.kind.value, "words": question.words}
    return {**fixed, **set_ones}


def _option_to_json(option: Option) -> dict[str, Any]:
    values: dict[str, Any] = {"key": option.key, "words": option.words}
    return {**values, "own_words": True} if option.own_words else values


def _section(raw: Any) -> Section:
    values = _object(raw)
    questions = tuple(_question(each) for each in _list(values, "questions", QUESTIONS))
    return Section(_key(values), _words(values, "words", WORDS), questions)


def _question(raw: Any) -> Question:
    values = _object(raw)
    options, rows = _options(values, "options", OPTIONS), _options(values, "rows", ROWS)
    return Question(
        key=_key(values),
        kind=_kind(values),
        words=_words(values, "words", WORDS),
        help=_words(values, "help", HELP),
        required=_flag(values, "required"),
        options=options,
        rows=rows,
        low=_number(values, "low"),
        high=_number(values, "high"),
        most=_number(values, "most"),
        condition=_condition(values.get("condition")),
    )


def _options(values: dict[str, Any], name: str, most: int) -> tuple[Option, ...]:
    options = tuple(_option(raw) for raw in _list(values, name, most))
    _once([option.key for option in options])
    return options


def _option(raw: Any) -> Option:
    values = _object(raw)
    return Option(_key(values), _words(values, "words", OPTION), _flag(values, "own_words"))


def _condition(raw: Any) -> Condition | None:
    if raw is None:
        return None
    values = _object(raw)
    any_of = values.get("any_of")
    if not isinstance(any_of, list) or not all(isinstance(key, str) for key in any_of):
        raise _unreadable(any_of)
    return Condition(_key(values, "question"), tuple(any_of))


def _object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _unreadable(raw)
    return raw


def _list(values: dict[str, Any], name: str, most: int) -> Sequence[Any]:
    found = values.get(name, [])
    if not isinstance(found, list):
        raise _unreadable(found)
    if len(found) > most:
        raise Invalid(
            _("Bảng câu hỏi quá dài: có %(count)d mục ở một chỗ, nhiều nhất là %(most)d.")
            % {"count": len(found), "most": most}
        )
    return found


def _kind(values: dict[str, Any]) -> Kind:
    try:
        return Kind(values.get("kind", ""))
    except ValueError:
        raise _unreadable(values.get("kind")) from None


def _key(values: dict[str, Any], name: str = "key") -> str:
    key = values.get(name)
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise _unreadable(key)
    return key


def _words(values: dict[str, Any], name: str, most: int) -> str:
    words = values.get(name, "")
    if not isinstance(words, str):
        raise _unreadable(words)
    tidied = tidy_lines(words).strip() if name == "help" else tidy(words)
    if len(tidied) > most:
        raise Invalid(
            _("Chữ ở “%(start)s…” dài %(count)d ký tự, nhiều nhất là %(most)d.")
            % {"start": tidied[:30], "count": len(tidied), "most": most}
        )
    return tidied


def _flag(values: dict[str, Any], name: str) -> bool:
    flag = values.get(name, False)
    if not isinstance(flag, bool):
        raise _unreadable(flag)
    return flag


def _number(values: dict[str, Any], name: str) -> int | None:
    number = values.get(name)
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int) or abs(number) > LARGEST:
        raise _unreadable(number)
    return number


def _once(keys: Sequence[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise Invalid(_("Bảng câu hỏi có hai mục cùng mã “%(key)s”.") % {"key": key})


def _unreadable(found: Any) -> Invalid:
    return Invalid(
        _("Bảng câu hỏi không đọc được ở chỗ “%(found)s”. Chưa có gì thay đổi.")
        % {"found": str(found)[:60]}
    )
