"""How far an organisation has come towards its first meeting, and the codes of new units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.org.models import Membership, Person, Position, SystemRole, Unit
from sotay.org.queries.choices import kept_units
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.units import subtree_ids


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way to the first meeting; ``url`` is empty where there is no page yet."""

    title: str
    line: str
    url: str
    done: bool


@dataclass(frozen=True, slots=True)
class Later:
    """A step that an upper folder knows of; ``is_done`` is asked with the ids of the units.

    Some steps are for others to do (a secretary calls a meeting): they have no page here.
    """

    code: str
    title: str | Promise
    line: str | Promise
    is_done: Callable[[set[int]], bool]
    order: int


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """The units that somebody keeps: the highest of them, what is left to do, the others."""

    tops: list[Unit]
    others: list[Unit]
    steps: list[Step]


_later: dict[str, Later] = {}


def register_step(step: Later) -> None:
    """Put a step on the way, from a folder above this one; called in ``AppConfig.ready``."""
    _later[step.code] = step


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
    """What is to be done until the first meeting under ``unit``, in order; seven queries."""
    today = clock.today()
    under = subtree_ids(unit)
    cells = Unit.objects.filter(holds_on(today), pk__in=under, kind__is_cell=True)
    here = Membership.objects.filter(holds_on(today), unit=OuterRef("pk"))
    heads = Position.objects.filter(holds_on(today), unit=OuterRef("pk"), title__office="head")
    count = cells.count()
    empty = cells.filter(~Exists(here)).count()
    headless = cells.filter(~Exists(heads)).order_by("code")
    members = Membership.objects.filter(holds_on(today), unit__in=under, kind="home").count()
    without = Person.objects.filter(
        holds_on(today, "memberships__"), memberships__unit__in=under, account=None
    ).count()
    importing = _url("office:import") or reverse("org:person_new", args=[unit.pk])
    steps = [
        Step(
            title=_("Lập các chi bộ"),
            line=_("Đã có %(count)d chi bộ.") % {"count": count},
            url=reverse("org:cells", args=[unit.pk]),
            done=count > 0,
        ),
        Step(
            title=_("Đưa đảng viên vào danh sách"),
            line=_("Đã có %(members)d đảng viên; %(empty)d chi bộ còn trống.")
            % {"members": members, "empty": empty},
            url=importing,
            done=members > 0 and empty == 0,
        ),
        Step(
            title=_("Cấp tài khoản, in phiếu kích hoạt"),
            line=_("Còn %(count)d đảng viên chưa có tài khoản.") % {"count": without},
            url=_url("activation:sheets") or _url("activation:home"),
            done=members > 0 and without == 0,
        ),
        Step(
            title=_("Ghi bí thư, phó bí thư, chi ủy của từng chi bộ"),
            line=_("Còn %(count)d chi bộ chưa có bí thư.") % {"count": headless.count()},
            url=_committee_url(headless.first() or unit),
            done=count > 0 and not headless.exists(),
        ),
    ]
    later = sorted(_later.values(), key=lambda step: step.order)
    return steps + [Step(str(one.title), str(one.line), "", one.is_done(under)) for one in later]


def on_the_way(steps: list[Step]) -> bool:
    """Whether the last step, the first meeting, is still to come."""
    return bool(steps) and not steps[-1].done


def _committee_url(unit: Unit) -> str:
    return reverse("org:congress", args=[unit.pk])


def _url(name: str) -> str:
    """The page of that name, if this system has it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
