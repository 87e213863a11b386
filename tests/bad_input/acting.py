"""The words of the tables of acts: what is sent to an address, and by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.bad_input.stage import Stage

Value = str | Callable[[Stage], Any]
# A sentence that nobody writes by chance, so that it can be looked for in the answer.
TYPED = "Đề nghị ghi rõ chỉ tiêu 4711"

# The button of a page that showed beforehand what an act changes.
SENT_SURELY = "sure"


def new_id(stage: Stage) -> str:
    """An id for one act, another one each time."""
    del stage
    return str(uuid4())


def known(name: str) -> Value:
    """A value of the stage."""
    return lambda stage: stage.known[name]


def edition(place: str) -> Value:
    """The edition of a meeting as its page knew it."""
    return lambda stage: stage.known["edition"][place]


def person(name: str) -> Value:
    """The id of one of the cast."""
    return lambda stage: getattr(stage.cast, name).pk


ID: Value = new_id


@dataclass(frozen=True)
class Act:
    """What is sent to an address, by whom, and what of it may be left out.

    ``elsewhere`` is a place of the stage whose meeting is in a state that forbids the act.
    """

    where: str
    who: str
    sends: Mapping[str, Value] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    # Status of the right example; only what the stage cannot carry out is not 303.
    status: int = 303
    elsewhere: str = ""


def act(
    where: str,
    who: str,
    sends: Mapping[str, Value] | None = None,
    optional: str = "",
    status: int = 303,
    elsewhere: str = "",
) -> Act:
    """A row; ``optional`` names fields, with blanks between."""
    return Act(where, who, sends or {}, frozenset(optional.split()), status, elsewhere)


def right_example(row: Act, stage: Stage) -> dict[str, str]:
    """What somebody sends who makes no mistake."""
    return {
        name: str(value(stage) if callable(value) else value) for name, value in row.sends.items()
    }
