"""To whom a paper may be passed on: the unit's own people, and the units below it."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.names import sort_key
from sotay.kernel.refusals import Invalid
from sotay.org.models import Person, Position, SystemRole, Title, Unit
from sotay.org.queries.belonging import people_of
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import ancestor_ids, subtree_ids

PERSON, UNIT = "person", "unit"


def receivers(unit: Unit) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices in two groups: people of the unit, units below it; three queries and the tree."""
    people = sorted(people_of(unit, clock.today()), key=lambda one: sort_key(one.full_name))
    below = subtree_ids(unit) - {unit.pk}
    units = Unit.objects.filter(pk__in=below, ends__isnull=True).order_by("name")
    found = [
        (_("Người của đơn vị"), [(f"{PERSON}:{one.pk}", one.full_name) for one in people]),
        (_("Đơn vị trực thuộc"), [(f"{UNIT}:{one.pk}", one.name) for one in units]),
    ]
    return [group for group in found if group[1]]


def to_of_key(key: str) -> Person | Unit:
    """The receiver that a choice names.

    Raises:
        Invalid: it names nobody.
    """
    what, _colon, number = key.partition(":")
    pk = int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else 0
    found: Person | Unit | None = None
    if what == PERSON:
        found = Person.objects.filter(pk=pk).first()
    elif what == UNIT:
        found = Unit.objects.filter(pk=pk).first()
    if found is None:
        raise Invalid(_("Chọn người hoặc đơn vị trong danh sách."), field="to")
    return found


def may_be_sent_to(unit: Unit, to: Person | Unit) -> bool:
    """Whether ``to`` belongs to the unit, serves it, or is a living unit below it."""
    if isinstance(to, Unit):
        return to.ends is None and unit.pk in ancestor_ids(to)
    return any(one.pk == to.pk for one in people_of(unit, clock.today()))


def receivers_of(unit_id: int) -> list[Person]:
    """Who takes in what is passed on to a unit: its secretary, deputies and clerk."""
    day = clock.today()
    officers = Position.objects.filter(
        holds_on(day), unit=unit_id, title__office__in=(Title.Office.HEAD, Title.Office.DEPUTY)
    )
    clerks = SystemRole.objects.filter(holds_on(day), unit=unit_id, role=SystemRole.Role.CLERK)
    ids = {*officers.values_list("person", flat=True), *clerks.values_list("person", flat=True)}
    return list(Person.objects.filter(pk__in=ids).order_by("pk"))


def head_of_unit(unit: Unit) -> Person | None:
    """The secretary of the unit today."""
    rows = Position.objects.filter(
        holds_on(clock.today()), unit=unit, title__office=Title.Office.HEAD
    )
    row = rows.select_related("person").order_by("pk").first()
    return row.person if row else None
