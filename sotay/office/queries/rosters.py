"""The members of an organisation as an import compares them, and as an export writes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sotay.office.rules.member import Member
from sotay.office.rules.plan import Known, Roster, identity
from sotay.office.rules.units import CellNames
from sotay.org.models import (
    KEY_OF,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
)
from sotay.org.queries.days import holds_on
from sotay.org.sealed import fingerprint

AT_ONCE = 500
_UNIQUE = ("card_number", "citizen_number")
_Item = TypeVar("_Item")


def roster_of(cells: CellNames, members: Iterable[Member], day: date) -> Roster:
    """Who is in these cells, and which numbers of the list belong to others."""
    people = members_of(cells, day)
    by_key = {
        (name, key): known
        for known in people.values()
        for name, key in known.keys.items()
        if key and name in _UNIQUE
    }
    by_identity: dict[tuple[str, int | None], list[Known]] = defaultdict(list)
    for known in people.values():
        by_identity[identity(known.full_name), known.unit_id].append(known)
    asked = {
        (name, key)
        for member in members
        for name in _UNIQUE
        if (key := fingerprint(name, getattr(member, name))) and (name, key) not in by_key
    }
    homeless, taken = _found_elsewhere(asked, day)
    return Roster(
        cells=cells,
        by_key={**by_key, **homeless},
        by_identity=by_identity,
        taken=frozenset(taken),
        fingerprint=fingerprint,
    )


def members_of(cells: CellNames, day: date) -> dict[int, Known]:
    """Everybody at home in one of the cells on the day, by id."""
    rows = Membership.objects.filter(
        holds_on(day), unit__in=list(cells.cells), kind=Membership.Kind.HOME
    ).select_related("person")
    known: dict[int, Known] = {}
    for row in rows.iterator(chunk_size=2000):
        one = known.setdefault(row.person_id, _known(row.person))
        one.unit_id, one.unit_name = row.unit_id, cells.cells[row.unit_id].name
    _add_standing(known, day)
    return known


def _known(person: Person) -> Known:
    return Known(
        person_id=person.pk,
        full_name=person.full_name,
        born_on=person.born_on,
        sex=person.sex,
        workplace=person.workplace,
        other_posts=person.other_posts,
        keys={name: getattr(person, key) for name, key in KEY_OF.items()},
        number=lambda name: str(getattr(person, name)),
        name_key=bytes(person.name_key),
    )


def _add_standing(known: Mapping[int, Known], day: date) -> None:
    for ids in chunks(list(known)):
        for row in StagePeriod.objects.filter(person__in=ids).order_by("-starts"):
            one = known[row.person_id]
            one.has_stage = True
            if row.stage == StagePeriod.Stage.OFFICIAL:
                one.official_on = row.starts
            else:
                one.admitted_on = row.starts
        for status in StatusPeriod.objects.filter(holds_on(day), person__in=ids):
            one = known[status.person_id]
            one.exempt, one.exempt_until = status.status, status.ends
        held = Position.objects.filter(holds_on(day), person__in=ids).select_related("title")
        for position in held.order_by("title__rank"):
            known[position.person_id].titles[position.title_id] = position.title.name


def _found_elsewhere(
    asked: set[tuple[str, str]], day: date
) -> tuple[dict[tuple[str, str], Known], set[tuple[str, str]]]:
    """Those who are at home nowhere and may be received; the numbers of all the others."""
    homeless: dict[tuple[str, str], Known] = {}
    taken: set[tuple[str, str]] = set()
    for name in _UNIQUE:
        for keys in chunks([key for of, key in asked if of == name]):
            people = list(Person.objects.filter(**{f"{KEY_OF[name]}__in": keys}))
            at_home = set(
                Membership.objects.filter(
                    holds_on(day), person__in=people, kind=Membership.Kind.HOME
                ).values_list("person_id", flat=True)
            )
            for person in people:
                found = (name, str(getattr(person, KEY_OF[name])))
                if person.pk in at_home:
                    taken.add(found)
                else:
                    homeless[found] = _known(person)
    _add_standing({one.person_id: one for one in homeless.values()}, day)
    return homeless, taken


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """So many at once as a statement of either database takes."""
    return (items[place : place + AT_ONCE] for place in range(0, len(items), AT_ONCE))
