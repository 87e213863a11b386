"""What is said and decided in a meeting of the sample, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["done", "late", "doing", "open", "not_done"]
How = Literal["spoken", "written", "beforehand", "committee"]


@dataclass(frozen=True)
class Duty:
    """A task given: to whoever stands at that place, due so many days after the meeting.

    ``fate``: done in time, done late, being done, not begun, or given up with a reason.
    """

    title: str
    days: int
    fate: Fate = "done"
    note: str = ""
    place: int = -1


@dataclass(frozen=True)
class Point:
    """What the chair concludes, and the tasks that follow from it."""

    words: str
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Said:
    """An opinion; ``place`` -1 is the next of those who are there."""

    words: str
    how: How = "spoken"
    place: int = -1
    reply: str = ""


@dataclass(frozen=True)
class Vote:
    """A question put to the vote, and how many were not in favour."""

    text: str
    question: str = "resolution"
    form: Literal["hands", "phones", "paper"] = "hands"
    disagree: int = 0
    other: int = 0
    reserved: str = ""
    candidates: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Review:
    """What only people can judge of the past month: the open places of a resolution."""

    mood: str
    work: str
    praise: str
    limits: str


@dataclass(frozen=True)
class Bank:
    """What a kind of cell talks about; the meetings take turns through it."""

    opinions: tuple[str, ...]
    points: tuple[Point, ...]
    reviews: tuple[Review, ...]
    dues: tuple[str, ...]
    theme: str = ""


@dataclass(frozen=True)
class Plot:
    """One meeting: who stays away, what is said, concluded, voted.

    Attributes:
        absent: places with the reason; an empty one is an absence without reason.
        late: places of those who come late.
        issue: how far its papers get.
        amendment: what somebody who was there wants changed in the minutes.
        has_draft: whether a draft of the resolution was there to be read before.
        hands: whether those who speak put up a hand on their phones before.
    """

    kind: str
    said: tuple[Said, ...]
    points: tuple[Point, ...]
    votes: tuple[Vote, ...]
    review: Review | None = None
    dues: str = ""
    absent: Mapping[int, str] = field(default_factory=dict)
    late: tuple[int, ...] = ()
    issue: Literal["closed", "signed", "issued"] = "signed"
    amendment: str = ""
    hands: bool = False
    has_draft: bool = False
