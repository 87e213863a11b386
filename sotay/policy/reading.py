"""While one page is read, the same question has the same answer.

A page asks many times what somebody is to a meeting: the door, the frame, every tab and
button. Nothing changes while it is only read, so the first answer serves them all. A
request that writes asks anew each time, because its own act may change the answer; but what
a person holds in the organisation is changed by few acts, which say so (``forget_standing``).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_of_a_reading", default=None)
_standing: ContextVar[dict[Hashable, Any] | None] = ContextVar("standing", default=None)
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
    return _kept(_answers.get(), question, ask)


def once_a_request(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The same for what holds while a request writes too: a person's place in the organisation."""
    return _kept(_standing.get(), question, ask)


def forget_standing() -> None:
    """An act changed what somebody holds: ask anew."""
    kept = _standing.get()
    if kept is not None:
        kept.clear()


def _kept(
    answers: dict[Hashable, Any] | None, question: Hashable, ask: Callable[[], Answer]
) -> Answer:
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    answer: Answer = answers[question]
    return answer


def answer_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a request that only reads is one reading; who stands where is asked once."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        token = _standing.set({})
        try:
            if request.method not in _READS:
                return get_response(request)
            with one_reading():
                return get_response(request)
        finally:
            _standing.reset(token)

    return middleware
