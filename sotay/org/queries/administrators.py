"""Who keeps the rosters: what is asked of their accounts."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.connections import Connection
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.people import connections
from sotay.org.queries.units import subtree_ids


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


def administrator_called(username: str) -> Person:
    """The administrator of some unit who signs in by this name.

    Raises:
        Missing: nobody is called so, or no administrator is.
    """
    person = Person.objects.filter(account__in=Account.objects.named(username)).first()
    if person is None or not administered_by(person):
        raise Missing(
            _("Không có người quản trị nào tên đăng nhập “%(name)s”.") % {"name": username}
        )
    return person


def is_highest_kept(unit: Unit) -> bool:
    """Whether every roster that anybody keeps today lies under ``unit``, or is its own."""
    kept = SystemRole.objects.filter(
        holds_on(clock.today()), role=SystemRole.Role.ADMINISTRATOR
    ).values_list("unit_id", flat=True)
    return set(kept) <= subtree_ids(unit)
