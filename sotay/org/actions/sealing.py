"""Sealing every number anew, after the key was turned."""

from django.db import transaction

from sotay.org.models import KEY_OF, Person

AT_ONCE = 500
SEALED = (*KEY_OF, "email")


def seal_again() -> int:
    """Open every number and seal it with the newest key; how many people there are.

    Whoever is stopped in the middle begins again: the older keys still open what is left.
    """
    ids = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    for place in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            people = Person.objects.select_for_update().filter(pk__in=ids[place : place + AT_ONCE])
            for person in people:
                for name in SEALED:
                    getattr(person, name)
                person.save(update_fields=SEALED)
    return len(ids)
