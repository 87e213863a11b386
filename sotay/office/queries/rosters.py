"""The members of an organisation as an import compares them, and as an export writes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

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
from sotay.org.sealed import fingerprint, key_ring

AT_ONCE = 500
_PLAIN = ("full_name", "born_on", "sex", "workplace", "other_posts")
_SEALED = (*KEY_OF, "email")
_COLUMNS = (*_PLAIN, "name_key", *KEY_OF.values(), *_SEALED)
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
    ).values_list("unit_id", "person_id", *(f"person__{name}" for name in _COLUMNS))
    known: dict[int, Known] = {}
    for unit_id, person_id, *values in rows.iterator(chunk_size=2000):
        one = known.setdefault(person_id, _known(person_id, values))
        one.unit_id, one.unit_name = unit_id, cells.cells[unit_id].name
    _add_standing(known, day)
    return known


def _known(person_id: int, values: Sequence[Any]) -> Known:
    """From the columns; sixty thousand people are compared as rows, not made into objects."""
    row = dict(zip(_COLUMNS, values, strict=True))
    return Known(
        person_id=person_id,
        **{name: row[name] for name in _PLAIN},
        keys={name: row[key] for name, key in KEY_OF.items()},
        number=partial(_opened, {name: row[name] for name in _SEALED}),
        name_key=bytes(row["name_key"]),
    )


def _opened(sealed: Mapping[str, str], name: str) -> str:
    return key_ring().open(sealed[name])


def _add_standing(known: Mapping[int, Known], day: date) -> None:
    for ids in chunks(list(known)):
        stages = StagePeriod.objects.filter(person__in=ids).order_by("-starts")
        for person_id, stage, starts in stages.values_list("person_id", "stage", "starts"):
            one = known[person_id]
            one.has_stage = True
            if stage == StagePeriod.Stage.OFFICIAL:
                one.official_on = starts
            else:
                one.admitted_on = starts
        statuses = StatusPeriod.objects.filter(holds_on(day), person__in=ids)
        for person_id, status, ends in statuses.values_list("person_id", "status", "ends"):
            one = known[person_id]
            one.exempt, one.exempt_until = status, ends
        held = Position.objects.filter(holds_on(day), person__in=ids).order_by("title__rank")
        for person_id, code, name in held.values_list("person_id", "title_id", "title__name"):
            known[person_id].titles[code] = name


def _found_elsewhere(
    asked: set[tuple[str, str]], day: date
) -> tuple[dict[tuple[str, str], Known], set[tuple[str, str]]]:
    """Those who are at home nowhere and may be received; the numbers of all the others."""
    homeless: dict[tuple[str, str], Known] = {}
    taken: set[tuple[str, str]] = set()
    for name in _UNIQUE:
        for keys in chunks([key for of, key in asked if of == name]):
            rows = Person.objects.filter(**{f"{KEY_OF[name]}__in": keys})
            people = [_known(pk, values) for pk, *values in rows.values_list("pk", *_COLUMNS)]
            at_home = set(
                Membership.objects.filter(
                    holds_on(day),
                    person__in=[one.person_id for one in people],
                    kind=Membership.Kind.HOME,
                ).values_list("person_id", flat=True)
            )
            for one in people:
                found = (name, str(one.keys[name]))
                if one.person_id in at_home:
                    taken.add(found)
                else:
                    homeless[found] = one
    _add_standing({one.person_id: one for one in homeless.values()}, day)
    return homeless, taken


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """So many at once as a statement of either database takes."""
    return (items[place : place + AT_ONCE] for place in range(0, len(items), AT_ONCE))
