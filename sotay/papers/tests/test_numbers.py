"""Numbers: given once, in order, by type and term; what is skipped or cancelled says why."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org.models import Person, Term, Unit
from sotay.org.tests.cast import BEGUN, Cast, build_cast
from sotay.papers import actions, queries
from sotay.papers.layouts import layout_named
from sotay.papers.models import Number, Register
from sotay.papers.queries import GapLine, NumberLine
from tests.stages import stage

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 3)
NINE = datetime(2026, 11, 3, 21, 0, tzinfo=VIETNAM)
NEW, OLD = layout_named("hd05"), layout_named("hd36")


@stage
def ward(db: None) -> Cast:
    with clock.held_at(NINE):
        cast = build_cast()
        Term.objects.create(unit=cast.other_cell, name="2025–2027", starts=BEGUN)
        return cast


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(NINE):
        yield ward


def allocate(by: Person, unit: Unit, type_code: str = "resolution", day: date = DAY) -> Number:
    return actions.allocate_number(
        by=by,
        unit=unit,
        layout=NEW,
        issuer_kind="cell",
        type_code=type_code,
        title="Nghị quyết sinh hoạt tháng 11",
        day=day,
    )


def register_of(number: Number) -> Register:
    return Register.objects.get(pk=number.register_id)


def test_numbers_begin_at_one_and_follow_one_another(cast: Cast) -> None:
    assert [allocate(cast.binh, cast.cell).value for _turn in range(3)] == [1, 2, 3]


def test_every_type_and_every_unit_counts_for_itself(cast: Cast) -> None:
    allocate(cast.binh, cast.cell)
    assert allocate(cast.binh, cast.cell, "minutes").value == 1
    assert allocate(cast.lan, cast.other_cell).value == 1
    assert allocate(cast.binh, cast.cell).value == 2


def test_numbers_do_not_restart_with_the_year_but_with_the_term(cast: Cast) -> None:
    allocate(cast.binh, cast.cell, day=date(2026, 12, 30))
    assert allocate(cast.binh, cast.cell, day=date(2027, 1, 2)).value == 2
    ends = date(2027, 6, 1)
    Term.objects.filter(unit=cast.cell).update(ends=ends)
    Term.objects.create(unit=cast.cell, name="2027–2030", starts=ends)
    assert allocate(cast.binh, cast.cell, day=ends - timedelta(days=1)).value == 3
    assert allocate(cast.binh, cast.cell, day=ends).value == 1


def test_a_day_outside_every_term_gives_no_number(cast: Cast) -> None:
    with pytest.raises(Conflict, match="nhiệm kỳ"):
        allocate(cast.binh, cast.cell, day=date(2000, 1, 1))
    assert not Number.objects.exists()


def test_a_type_that_the_issuer_may_not_issue_gets_no_number(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Chi bộ không có thẩm quyền ban hành chỉ thị"):
        allocate(cast.binh, cast.cell, "directive")
    assert not Register.objects.exists()


def test_a_paper_that_fails_gives_its_number_back(cast: Cast) -> None:
    allocate(cast.binh, cast.cell)

    @transaction.atomic
    def issue() -> None:
        allocate(cast.binh, cast.cell)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        issue()
    assert allocate(cast.binh, cast.cell).value == 2


def test_a_cancelled_number_stays_with_its_reason_and_is_not_given_again(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    actions.cancel_number(by=cast.binh, number=number, reason="  Ghi nhầm   loại văn bản ")
    assert allocate(cast.binh, cast.cell).value == 2
    page = queries.register_page(register_of(number), NEW)
    last = page.lines[-1]
    assert isinstance(last, NumberLine)
    assert (last.value, last.cancelled, last.cancel_reason) == (1, True, "Ghi nhầm loại văn bản")


def test_a_number_is_cancelled_once_and_never_without_a_reason(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    with pytest.raises(Invalid) as refusal:
        actions.cancel_number(by=cast.binh, number=number, reason=" \u200b ")
    assert refusal.value.field == "reason"
    assert not Number.objects.get().is_cancelled
    actions.cancel_number(by=cast.binh, number=number, reason="nhầm")
    with pytest.raises(Conflict):
        actions.cancel_number(by=cast.phuc, number=number, reason="nhầm")


def test_a_register_goes_on_from_a_book_on_paper_and_explains_the_gap(cast: Cast) -> None:
    register = actions.open_register(unit=cast.cell, type_code="resolution", day=DAY)
    actions.set_next_number(by=cast.binh, register=register, value=38, reason="Sổ giấy đến số 37")
    number = allocate(cast.binh, cast.cell)
    assert number.value == 38
    page = queries.register_page(register_of(number), NEW)
    assert page.lines[-1] == GapLine(1, 37, "Sổ giấy đến số 37")
    assert page.next_value == 39
    assert (page.code, page.type_name) == ("NQ/CB", "Nghị quyết")


def test_a_jump_too_far_is_taken_back_before_a_number_was_given(cast: Cast) -> None:
    register = actions.open_register(unit=cast.cell, type_code="resolution", day=DAY)
    actions.set_next_number(by=cast.binh, register=register, value=380, reason="gõ nhầm")
    actions.set_next_number(by=cast.binh, register=register, value=38, reason="Sổ giấy đến số 37")
    number = allocate(cast.binh, cast.cell)
    assert queries.register_page(register_of(number), NEW).lines[-1] == GapLine(
        1, 37, "Sổ giấy đến số 37"
    )


@pytest.mark.parametrize("value", [-1, 0, 1, 2, 100_000])
def test_the_next_number_is_never_one_that_was_given(cast: Cast, value: int) -> None:
    number = [allocate(cast.binh, cast.cell) for _turn in range(2)][-1]
    with pytest.raises(Invalid, match="02") as refusal:
        actions.set_next_number(
            by=cast.binh, register=number.register, value=value, reason="Sổ giấy"
        )
    assert refusal.value.kept == {"value": str(value), "reason": "Sổ giấy"}
    assert register_of(number).next_value == 3


def test_setting_the_number_that_is_next_anyway_changes_nothing(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    with pytest.raises(Conflict):
        actions.set_next_number(by=cast.binh, register=number.register, value=2, reason="thừa")
    assert not number.register.jumps.exists()


def test_the_database_itself_refuses_a_second_paper_under_a_number(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.create(
            register=number.register, value=1, title="", allocated_at=clock.now(), by=cast.binh
        )


def test_the_database_itself_refuses_a_second_register_for_a_type(cast: Cast) -> None:
    register = register_of(allocate(cast.binh, cast.cell))
    with pytest.raises(IntegrityError), transaction.atomic():
        Register.objects.create(unit=cast.cell, term=register.term, type_code="resolution")


def test_every_act_is_in_the_ledger(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    actions.cancel_number(by=cast.binh, number=number, reason="nhầm")
    actions.set_next_number(by=cast.binh, register=number.register, value=9, reason="sổ giấy")
    acts = Entry.objects.filter(act__startswith="papers.").order_by("seq")
    assert [entry.act for entry in acts] == [
        "papers.number_allocated",
        "papers.number_cancelled",
        "papers.next_number_set",
    ]


def test_a_register_and_a_number_of_elsewhere_look_as_if_they_were_not_there(cast: Cast) -> None:
    number = allocate(cast.binh, cast.cell)
    other = allocate(cast.lan, cast.other_cell)
    assert queries.register_for(cast.binh, number.register_id).pk == number.register_id
    with pytest.raises(Missing):
        queries.register_for(cast.lan, number.register_id)
    with pytest.raises(Missing):
        queries.number_for(number.register, other.pk)


def test_the_registers_of_a_unit_are_listed_with_their_next_numbers(cast: Cast) -> None:
    allocate(cast.binh, cast.cell)
    allocate(cast.binh, cast.cell, "minutes")
    allocate(cast.lan, cast.other_cell)
    (unit,) = queries.registers_page(cast.binh).units
    assert [(line.type_name, line.next_value) for line in unit.lines] == [
        ("Biên bản", 2),
        ("Nghị quyết", 2),
    ]
