"""An act: one transaction, at whose very end the ledger learns what happened in it.

The end of the chain is one row for the whole house, and whoever adds to it holds it until the
commit. An act that took it first and then rendered what a hall sees made every other hall wait
for its rendering. So what is recorded waits in memory; the chain is taken last, for as long as
three statements and the commit take.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

Ending = Callable[[], object]

_endings: ContextVar[list[Ending] | None] = ContextVar("endings", default=None)


@contextmanager
def one_act() -> Iterator[None]:
    """All of it or nothing; within another act it is a part of that one.

    For actions, as a decorator (``@one_act()``) or around a part of one. A part that fails
    fails the whole act: who wants to go on after an error of the database asks for a
    savepoint (``transaction.atomic``) around the statement that may fail.
    """
    whole = _endings.get()
    own: list[Ending] = []
    token = _endings.set(own)
    try:
        with transaction.atomic(savepoint=whole is None):
            yield
            if whole is None and not transaction.get_rollback():
                for end in own:
                    end()
    finally:
        _endings.reset(token)
    if whole is not None:
        whole.extend(own)


def at_the_end(ending: Ending) -> bool:
    """Keep ``ending`` for the end of the act; False where no act is going on."""
    endings = _endings.get()
    if endings is None:
        return False
    endings.append(ending)
    return True
