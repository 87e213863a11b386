"""Where a person belongs, asked once for whole lists of meetings.

The same answers as ``doors.relations_to_meeting`` gives for one meeting, as conditions
on rows; a test holds the two against each other.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sotay.meetings.models import Meeting
from sotay.meetings.queries.doors import PREPARING
from sotay.org.models import Membership, Person, StatusPeriod
from sotay.org.queries import positions_on
from sotay.org.queries.days import holds_on
from sotay.org.queries.positions import bodies_with
from sotay.org.queries.titles import TitleGraph

_LEADS = frozenset({"head", "deputy"})


@dataclass(frozen=True)
class Circle:
    """Ids of the units and bodies of one person on one day."""

    member_of: frozenset[int]
    leads: frozenset[int]
    on_committee_of: frozenset[int]
    bodies: frozenset[int]


def circle_of(person: Person, day: date) -> Circle:
    """The circle of ``person`` on ``day``; five queries."""
    suspended = StatusPeriod.objects.filter(
        holds_on(day), person=person, status=StatusPeriod.Status.SUSPENDED
    ).exists()
    members = Membership.objects.filter(holds_on(day), person=person)
    positions = positions_on(person, day)
    return Circle(
        member_of=frozenset()
        if suspended
        else frozenset(members.values_list("unit_id", flat=True)),
        leads=frozenset(row.unit_id for row in positions if row.title.office in _LEADS),
        on_committee_of=frozenset(row.unit_id for row in positions if row.title.office),
        bodies=bodies_with(positions, TitleGraph(), day),
    )


def seen_by(person: Person, circle: Circle) -> Q:
    """Which meetings ``person`` sees, drafts among them for those who prepare."""
    runs = Q(chair=person) | Q(secretary=person)
    leaders = Q(body__isnull=True, kind=Meeting.Kind.CELL_COMMITTEE)
    in_circle = Q(body__in=circle.bodies) | (leaders & Q(unit__in=circle.on_committee_of))
    unseen = Q(state__in=PREPARING) | Q(editions__isnull=True)
    called = (
        runs
        | in_circle
        | (Q(body__isnull=True, unit__in=circle.member_of) & ~leaders)
        | Q(invitations__person=person, invitations__summoned=True)
        | Q(guests__person=person)
    )
    prepares = (
        runs
        | in_circle
        | Q(unit__in=circle.leads)
        | Q(body__isnull=True, unit__in=circle.on_committee_of)
    )
    return (~unseen & called) | (unseen & prepares)


def visible_ids(person: Person, circle: Circle, *conditions: Q) -> list[int]:
    """The ids of the meetings that meet the conditions and are for ``person``."""
    rows = Meeting.objects.filter(seen_by(person, circle), *conditions)
    return list(rows.order_by().values_list("pk", flat=True).distinct())
