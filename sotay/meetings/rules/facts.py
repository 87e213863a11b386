"""What happened at a meeting, as plain values: the only thing that records are written from.

``queries.facts`` reads them from the rows. Names come without "đồng chí"; nothing here is
for the committee's eyes alone, because whoever was there reads the minutes.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from sotay.meetings.rules.roll import RollFigures


@dataclass(frozen=True)
class Named:
    """A person in a list: the post, the reason or the hour behind the name."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Point:
    """A point of the agenda. ``part`` is one of ``AgendaItem.Part``."""

    id: int
    part: str
    title: str
    presenter: str = ""
    is_report: bool = False


@dataclass(frozen=True)
class Said:
    """An opinion that goes into the minutes, and what the chair answered."""

    point: int | None
    author: str
    words: str
    beforehand: bool = False
    on_behalf: bool = False
    reply: str = ""
    reply_by: str = ""


@dataclass(frozen=True)
class Ballots:
    """The counting of paper ballots, with the votes of each name."""

    issued: int
    returned: int
    valid: int
    invalid: int
    tellers: str
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Reserved:
    """A member of the minority reserves an opinion."""

    name: str
    words: str


@dataclass(frozen=True)
class Vote:
    """A motion that was voted on, with the denominators of that moment."""

    text: str
    question: str
    form: str | Promise
    threshold: str | Promise
    denominator: int
    present_voters: int
    agree: int | None
    disagree: int
    other: int
    carried: bool
    ballots: Ballots | None = None
    reserved: tuple[Reserved, ...] = ()


@dataclass(frozen=True)
class Poll:
    """What the room was asked quickly; it decided nothing.

    ``answers`` are words and counts; empty where so few answered without names that the counts
    are not shown.
    """

    words: str
    asked: int
    answered: int
    answers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Duty:
    """A task given: what, who, until when."""

    title: str
    assignee: str
    due_on: date


@dataclass(frozen=True)
class OldDuty:
    """A task of before, looked at again."""

    title: str
    state_before: str
    result: str


@dataclass(frozen=True)
class Score:
    """The confirmed score of the meeting; ``total`` in hundredths of a point."""

    total: int
    grade: str
    # Criteria that lost points, with what is to be done: title, points, most, remark.
    remarks: tuple[tuple[str, int, int, str], ...] = ()


@dataclass(frozen=True)
class Facts:
    """Everything that a record of one meeting can say."""

    # "Chi bộ Tổ dân phố 3", "Ban Thường vụ Đảng ủy phường …"
    organisation: str
    title: str
    place: str
    began: datetime
    ended: datetime | None
    # "đảng viên", "chi ủy viên", "đảng ủy viên": whom the figures count.
    members_word: str
    voters_word: str
    is_cell: bool
    figures: RollFigures
    chair: Named
    secretary: Named
    excused: tuple[Named, ...] = ()
    unexcused: tuple[Named, ...] = ()
    late: tuple[Named, ...] = ()
    upper_guests: tuple[Named, ...] = ()
    other_guests: tuple[Named, ...] = ()
    dues_notice: str = ""
    points: tuple[Point, ...] = ()
    papers: tuple[str, ...] = ()
    opinions: tuple[Said, ...] = ()
    conclusions: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    polls: tuple[Poll, ...] = ()
    duties: tuple[Duty, ...] = ()
    old_duties: tuple[OldDuty, ...] = ()
    score: Score | None = None

    @property
    def minutes_long(self) -> int | None:
        """The length in whole minutes; None while the meeting goes on."""
        if self.ended is None:
            return None
        return int((self.ended - self.began).total_seconds()) // 60
