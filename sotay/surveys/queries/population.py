"""Whom the lines of an audience mean on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sotay.org.models import Membership, StagePeriod, Title
from sotay.org.queries import members_of_body, subtree_ids
from sotay.org.queries.audiences import holders_of, officers_of, suspended_on, titles_that_are
from sotay.org.queries.days import holds_on
from sotay.surveys.models import Audience, Survey

_OFFICES = {
    Audience.Who.COMMITTEE: tuple(Title.Office.values),
    Audience.Who.HEADS: (Title.Office.HEAD.value, Title.Office.DEPUTY.value),
}


def population_of(survey: Survey, day: date) -> dict[int, list[int]]:
    """The ids of everybody whom the survey asks, by unit; nobody stands there twice.

    Everybody is counted where they belong at home; who is asked as an officer and belongs to no
    unit of the audience is counted where the office is. The suspended are not asked: they take
    no part in the life of the Party for that time; the exempt and the absent are.
    """
    at_home: dict[int, int] = {}
    received: dict[int, int] = {}
    in_office: dict[int, int] = {}
    lines = survey.audience.select_related("unit", "body")
    for line in lines:
        units = subtree_ids(line.unit) if line.reach == Audience.Reach.SUBTREE else {line.unit_id}
        if line.who == Audience.Who.BODY:
            if line.body is not None:
                for seat in members_of_body(line.body, day):
                    in_office.setdefault(seat.person.pk, line.body.unit_id)
        elif line.who == Audience.Who.TITLE:
            in_office |= holders_of(units, titles_that_are(line.title_id or ""), day)
        elif line.who in _OFFICES:
            in_office |= officers_of(units, _OFFICES[Audience.Who(line.who)], day)
        else:
            for person, unit, kind in _members(units, line.who, day):
                chosen = at_home if kind == Membership.Kind.HOME else received
                chosen[person] = unit
    found = in_office | received | at_home
    found |= _homes_among(found, day)
    for person in suspended_on(day).values_list("person_id", flat=True):
        found.pop(person, None)
    by_unit: defaultdict[int, list[int]] = defaultdict(list)
    for person, unit in sorted(found.items()):
        by_unit[unit].append(person)
    return dict(by_unit)


def _members(units: Iterable[int], who: str, day: date) -> list[tuple[int, int, str]]:
    rows = Membership.objects.filter(holds_on(day), unit__in=units)
    stages = StagePeriod.objects.filter(holds_on(day))
    probationary = stages.filter(stage=StagePeriod.Stage.PROBATIONARY).values("person")
    # A member of whom no stage is on record is an official one, as on every roll.
    if who == Audience.Who.PROBATIONARY:
        rows = rows.filter(person__in=probationary)
    elif who == Audience.Who.OFFICIAL:
        rows = rows.exclude(person__in=probationary)
    return list(rows.order_by("starts", "id").values_list("person_id", "unit_id", "kind"))


def _homes_among(found: dict[int, int], day: date) -> dict[int, int]:
    """Of the people found, those whose home is one of the units found already."""
    rows = Membership.objects.filter(
        holds_on(day), kind=Membership.Kind.HOME, unit__in=set(found.values())
    )
    return {
        person: unit for person, unit in rows.values_list("person_id", "unit_id") if person in found
    }
