"""The things of this folder that may be asked about."""

from django.utils.translation import gettext_lazy as _

from sotay.kernel import clock
from sotay.org.explaining import Explained, Subject
from sotay.org.models import Person
from sotay.org.queries.people import home_of, last_home_of, person_for
from sotay.org.queries.units import unit_for
from sotay.policy import Right


def _unit(viewer: Person, unit_id: int) -> Subject:
    del viewer  # the tree is everybody's
    unit = unit_for(unit_id)
    return Subject(unit, unit.name, unit)


def _person(viewer: Person, person_id: int) -> Subject:
    del viewer  # as above: posts and cell are everybody's to see
    person = person_for(person_id)
    home = home_of(person, clock.today()) or last_home_of(person)
    return Subject(person, person.full_name, home)


UNIT = Explained(
    parameter="unit_id",
    label=_("đơn vị"),
    find=_unit,
    rights=(
        Right.ORG_TREE_SEE,
        Right.ORG_ROSTER_SEE,
        Right.ORG_STATUS_SEE,
        Right.ORG_DIRECTORY_SEE,
        Right.MEETINGS_CALL,
        Right.TASKS_ASSIGN,
        Right.PAPERS_SEE_REGISTER,
        Right.PAPERS_KEEP_REGISTER,
        Right.ORG_UNITS_MANAGE,
        Right.ORG_PEOPLE_MANAGE,
        Right.ORG_POSITIONS_MANAGE,
    ),
    order=90,
)
PERSON = Explained(
    parameter="person_id",
    label=_("đồng chí"),
    find=_person,
    rights=(Right.ORG_PERSON_SEE, Right.ORG_STATUS_SEE, Right.ORG_PEOPLE_MANAGE),
    order=80,
)
