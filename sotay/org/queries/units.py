"""The tree of units: as it is, and as it was on a day."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.org.models import PastUnit, Term, Unit, UnitKind
from sotay.org.queries.days import holds_on

# The Party has fewer levels than 12; a loop in the data must not be one here.
_SUPERIORS = """
WITH RECURSIVE above(id, parent_id, step) AS (
    SELECT id, parent_id, 0 FROM org_unit WHERE id = %s
    UNION ALL
    SELECT u.id, u.parent_id, above.step + 1 FROM org_unit u JOIN above ON u.id = above.parent_id
    WHERE above.step < 12
)
SELECT id FROM above WHERE step > 0 ORDER BY step
"""

# The same of several units at once.
_SUPERIORS_OF_EACH = """
WITH RECURSIVE above(start, id, parent_id, step) AS (
    SELECT id, id, parent_id, 0 FROM org_unit WHERE id IN ({places})
    UNION ALL
    SELECT above.start, u.id, u.parent_id, above.step + 1
    FROM org_unit u JOIN above ON u.id = above.parent_id WHERE above.step < 12
)
SELECT start, id FROM above WHERE step > 0
"""


@dataclass(frozen=True, slots=True)
class UnitDescription:
    """What a unit was called, what kind it was and where it hung on some day."""

    name: str
    short_name: str
    kind: UnitKind
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit in the tree of some day, with the units under it."""

    id: int
    name: str
    short_name: str
    kind: UnitKind
    children: tuple["UnitNode", ...]


def unit_for(unit_id: int) -> Unit:
    """The unit, living or not: old units stay readable.

    Raises:
        Missing: there is none with this id.
    """
    try:
        return Unit.objects.select_related("kind", "parent").get(pk=unit_id)
    except Unit.DoesNotExist:
        raise Missing(_("Không tìm thấy tổ chức đảng này.")) from None


def unit_on(unit: Unit, day: date) -> UnitDescription:
    """How ``unit`` read on ``day``; after its end, as it read at the end.

    Raises:
        Missing: the unit was founded after that day.
    """
    if day < unit.starts:
        raise Missing(_("Ngày này tổ chức đảng chưa được thành lập."))
    past = (
        PastUnit.objects.filter(unit=unit, starts__lte=day, ends__gt=day)
        .select_related("kind")
        .first()
    )
    return _description(past or unit)


def tree_on(day: date) -> list[UnitNode]:
    """The tops of the tree as it stood on ``day``; two queries.

    A unit whose superior did not exist that day is a top. Order within a superior: units
    with others under them first, then by code.
    """
    described = {
        unit.pk: _description(unit)
        for unit in Unit.objects.filter(holds_on(day)).select_related("kind").order_by("code")
    }
    for past in PastUnit.objects.filter(starts__lte=day, ends__gt=day).select_related("kind"):
        if past.unit_id in described:
            described[past.unit_id] = _description(past)
    under: dict[int | None, list[int]] = defaultdict(list)
    for unit_id, description in described.items():
        parent_id = description.parent_id
        under[parent_id if parent_id in described else None].append(unit_id)

    def node(unit_id: int) -> UnitNode:
        it = described[unit_id]
        children = sorted((node(child) for child in under[unit_id]), key=_leaves_last)
        return UnitNode(unit_id, it.name, it.short_name, it.kind, tuple(children))

    return [node(top) for top in under[None]]


def ancestor_ids(unit: Unit) -> list[int]:
    """The ids of the superiors of ``unit`` today, the direct one first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_SUPERIORS, [unit.pk])
        return [row[0] for row in cursor.fetchall()]


def above_each(unit_ids: Collection[int]) -> dict[int, set[int]]:
    """The ids of the superiors of each of these units today; one query, none for no unit."""
    found: dict[int, set[int]] = {unit_id: set() for unit_id in unit_ids}
    if not found:
        return found
    places = ", ".join(["%s"] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(_SUPERIORS_OF_EACH.format(places=places), list(found))
        for start, above in cursor.fetchall():
            found[start].add(above)
    return found


def subtree_ids(unit: Unit) -> set[int]:
    """The ids of ``unit`` and of everything under it today; one query a level."""
    found, level = {unit.pk}, {unit.pk}
    while level:
        level = set(
            Unit.objects.filter(parent__in=level).exclude(pk__in=found).values_list("pk", flat=True)
        )
        found |= level
    return found


def term_of(unit: Unit, day: date) -> Term | None:
    """The term of office that ``day`` lies in."""
    return Term.objects.filter(holds_on(day), unit=unit).order_by("-starts").first()


def _description(state: Unit | PastUnit) -> UnitDescription:
    return UnitDescription(state.name, state.short_name, state.kind, state.parent_id)


def _leaves_last(node: UnitNode) -> bool:
    return not node.children
