"""Noting who opened whose file."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from sotay.kernel import clock
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.policy import Relation, relations_to
from sotay.privacy.models import FileOpening


def note_opening(viewer: Person, person: Person, what: str = "page") -> None:
    """``viewer`` opened the file of ``person``: once a day, and a second look only reads."""
    note_openings(by=viewer, people=[person], what=what)


@one_act()
def note_openings(*, by: Person, people: Iterable[Person], what: str) -> int:
    """Note the same of many at once, for a list with details that is taken away.

    Returns:
        How many of them had not been noted today.
    """
    others = {person.pk: person for person in people if person.pk != by.pk}
    fresh = _not_noted_today(by, others.keys(), what)
    capacities = {
        pk: sorted(one.value for one in relations_to(by, others[pk]) - {Relation.SIGNED_IN})
        for pk in sorted(fresh)
    }
    return _note(by, capacities, what)


@one_act()
def note_list_taken(*, by: Person, people: Iterable[int], relation: Relation) -> int:
    """Note that ``by``, being ``relation`` to all of them, took their list away; by their ids.

    Returns:
        How many of them had not been noted today.
    """
    what = FileOpening.What.EXPORT.value
    fresh = _not_noted_today(by, set(people) - {by.pk}, what)
    return _note(by, {pk: [relation.value] for pk in sorted(fresh)}, what)


def _not_noted_today(by: Person, people: AbstractSet[int], what: str) -> AbstractSet[int]:
    seen = FileOpening.objects.filter(viewer=by, what=what, on=clock.now().date())
    return people - set(seen.values_list("person_id", flat=True))


def _note(by: Person, capacities: Mapping[int, list[str]], what: str) -> int:
    now = clock.now()
    FileOpening.objects.bulk_create(
        [
            FileOpening(
                person_id=pk, viewer=by, what=what, on=now.date(), first_at=now, relations=relations
            )
            for pk, relations in capacities.items()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return len(capacities)
