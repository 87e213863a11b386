"""Who is summoned to a meeting of a unit or a body on a day, in which standing."""

from dataclasses import dataclass
from datetime import date

from sotay.kernel.clock import VIETNAM
from sotay.meetings.models import Meeting
from sotay.org import rules
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import committee_of_cell, members_of_body, roll_of
from sotay.policy.reading import once


@dataclass(frozen=True)
class SummonedLine:
    """One person of the roll and whether the meeting summons them."""

    person: Person
    standing: rules.Standing
    posts: tuple[str, ...]
    summoned: bool


def summoned_on(unit: Unit, body: Body | None, kind: str, day: date) -> list[SummonedLine]:
    """Everybody on the roll of the cell, or in the body, the highest post first.

    Where a cell has no committee, ``kind`` says that its secretary and deputies meet.

    The exempt and those who are away stand on it without being summoned: the minutes name
    their number (HD 42-HD/BTCTW, 28/10/2025).
    """
    leaders = body is None and kind == Meeting.Kind.CELL_COMMITTEE
    question = ("summoned_on", unit.pk, body.pk if body else None, leaders, day)
    return once(question, lambda: _summoned_on(unit, body, day, leaders=leaders))


def summoned_to(meeting: Meeting) -> list[SummonedLine]:
    """Everybody on the roll of the meeting's day."""
    day = meeting.starts_at.astimezone(VIETNAM).date()
    return summoned_on(meeting.unit, meeting.body, meeting.kind, day)


def _summoned_on(unit: Unit, body: Body | None, day: date, *, leaders: bool) -> list[SummonedLine]:
    if body is not None:
        members = members_of_body(body, day)
    elif leaders:
        members = committee_of_cell(unit, day)
    else:
        members = roll_of(unit, day)
    return [
        SummonedLine(
            person=member.person,
            standing=member.standing,
            posts=member.posts,
            summoned=rules.is_summoned(member.standing),
        )
        for member in members
    ]


def summoned_people(meeting: Meeting) -> dict[int, Person]:
    """Those whom the meeting summons, by id, the highest post first."""
    return {line.person.pk: line.person for line in summoned_to(meeting) if line.summoned}
