"""Many people at once, from a list that was read and checked: one act, one transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import names, text
from sotay.kernel.refusals import Conflict
from sotay.ledger.acts import one_act
from sotay.org.actions.numbers import NAMES_OF_ACCOUNTS
from sotay.org.connections import connections_changed, numbers_changed
from sotay.org.models import Membership, Person, StagePeriod, StatusPeriod, Unit

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person gets besides the person's own row; None where nothing is added.

    ``stages`` are (stage, starts, ends); ``exempt`` is (status, until).
    """

    unit_id: int | None = None
    stages: tuple[tuple[str, date, date | None], ...] = ()
    exempt: tuple[str, date | None] | None = None


@dataclass(slots=True)
class Entered:
    """A person of a list: a new one (without a key), or one with other values."""

    person: Person
    standing: Standing
    changed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Written:
    """The ids of the rows that were added, by table."""

    people: list[int] = field(default_factory=list)
    facts: dict[str, list[int]] = field(default_factory=dict)


_FACTS: tuple[type[models.Model], ...] = (Membership, StagePeriod, StatusPeriod)


@one_act()
def write_roster(
    *, by: Person | None, new: Sequence[Entered], changed: Sequence[Entered], on: date
) -> Written:
    """Add the new people, and write the other values of those who are there.

    The caller has checked every row (cells alive, numbers of nobody else) and writes the one
    entry of the ledger: an entry for each of thirty thousand would hold everybody up.
    """
    for one in new:
        one.person.full_name = text.tidy(one.person.full_name)
        one.person.name_key = names.sort_key(one.person.full_name)
    made = Person.objects.bulk_create([one.person for one in new], batch_size=AT_ONCE)
    for one in changed:
        if one.changed:
            for name, value in one.changed.items():
                setattr(one.person, name, value)
            one.person.save()
    everybody = [*new, *changed]
    written = Written([person.pk for person in made])
    for rows in (_memberships(everybody, on), _stages(everybody), _statuses(everybody, on)):
        if rows:
            kind = type(rows[0])
            added = kind._default_manager.bulk_create(rows, batch_size=AT_ONCE)
            written.facts[kind.__name__] = [row.pk for row in added]
    connections_changed(one.person.account_id for one in changed if one.standing != Standing())
    numbers_changed(
        by, [one.person for one in changed if NAMES_OF_ACCOUNTS.intersection(one.changed)]
    )
    return written


@one_act()
def take_back_roster(
    *,
    by: Person | None,
    written: Written,
    restored: Mapping[int, Mapping[str, Any]],
) -> None:
    """Undo ``write_roster``: its people and facts go, the others get their values back.

    Raises:
        Conflict: something refers to a row of the list by now, or gave a person an account.
    """
    for ids in _chunks(written.people):
        if Person.objects.filter(pk__in=ids, account__isnull=False).exists():
            raise Conflict(_("Có người trong danh sách đã có tài khoản."))
        _refuse_built_on(ids, written.facts)
    for kind in _FACTS:
        for ids in _chunks(written.facts.get(kind.__name__, [])):
            kind._default_manager.filter(pk__in=ids).delete()
    for ids in _chunks(written.people):
        Person.objects.filter(pk__in=ids).delete()
    people = []
    for person in Person.objects.filter(pk__in=restored).select_for_update():
        for name, value in restored[person.pk].items():
            setattr(person, name, value)
        person.save()
        people.append(person)
    connections_changed(person.account_id for person in people)
    numbers_changed(by, [it for it in people if NAMES_OF_ACCOUNTS.intersection(restored[it.pk])])


def _refuse_built_on(people: Sequence[int], own: Mapping[str, Collection[int]]) -> None:
    """Whatever table refers to people knows none of these but by our own rows."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        kind: Any = relation.related_model
        rows = kind._default_manager.filter(Q(**{f"{relation.field.name}__in": people}))
        ours = own.get(kind.__name__, ()) if kind in _FACTS else ()
        if ours:
            known = set(ours)
            others = any(pk not in known for pk in rows.values_list("pk", flat=True))
        else:
            others = rows.exists()
        if others:
            raise Conflict(_("Có người trong danh sách đã dự họp, nhận việc hay giữ chức vụ."))


def _memberships(everybody: Sequence[Entered], on: date) -> list[models.Model]:
    begun = dict(Unit.objects.values_list("pk", "starts"))
    return [
        Membership(person=one.person, unit_id=unit, starts=max(on, begun[unit]))
        for one in everybody
        if (unit := one.standing.unit_id) is not None
    ]


def _stages(everybody: Sequence[Entered]) -> list[models.Model]:
    return [
        StagePeriod(person=one.person, stage=stage, starts=starts, ends=ends)
        for one in everybody
        for stage, starts, ends in one.standing.stages
    ]


def _statuses(everybody: Sequence[Entered], on: date) -> list[models.Model]:
    return [
        StatusPeriod(person=one.person, status=found[0], starts=on, ends=found[1])
        for one in everybody
        if (found := one.standing.exempt) is not None
    ]


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[place : place + AT_ONCE] for place in range(0, len(ids), AT_ONCE))
