"""What may be answered: reading what a page sent, and what is wrong with it.

A sheet is ``{question key: value}``. The value is, by kind: an option's key, or ``{"option": key,
"words": …}`` where it has a box for own words; a list of those; a number; ``{row: option}``; an
ISO day; a text; a list of keys in their order; the id of a stored file. What was not answered
is not there. What cannot be read is kept as it was typed, so that it can be shown again.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel import dates, text
from sotay.kernel.numbers import decimal, thousands
from sotay.surveys.rules.definition import CHOSEN, Definition, Kind, Option, Question

Answers = dict[str, Any]
Sent = Mapping[str, Sequence[str]]
"""The fields of a page by their names, each with everything that was sent under it."""

LONGEST_SHORT, LONGEST_LONG, LONGEST_WORDS = 300, 10_000, 500
PLACES = 2
"""Decimals of a number; what is finer is refused."""
LARGEST = 10**12


def field_of(key: str, part: str = "") -> str:
    """The name of a question's field on a page; ``part`` is a row, a rank or ``words``."""
    return f"q.{key}.{part}" if part else f"q.{key}"


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
    earlier = definition.question(condition.question)
    if earlier is None or not is_asked(earlier, definition, answers):
        return False
    return bool(chosen(answers.get(condition.question)) & set(condition.any_of))


def chosen(value: Any) -> set[str]:
    """The keys that were chosen; of a scale its step as digits."""
    if isinstance(value, list):
        return {key for each in value for key in chosen(each)}
    if isinstance(value, dict):
        return {str(value["option"])} if "option" in value else set()
    return set() if value is None else {str(value)}


def check_answers(definition: Definition, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Everything that is wrong, as pairs of a question's key and a sentence; in their order."""
    return [
        (question.key, sentence)
        for question in definition.questions
        if is_asked(question, definition, answers)
        for sentence in _wrong(question, answers.get(question.key))
    ]


def in_words(definition: Definition, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The sheet as people read it: every question that was answered, and its answer."""
    return [
        (question.words, _in_words(question, answers[question.key]))
        for question in definition.questions
        if question.key in answers
    ]


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
    option = _option(question.options, key)
    if option is None or not option.own_words:
        return key
    words = text.tidy(_first(sent, field_of(question.key, "words")))
    return {"option": key, "words": words} if words else key


def _number(typed: str) -> Any:
    """The number, whole where it is; what is none stays as it was typed."""
    plain = text.tidy(typed).replace(" ", "")
    if not plain:
        return None
    try:
        value = Decimal(_without_marks(plain))
    except InvalidOperation:
        return text.tidy(typed)
    if not value.is_finite() or abs(value) > LARGEST or value != round(value, PLACES):
        return text.tidy(typed)
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
        return date(*(int(part) for part in parts)).isoformat()  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return plain


def _wrong(question: Question, value: Any) -> Iterator[str]:
    if value in (None, "", [], {}):
        if question.required:
            yield _("Câu này cần được trả lời.")
        return
    match question.kind:
        case Kind.SINGLE:
            yield from _wrong_choice(question, [value], most=1)
        case Kind.SEVERAL:
            yield from _wrong_choice(question, value, most=question.most)
        case Kind.SCALE:
            if isinstance(value, bool) or value not in question.steps:
                yield _("Chọn một mức của thang điểm.")
        case Kind.NUMBER:
            yield from _wrong_number(question, value)
        case Kind.MATRIX:
            yield from _wrong_matrix(question, value)
        case Kind.RANKING:
            yield from _wrong_ranking(question, value)
        case Kind.DATE:
            if not _is_day(value):
                yield _("Ngày không có trong lịch. Ghi như 27/11/2026.")
        case Kind.FILE:
            if isinstance(value, bool) or not isinstance(value, int):
                yield _("Tệp chưa gửi được. Hãy chọn lại tệp.")
        case Kind.SHORT | Kind.LONG:
            yield from _too_long(value, longest(question))


def _too_long(value: Any, most: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield _("Câu trả lời này không đọc được. Hãy ghi lại.")
    elif len(value) > most:
        yield _("Câu trả lời dài %(count)s ký tự, nhiều nhất là %(most)s. Hãy rút bớt.") % {
            "count": thousands(len(value)),
            "most": thousands(most),
        }


def _wrong_choice(question: Question, value: Any, *, most: int | None) -> Iterator[str]:
    values = value if isinstance(value, list) else []
    keys = [key for each in values for key in chosen(each)]
    if not keys or len(keys) != len(values) or len(set(keys)) < len(keys):
        yield _gone()
        return
    if any(_option(question.options, key) is None for key in keys):
        yield _gone()
    if most is not None and len(keys) > most:
        yield _("Chọn nhiều nhất %(most)d phương án; đồng chí đã chọn %(count)d.") % {
            "most": most,
            "count": len(keys),
        }
    for each in values:
        if not isinstance(each, dict):
            continue
        option = _option(question.options, str(each.get("option")))
        if option is None or not option.own_words or set(each) != {"option", "words"}:
            yield _gone()
        else:
            yield from _too_long(each["words"], LONGEST_WORDS)


def _wrong_number(question: Question, value: Any) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _("Ghi một số, ví dụ 12 hoặc 12,5 (nhiều nhất hai số lẻ).")
    elif question.low is not None and value < question.low:
        yield _("Số nhỏ nhất là %(low)s.") % {"low": thousands(question.low)}
    elif question.high is not None and value > question.high:
        yield _("Số lớn nhất là %(high)s.") % {"high": thousands(question.high)}


def _wrong_matrix(question: Question, value: Any) -> Iterator[str]:
    rows = {row.key for row in question.rows}
    options = {option.key for option in question.options}
    if not isinstance(value, dict) or not set(value) <= rows or not set(value.values()) <= options:
        yield _gone()
        return
    missing = [row.words for row in question.rows if row.key not in value]
    if question.required and missing:
        yield _("Còn dòng chưa trả lời: %(rows)s.") % {"rows": "; ".join(missing)}


def _wrong_ranking(question: Question, value: Any) -> Iterator[str]:
    keys = {option.key for option in question.options}
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        yield _gone()
    elif not set(value) <= keys:
        yield _gone()
    elif len(set(value)) < len(value):
        yield _("Có phương án được chọn ở hai thứ tự. Mỗi phương án chỉ đứng một chỗ.")
    elif len(value) > ranks(question) or (question.required and len(value) < ranks(question)):
        yield _("Xếp đủ %(count)d thứ tự.") % {"count": ranks(question)}


def _gone() -> str:
    return _("Phương án đã chọn không còn trong câu này. Hãy chọn lại.")


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _option(options: Sequence[Option], key: str) -> Option | None:
    return next((option for option in options if option.key == key), None)


def _words_of(question: Question, value: Any) -> str:
    key, own = (value.get("option"), value["words"]) if isinstance(value, dict) else (value, "")
    option = _option(question.options, str(key))
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
    if question.kind == Kind.DATE and _is_day(value):
        return dates.short(date.fromisoformat(value))
    if isinstance(value, int | float) and question.kind != Kind.FILE:
        return decimal(Decimal(str(value)))
    return str(value)
