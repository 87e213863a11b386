"""What a register shows, and who may open it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.explaining import Explained, Subject
from sotay.org.models import Person, Position, SystemRole, Title, Unit
from sotay.org.queries import person_of, subtree_ids
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.papers.layouts import Layout, layout_named
from sotay.papers.models import Jump, Number, Register
from sotay.papers.rules import issuer_kinds, may_issue, paper_code
from sotay.policy import Relation, Right, may
from sotay.policy.judgement import granted
from sotay.profiles.queries import profile_on

_OFFICES = {
    Title.Office.HEAD: Relation.HEAD,
    Title.Office.DEPUTY: Relation.DEPUTY,
    Title.Office.COMMITTEE: Relation.COMMITTEE,
}


@dataclass(frozen=True)
class NumberLine:
    """A number that was given; ``cancel_reason`` is empty while its paper stands."""

    id: int
    value: int
    title: str
    at: datetime
    by: str
    cancelled: bool
    cancel_reason: str
    is_gap: bool = False


@dataclass(frozen=True)
class GapLine:
    """Numbers from ``first`` to ``last`` that are not used here, and why."""

    first: int
    last: int
    reason: str
    is_gap: bool = True


@dataclass(frozen=True)
class RegisterPage:
    """A whole register, the latest number first."""

    id: int
    unit: str
    term: str
    type_name: str
    code: str
    next_value: int
    lines: tuple[NumberLine | GapLine, ...]


@dataclass(frozen=True)
class RegisterLine:
    """One register in the list of a unit."""

    id: int
    type_name: str
    term: str
    next_value: int


@dataclass(frozen=True)
class UnitRegisters:
    """The registers of one unit."""

    unit: str
    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True)
class RegistersPage:
    """The registers of every unit whose registers a person sees."""

    units: tuple[UnitRegisters, ...]
    may_open: bool


def layout_today() -> Layout:
    """The layout of the rules in force: it names the types of papers."""
    return layout_named(profile_on(clock.today()).rules.layout)


def register_for(person: Person, register_id: int) -> Register:
    """A register that this person may look into.

    Raises:
        Missing: there is none with this id, or it is not for them; the two look alike.
    """
    register = (
        Register.objects.select_related("unit__kind", "body__kind", "term")
        .filter(pk=register_id)
        .first()
    )
    if register is None or not may(person, Right.PAPERS_SEE_REGISTER, register.unit):
        raise Missing(_("Không tìm thấy sổ văn bản này."))
    return register


def number_for(register: Register, number_id: int) -> Number:
    """A number of this register.

    Raises:
        Missing: there is none with this id here.
    """
    try:
        return register.numbers.get(pk=number_id)
    except Number.DoesNotExist:
        raise Missing(_("Không tìm thấy số văn bản này.")) from None


def sees_registers(account: Account) -> bool:
    """Whether the account is somebody's to whom some unit's registers are open."""
    person = person_of(account)
    if person is None:
        return False
    held = holdings_of(person, clock.today())
    return bool(held.offices) or any(role == SystemRole.Role.CLERK for _unit, role in held.roles)


def units_with(person: Person, right: Right) -> set[int]:
    """The units on which ``person`` has a right of registers today, in a few queries.

    The same answer as asking ``policy.may`` about every unit there is: these rights come
    from posts in the unit and from the clerk's work only.
    """
    found: defaultdict[int, set[Relation]] = defaultdict(set)
    held = Position.objects.filter(holds_on(clock.today()), person=person)
    for unit_id, office in held.values_list("unit_id", "title__office"):
        if office:
            found[unit_id].add(_OFFICES[Title.Office(office)])
    for role in _clerk_roles(person).select_related("unit"):
        for unit_id in subtree_ids(role.unit):
            found[unit_id].add(Relation.CLERK)
    return {unit_id for unit_id, relations in found.items() if granted(right, frozenset(relations))}


def registers_page(person: Person) -> RegistersPage:
    """Every register that ``person`` sees, by unit, the latest term first."""
    layout = layout_today()
    rows = (
        Register.objects.filter(unit__in=units_with(person, Right.PAPERS_SEE_REGISTER))
        .select_related("term", "unit")
        .order_by("unit__code", "-term__starts", "type_code")
    )
    by_unit: defaultdict[str, list[RegisterLine]] = defaultdict(list)
    for row in rows:
        line = RegisterLine(row.pk, _type_name(layout, row), row.term.name, row.next_value)
        by_unit[row.unit.name].append(line)
    return RegistersPage(
        units=tuple(UnitRegisters(name, tuple(lines)) for name, lines in by_unit.items()),
        may_open=bool(units_with(person, Right.PAPERS_KEEP_REGISTER)),
    )


def kept_units(person: Person) -> list[tuple[int, str]]:
    """The living units whose registers ``person`` keeps, as choices."""
    kept = units_with(person, Right.PAPERS_KEEP_REGISTER)
    rows = Unit.objects.filter(holds_on(clock.today()), pk__in=kept).order_by("code")
    return list(rows.values_list("pk", "name"))


def type_choices() -> list[tuple[str, str]]:
    """The types of papers that get numbers, as choices."""
    types = layout_today().document_types.items()
    return [(code, one.name) for code, one in types if one.regulated]


def issues(unit: Unit, type_code: str) -> bool:
    """Whether a body of this unit may issue papers of this type under the rules in force."""
    layout = layout_today()
    return any(
        may_issue(layout, kind, type_code) for kind in issuer_kinds(is_cell=unit.kind.is_cell)
    )


def register_page(register: Register, layout: Layout) -> RegisterPage:
    """Every number of the register, and every gap with the reason somebody gave for it."""
    holder = register.body or register.unit
    numbers = list(register.numbers.select_related("by").order_by("value"))
    lines: list[NumberLine | GapLine] = [*_given(numbers)]
    lines += _gaps(register, numbers, list(register.jumps.order_by("at", "id")))
    lines.sort(key=lambda line: line.first if isinstance(line, GapLine) else line.value)
    return RegisterPage(
        id=register.pk,
        unit=register.unit.name,
        term=register.term.name,
        type_name=_type_name(layout, register),
        code=paper_code(layout, register.type_code, holder.kind.code_suffix),
        next_value=register.next_value,
        lines=tuple(reversed(lines)),
    )


def _given(numbers: Iterable[Number]) -> Iterable[NumberLine]:
    for number in numbers:
        yield NumberLine(
            id=number.pk,
            value=number.value,
            title=number.title,
            at=number.allocated_at,
            by=number.by.full_name,
            cancelled=number.is_cancelled,
            cancel_reason=number.cancel_reason,
        )


def _gaps(register: Register, numbers: list[Number], jumps: list[Jump]) -> Iterable[GapLine]:
    """The stretches below the next number in which no number was given."""
    before = 0
    for value in [*(number.value for number in numbers), register.next_value]:
        if value - before > 1:
            # What follows a gap was reached by a jump; a later one may have corrected it.
            reasons = [jump.reason for jump in jumps if jump.to_value == value]
            yield GapLine(before + 1, value - 1, reasons[-1] if reasons else "")
        before = value


def _clerk_roles(person: Person) -> QuerySet[SystemRole]:
    return SystemRole.objects.filter(
        holds_on(clock.today()), person=person, role=SystemRole.Role.CLERK
    )


def _type_name(layout: Layout, register: Register) -> str:
    return layout.document_types[register.type_code].name


def _subject(viewer: Person, register_id: int) -> Subject:
    register = register_for(viewer, register_id)
    return Subject(register.unit, str(register.unit.name), register.unit)


REGISTER = Explained(
    parameter="register_id",
    label=gettext_lazy("sổ văn bản"),
    find=_subject,
    rights=(Right.PAPERS_SEE_REGISTER, Right.PAPERS_KEEP_REGISTER),
    order=20,
)
