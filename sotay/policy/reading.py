"""While one page is read, the same question has the same answer.

A page asks many times what somebody is to a meeting: the door, the frame, every tab and
button. Nothing changes while it is only read, so the first answer serves them all. A
request that writes asks anew each time, because its own act may change the answer.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_of_a_reading", default=None)
_READS = frozenset({"GET", "HEAD"})


@contextmanager
def one_reading() -> Iterator[None]:
    """Keep answers for the block."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to ``question``: the earlier one of this reading, or what ``ask`` says now."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    answer: Answer = answers[question]
    return answer


def answer_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a request that only reads is one reading."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in _READS:
            return get_response(request)
        with one_reading():
            return get_response(request)

    return middleware
