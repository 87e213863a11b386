"""What a register shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.org.models import Unit
from sotay.papers.layouts import Layout
from sotay.papers.models import Jump, Number, Register
from sotay.papers.rules import paper_code


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


@dataclass(frozen=True)
class GapLine:
    """Numbers from ``first`` to ``last`` that are not used here, and why."""

    first: int
    last: int
    reason: str


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


def register_for(unit: Unit, register_id: int) -> Register:
    """A register of this unit.

    Raises:
        Missing: there is none with this id here.
    """
    try:
        return Register.objects.select_related("unit__kind", "body__kind", "term").get(
            pk=register_id, unit=unit
        )
    except Register.DoesNotExist:
        raise Missing(_("Không tìm thấy sổ văn bản này.")) from None


def number_for(register: Register, number_id: int) -> Number:
    """A number of this register.

    Raises:
        Missing: there is none with this id here.
    """
    try:
        return register.numbers.get(pk=number_id)
    except Number.DoesNotExist:
        raise Missing(_("Không tìm thấy số văn bản này.")) from None


def registers_of(unit: Unit, layout: Layout) -> tuple[RegisterLine, ...]:
    """The registers of a unit, the latest term first."""
    rows = Register.objects.filter(unit=unit).select_related("term")
    return tuple(
        RegisterLine(row.pk, _type_name(layout, row), row.term.name, row.next_value)
        for row in rows.order_by("-term__starts", "type_code")
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


def _type_name(layout: Layout, register: Register) -> str:
    return layout.document_types[register.type_code].name
