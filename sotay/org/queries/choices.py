"""What a sheet offers to choose from: units, kinds, titles, people."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sotay.kernel import names
from sotay.org.models import (
    BodyKind,
    Membership,
    Person,
    Position,
    SystemRole,
    Title,
    Unit,
    UnitKind,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import ancestor_ids, subtree_ids
from sotay.profiles.queries import profile_on

Choice = tuple[int | str, object, str]
# A longer list helps nobody who looks for a name; whoever is not in it is found by typing.
MOST_LABELS = 600
BETWEEN = " · "


def kept_units(person: Person, day: date) -> list[Unit]:
    """The units alive on ``day`` whose roster ``person`` keeps, by code."""
    roles = SystemRole.objects.filter(
        holds_on(day), person=person, role=SystemRole.Role.ADMINISTRATOR
    ).select_related("unit")
    ids: set[int] = set()
    for role in roles:
        if role.unit_id not in ids:
            ids |= subtree_ids(role.unit)
    return list(
        Unit.objects.filter(holds_on(day), pk__in=ids).select_related("kind").order_by("code")
    )


def unit_choices(units: Iterable[Unit], *, without: Iterable[int] = ()) -> list[Choice]:
    """Units to choose from, but those."""
    left_out = set(without)
    return [(unit.pk, unit, unit.name) for unit in units if unit.pk not in left_out]


def cells_of(units: Iterable[Unit]) -> list[Unit]:
    """Those that members belong to."""
    return [unit for unit in units if unit.kind.is_cell]


def kind_choices(under: Unit | None, day: date, *, cells_only: bool = False) -> list[Choice]:
    """The kinds of unit that may be founded under ``under`` on ``day``."""
    kinds = UnitKind.objects.filter(code__gt="")
    alive = [
        kind
        for kind in kinds
        if (kind.starts is None or kind.starts <= day) and (kind.ends is None or day < kind.ends)
    ]
    if under is not None and under.kind.is_cell:
        alive = [kind for kind in alive if kind.code == "group"]
    elif cells_only:
        alive = [kind for kind in alive if kind.is_cell]
    # The name that is in force goes first: since 26/7/2026 it is "chi bộ" alone.
    alive.sort(key=lambda kind: (not kind.is_cell, -(kind.starts or date.min).toordinal()))
    return [(kind.code, kind, kind.name) for kind in alive]


def cell_type_choices(day: date) -> list[Choice]:
    """The sorts of cell that the rules of ``day`` know: hamlet, school, enterprise."""
    types = profile_on(day).rules.cell_types.values()
    return [(one.code, one.code, one.name) for one in types]


def top_kind_choices() -> list[Choice]:
    """The kinds of organisation that may set up a system of their own."""
    codes = ("commune", "base", "province", "base_cell")
    kinds = UnitKind.objects.in_bulk(codes)
    return [(code, kinds[code], kinds[code].name) for code in codes if code in kinds]


def title_choices(unit: Unit, *, of_committee: bool = False) -> list[Choice]:
    """The titles that this kind of unit knows, highest first."""
    titles = Title.objects.exclude(office="") if of_committee else Title.objects.all()
    return [
        (title.code, title, title.name)
        for title in titles
        if not title.unit_kinds or unit.kind_id in title.unit_kinds
    ]


def body_kind_choices() -> list[Choice]:
    """Kinds of committee and board."""
    return [(kind.code, kind, kind.name) for kind in BodyKind.objects.order_by("rank")]


def committee_choices(unit: Unit, day: date) -> list[Choice]:
    """Who sits in a committee above ``unit`` and may follow it."""
    rows = Position.objects.filter(holds_on(day), unit__in=ancestor_ids(unit)).exclude(
        title__office=""
    )
    people = Person.objects.filter(positions__in=rows).distinct()
    return [(person.pk, person, person.full_name) for person in people]


def member_choices(unit: Unit, day: date) -> list[tuple[int, Person, str]]:
    """The home members of ``unit``, by given name."""
    people = Person.objects.filter(
        holds_on(day, "memberships__"),
        memberships__unit=unit,
        memberships__kind=Membership.Kind.HOME,
    ).distinct()
    return [(person.pk, person, person.full_name) for person in people]


def homeless_choices(units: Sequence[Unit], day: date) -> list[Choice]:
    """Who belongs nowhere on ``day``: those who left ``units``, and whoever keeps them."""
    ids = [unit.pk for unit in units]
    home = Membership.objects.filter(holds_on(day), kind=Membership.Kind.HOME)
    left = Person.objects.filter(memberships__unit__in=ids) | Person.objects.filter(
        system_roles__unit__in=ids
    )
    people = left.distinct().filter(~Exists(home.filter(person=OuterRef("pk"))))
    return [(person.pk, person, person.full_name) for person in people]


def people_labels(unit: Unit, day: date) -> list[str]:
    """The names to pick from while typing, with the unit that tells namesakes apart."""
    rows = _memberships(unit, day).select_related("person", "unit")
    return [label for label, _person in _labelled(unit, list(rows[:MOST_LABELS]))]


def people_called(unit: Unit, typed: str, day: date) -> list[tuple[str, Person]]:
    """Everybody on a roll in or under ``unit`` who is called so, marks or no marks."""
    name = typed.split(BETWEEN, maxsplit=1)[0]
    key = names.search_key(name)
    if not key:
        return []
    rows = _memberships(unit, day).filter(person__name_folded=key)
    found = _labelled(unit, list(rows.select_related("person", "unit")[:50]))
    if names.has_marks(name):
        found = [(label, one) for label, one in found if names.name_matches(name, one.full_name)]
    return found


def label_for(person: Person, unit: Unit, day: date) -> str:
    """The label under which ``people_called`` finds this very person."""
    called = people_called(unit, person.full_name, day)
    return next((label for label, one in called if one.pk == person.pk), person.full_name)


def _memberships(unit: Unit, day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(
        holds_on(day), unit__in=subtree_ids(unit), kind=Membership.Kind.HOME
    ).order_by("person__name_key", "person_id")


def _labelled(unit: Unit, rows: Sequence[Membership]) -> list[tuple[str, Person]]:
    """The names; with the cell behind them where there are several cells."""
    plain = [
        row.person.full_name
        if row.unit_id == unit.pk
        else f"{row.person.full_name}{BETWEEN}{row.unit.short_name}"
        for row in rows
    ]
    return [
        (label if plain.count(label) == 1 else _with_number(label, row.person), row.person)
        for label, row in zip(plain, rows, strict=True)
    ]


def _with_number(label: str, person: Person) -> str:
    """Two of one name in one cell: their card numbers end differently."""
    number = (person.card_number or "")[-4:] or str(person.pk)
    return _("%(label)s · số …%(number)s") % {"label": label, "number": number}
