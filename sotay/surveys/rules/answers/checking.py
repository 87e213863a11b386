"""What is wrong with a sheet, in sentences for whoever fills it in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.numbers import thousands
from sotay.surveys.rules.answers.reading import (
    LONGEST_WORDS,
    chosen,
    is_asked,
    longest,
    option_of,
    ranks,
)
from sotay.surveys.rules.definition import Definition, Kind, Question


def check_answers(definition: Definition, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Everything that is wrong, as pairs of a question's key and a sentence; in their order."""
    return [
        (question.key, sentence)
        for question in definition.questions
        if is_asked(question, definition, answers)
        for sentence in _wrong(question, answers.get(question.key))
    ]


def _wrong(question: Question, value: Any) -> Iterator[str]:
    if value in (None, "", [], {}):
        if question.required:
            yield _("Câu này cần được trả lời.")
        return
    yield from _CHECKS[question.kind](question, value)


def _wrong_text(question: Question, value: Any) -> Iterator[str]:
    return _too_long(value, longest(question))


def _too_long(value: Any, most: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield _("Câu trả lời này không đọc được. Hãy ghi lại.")
    elif len(value) > most:
        yield _("Câu trả lời dài %(count)s ký tự, nhiều nhất là %(most)s. Hãy rút bớt.") % {
            "count": thousands(len(value)),
            "most": thousands(most),
        }


def _wrong_single(question: Question, value: Any) -> Iterator[str]:
    return _wrong_choice(question, [value], most=1)


def _wrong_several(question: Question, value: Any) -> Iterator[str]:
    return _wrong_choice(question, value, most=question.most)


def _wrong_scale(question: Question, value: Any) -> Iterator[str]:
    if isinstance(value, bool) or value not in question.steps:
        yield _("Chọn một mức của thang điểm.")


def _wrong_day(question: Question, value: Any) -> Iterator[str]:
    del question
    if not is_day(value):
        yield _("Ngày không có trong lịch. Ghi như 27/11/2026.")


def _wrong_file(question: Question, value: Any) -> Iterator[str]:
    del question
    if isinstance(value, bool) or not isinstance(value, int):
        yield _("Tệp chưa gửi được. Hãy chọn lại tệp.")


def _wrong_choice(question: Question, value: Any, *, most: int | None) -> Iterator[str]:
    values = value if isinstance(value, list) else []
    keys = [key for each in values for key in chosen(each)]
    if not keys or len(keys) != len(values) or len(set(keys)) < len(keys):
        yield _gone()
        return
    if any(option_of(question.options, key) is None for key in keys):
        yield _gone()
    if most is not None and len(keys) > most:
        yield _("Chọn nhiều nhất %(most)d phương án; đồng chí đã chọn %(count)d.") % {
            "most": most,
            "count": len(keys),
        }
    for each in values:
        if not isinstance(each, dict):
            continue
        option = option_of(question.options, str(each.get("option")))
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
    named = value if isinstance(value, list) else [None]
    if not all(isinstance(key, str) and key in keys for key in named):
        yield _gone()
    elif len(set(value)) < len(value):
        yield _("Có phương án được chọn ở hai thứ tự. Mỗi phương án chỉ đứng một chỗ.")
    elif len(value) > ranks(question) or (question.required and len(value) < ranks(question)):
        yield _("Xếp đủ %(count)d thứ tự.") % {"count": ranks(question)}


def _gone() -> str:
    return _("Phương án đã chọn không còn trong câu này. Hãy chọn lại.")


def is_day(value: Any) -> bool:
    """Whether it is an ISO day, written as such."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_CHECKS: Mapping[Kind, Callable[[Question, Any], Iterator[str]]] = {
    Kind.SINGLE: _wrong_single,
    Kind.SEVERAL: _wrong_several,
    Kind.SCALE: _wrong_scale,
    Kind.MATRIX: _wrong_matrix,
    Kind.NUMBER: _wrong_number,
    Kind.DATE: _wrong_day,
    Kind.SHORT: _wrong_text,
    Kind.LONG: _wrong_text,
    Kind.RANKING: _wrong_ranking,
    Kind.FILE: _wrong_file,
}
