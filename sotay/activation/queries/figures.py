"""Facts of coming in about many people on a day, for the report and the board.

``people`` is a query wherever there may be many (``Person.objects.filter(memberships…)``): the
database joins it, and no list of forty thousand ids travels. Each function is one query.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from sotay.activation.models import Activation, DeviceDeclared, ReasonNotActive
from sotay.kernel import clock
from sotay.org.models import Person

People = QuerySet[Person] | Collection[int]


def activated_people(people: People, on: date) -> set[int]:
    """The ids of those of ``people`` who were active by the end of that day."""
    rows = Activation.objects.filter(person__in=people, at__lt=_end_of(on))
    return set(rows.values_list("person_id", flat=True))


def reasons(people: People, on: date) -> dict[int, str]:
    """Why each of ``people`` was not active on that day: person id → ``Reason``.

    Those who were active have none, whatever was noted before; those without a note are not in
    it.
    """
    rows = ReasonNotActive.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), person__in=people, since__lte=on
    ).exclude(person__activation__at__lt=_end_of(on))
    return dict(rows.values_list("person_id", "reason"))


def devices(people: People, on: date) -> dict[int, str]:
    """What each of ``people`` had last declared by that day: person id → ``Kind``."""
    rows = DeviceDeclared.objects.filter(person__in=people, on__lte=on).order_by("on", "id")
    return dict(rows.values_list("person_id", "kind"))


def _end_of(day: date) -> datetime:
    """The first moment after ``day`` in Vietnam."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=clock.VIETNAM)
