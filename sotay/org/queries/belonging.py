"""Who belongs to a unit in whatever way, and to which units somebody belongs."""

from datetime import date

from sotay.org.models import Membership, Person, Position, SystemRole, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.units import above_each


def people_of(unit: Unit, day: date) -> list[Person]:
    """Members of the unit on ``day``, whoever holds a post in it, and its clerk; four queries."""
    clerks = SystemRole.objects.filter(holds_on(day), unit=unit, role=SystemRole.Role.CLERK)
    ids = {
        *Membership.objects.filter(holds_on(day), unit=unit).values_list("person", flat=True),
        *Position.objects.filter(holds_on(day), unit=unit).values_list("person", flat=True),
        *clerks.values_list("person", flat=True),
    }
    return list(Person.objects.filter(pk__in=ids))


def units_of(person: Person, day: date) -> tuple[set[int], set[int]]:
    """The units that a person belongs to or serves, and those together with all above them."""
    own = own_units(person, day)
    return own, with_above(own)


def own_units(person: Person, day: date) -> set[int]:
    """The units that a person belongs to or serves.

    Whoever is suspended from a unit does not belong to it meanwhile.
    """
    held = holdings_of(person, day)
    own = {one.unit_id for one in held.memberships if one.status != "suspended"}
    own |= {unit_id for unit_id, _office in held.offices}
    own |= {unit_id for unit_id, role in held.roles if role == SystemRole.Role.CLERK}
    return own


def with_above(unit_ids: set[int]) -> set[int]:
    """These units together with all above them; one query."""
    return unit_ids | {one for above in above_each(unit_ids).values() for one in above}
