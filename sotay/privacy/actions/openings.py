"""Noting who opened whose file."""

from collections.abc import Iterable

from django.db import transaction

from sotay.kernel import clock
from sotay.org.models import Person
from sotay.policy import Relation, relations_to
from sotay.privacy.models import FileOpening


def note_opening(viewer: Person, person: Person, what: str = "page") -> None:
    """``viewer`` opened the file of ``person``: once a day, and a second look only reads."""
    note_openings(by=viewer, people=[person], what=what)


@transaction.atomic
def note_openings(*, by: Person, people: Iterable[Person], what: str) -> int:
    """Note the same of many at once, for a list with details that is taken away.

    Returns:
        How many of them had not been noted today.
    """
    now = clock.now()
    others = {person.pk: person for person in people if person.pk != by.pk}
    seen = FileOpening.objects.filter(viewer=by, what=what, on=now.date())
    fresh = others.keys() - set(
        seen.filter(person__in=others.keys()).values_list("person_id", flat=True)
    )
    FileOpening.objects.bulk_create(
        [
            FileOpening(
                person_id=person_id,
                viewer=by,
                what=what,
                on=now.date(),
                first_at=now,
                relations=sorted(relations_to(by, others[person_id]) - {Relation.SIGNED_IN}),
            )
            for person_id in sorted(fresh)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return len(fresh)
