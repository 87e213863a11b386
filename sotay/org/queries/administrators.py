"""Who keeps the rosters: what is asked of their accounts."""

from django.db.models import Exists, OuterRef, Q

from sotay.kernel import clock
from sotay.org.connections import Connection
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.people import connections


def is_administrators() -> Q:
    """The condition that an account is an administrator's today, on rows of ``Account``."""
    roles = SystemRole.objects.filter(
        holds_on(clock.today()),
        role=SystemRole.Role.ADMINISTRATOR,
        person__account=OuterRef("pk"),
    )
    return Q(Exists(roles))


def administered_by(person: Person) -> list[Unit]:
    """The units that ``person`` is an administrator of today, each with all under it."""
    return [
        role.unit
        for role in SystemRole.objects.filter(
            holds_on(clock.today()), person=person, role=SystemRole.Role.ADMINISTRATOR
        ).select_related("unit")
    ]


def administers_all_of(viewer: Person, person: Person) -> bool:
    """Whether ``viewer`` is an administrator wherever ``person`` is one, or above."""
    today = clock.today()
    return all(
        Connection.ADMINISTRATOR in connections(viewer, unit, today)
        for unit in administered_by(person)
    )
