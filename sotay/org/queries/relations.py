"""What a person is to a unit or to another person today, in the words of the policy."""

from sotay.kernel import clock
from sotay.org.connections import Connection
from sotay.org.models import Person, Unit
from sotay.org.queries.people import connections, home_of, last_home_of
from sotay.policy import Relation

# Members received for a time and members away take part in what their cell does. A
# suspended member does not, and so has no line here.
_AS_RELATION = {
    Connection.MEMBER: Relation.MEMBER,
    Connection.TEMPORARY_MEMBER: Relation.MEMBER,
    Connection.AWAY_MEMBER: Relation.MEMBER,
    Connection.EXEMPT_MEMBER: Relation.EXEMPT_MEMBER,
    Connection.HEAD: Relation.HEAD,
    Connection.DEPUTY: Relation.DEPUTY,
    Connection.COMMITTEE: Relation.COMMITTEE,
    Connection.SUPERIOR_COMMITTEE: Relation.SUPERIOR_COMMITTEE,
    Connection.IN_CHARGE: Relation.IN_CHARGE,
    Connection.ADMINISTRATOR: Relation.ADMINISTRATOR,
    Connection.CLERK: Relation.CLERK,
}


def unit_relations(person: Person | None, unit: Unit) -> frozenset[Relation]:
    """Everything that ``person`` is to ``unit`` today; nothing for an account of nobody."""
    if person is None:
        return frozenset()
    found = connections(person, unit, clock.today())
    return frozenset(
        {Relation.SIGNED_IN} | {_AS_RELATION[one] for one in found if one in _AS_RELATION}
    )


def person_relations(viewer: Person | None, person: Person) -> frozenset[Relation]:
    """What ``viewer`` is to the unit at home in which ``person`` is, and whether they are one.

    Whoever left the rolls is still kept by the administrator of the last home.
    """
    if viewer is None:
        return frozenset()
    oneself = {Relation.SELF} if viewer.pk == person.pk else set()
    home = home_of(person, clock.today()) or last_home_of(person)
    if home is None:
        return frozenset({Relation.SIGNED_IN} | oneself)
    return unit_relations(viewer, home) | oneself
