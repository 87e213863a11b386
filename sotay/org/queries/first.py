"""How far an organisation has come towards its first meeting, and the codes of new units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.org.models import Person, Position, SystemRole, Unit
from sotay.org.queries.choices import kept_units
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.units import subtree_ids


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way to the first meeting; ``url`` is empty where others have to do it."""

    title: str
    line: str
    url: str
    done: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A step that some folder knows of; ``build`` is asked with the unit and the ids under it."""

    code: str
    order: int
    build: Callable[[Unit, set[int]], Step]


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """The units that somebody keeps: the highest of them, what is left to do, the others."""

    tops: list[Unit]
    others: list[Unit]
    steps: list[Step]


_ways: dict[str, Way] = {}


def register_step(way: Way) -> None:
    """Put a step on the way to the first meeting; called in ``AppConfig.ready``."""
    _ways[way.code] = way


def kept_tops(person: Person, day: date) -> list[Unit]:
    """The units whose administrator ``person`` is by name; all under them are kept as well."""
    ids = [
        unit_id
        for unit_id, role in holdings_of(person, day).roles
        if role == SystemRole.Role.ADMINISTRATOR
    ]
    if not ids:
        return []
    return list(Unit.objects.filter(pk__in=ids).select_related("kind").order_by("code"))


def keeping_page(person: Person, day: date) -> KeepingPage:
    """What the administrator's own page shows; the steps only while one is left."""
    tops = kept_tops(person, day)
    top_ids = {unit.pk for unit in tops}
    others = [unit for unit in kept_units(person, day) if unit.pk not in top_ids]
    top = next((unit for unit in tops if not unit.kind.is_cell), None)
    steps = first_steps(top) if top else []
    return KeepingPage(tops, others, steps if on_the_way(steps) else [])


def nobody_yet() -> bool:
    """Whether the system has no account at all: only then it may be set up."""
    return not Account.objects.exists()


def next_code(parent: Unit) -> str:
    """The code of the next unit under ``parent``: its own, and three digits more.

    Codes of ended units are not given again: papers of theirs are still about.
    """
    start = f"{parent.code}."
    taken = Unit.objects.filter(code__startswith=start).values_list("code", flat=True)
    tails = [code[len(start) :] for code in taken]
    highest = max((int(tail) for tail in tails if tail.isdigit() and len(tail) < 9), default=0)
    return f"{start}{highest + 1:03d}"


def first_steps(unit: Unit) -> list[Step]:
    """What is to be done until the first meeting under ``unit``, in order; eight queries."""
    under = subtree_ids(unit)
    return [way.build(unit, under) for way in sorted(_ways.values(), key=lambda way: way.order)]


def cells_step(unit: Unit, under: set[int]) -> Step:
    """The cells are there."""
    count = _cells(under).count()
    return Step(
        title=_("Lập các chi bộ"),
        line=ngettext("Đã có %(num)d chi bộ.", "Đã có %(num)d chi bộ.", count) % {"num": count},
        url=reverse("org:cells", args=[unit.pk]),
        done=count > 0,
    )


def heads_step(unit: Unit, under: set[int]) -> Step:
    """Every cell has a secretary: without one nobody calls a meeting."""
    heads = Position.objects.filter(
        holds_on(clock.today()), unit=OuterRef("pk"), title__office="head"
    )
    cells = _cells(under)
    headless = list(cells.filter(~Exists(heads)).order_by("code"))
    line = _("Còn %(count)d chi bộ chưa có bí thư.") % {"count": len(headless)}
    if headless:
        line += " " + _("Tiếp theo: %(cell)s.") % {"cell": headless[0].name}
    return Step(
        title=_("Ghi bí thư, phó bí thư, chi ủy của từng chi bộ"),
        line=line,
        url=reverse("org:congress", args=[(headless[0] if headless else unit).pk]),
        done=not headless and cells.exists(),
    )


def _cells(under: set[int]) -> QuerySet[Unit]:
    return Unit.objects.filter(holds_on(clock.today()), pk__in=under, kind__is_cell=True)


def on_the_way(steps: list[Step]) -> bool:
    """Whether the last step, the first meeting, is still to come."""
    return bool(steps) and not steps[-1].done
