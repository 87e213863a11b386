"""Who is summoned to a meeting of a unit or a body on a day, in which standing."""

from dataclasses import dataclass
from datetime import date

from sotay.org import rules
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import members_of_body, roll_of
from sotay.policy.reading import once


@dataclass(frozen=True)
class SummonedLine:
    """One person of the roll and whether the meeting summons them."""

    person: Person
    standing: rules.Standing
    posts: tuple[str, ...]
    summoned: bool


def summoned_on(unit: Unit, body: Body | None, day: date) -> list[SummonedLine]:
    """Everybody on the roll of the cell, or in the body, the highest post first.

    The exempt and those who are away stand on it without being summoned: the minutes name
    their number (HD 42-HD/BTCTW, 28/10/2025).
    """
    question = ("summoned_on", unit.pk, body.pk if body else None, day)
    return once(question, lambda: _summoned_on(unit, body, day))


def _summoned_on(unit: Unit, body: Body | None, day: date) -> list[SummonedLine]:
    members = members_of_body(body, day) if body else roll_of(unit, day)
    return [
        SummonedLine(
            person=member.person,
            standing=member.standing,
            posts=member.posts,
            summoned=rules.is_summoned(member.standing),
        )
        for member in members
    ]


def summoned_people(unit: Unit, body: Body | None, day: date) -> dict[int, Person]:
    """Those whom the meeting summons, by id, the highest post first."""
    return {line.person.pk: line.person for line in summoned_on(unit, body, day) if line.summoned}
