"""Whoever an act connects to a unit, or parts from it, is told of: open pages depend on it."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from sotay.org import actions, connections
from sotay.org.models import Body, Position, StagePeriod, StatusPeriod, SystemRole, Title
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
UNTIL = date(2027, 1, 1)


@pytest.fixture
def told() -> Iterator[list[int]]:
    """The accounts that were told of."""
    accounts: list[int] = []
    connections.when_connections_change(accounts.append)
    yield accounts
    connections._when_changed.remove(accounts.append)


def post_of(cast: Cast, who: str) -> Position:
    return Position.objects.get(person=getattr(cast, who), ends__isnull=True)


def suspend(cast: Cast) -> None:
    actions.suspend_member(by=None, person=cast.an, on=DAY)


def transfer(cast: Cast) -> None:
    actions.transfer_member(by=None, person=cast.an, to=cast.other_cell, on=DAY)


def exempt(cast: Cast) -> None:
    actions.begin_exemption(by=None, person=cast.an, status=StatusPeriod.Status.EXEMPT_AGE, on=DAY)


def send_away(cast: Cast) -> None:
    actions.send_away(by=None, person=cast.an, place="Đà Lạt", on=DAY, until=UNTIL)


def appoint(cast: Cast) -> None:
    title = Title.objects.get(code="cell_committee_member")
    actions.appoint_to_position(by=None, person=cast.an, title=title, unit=cast.cell, on=DAY)


def give_role(cast: Cast) -> None:
    actions.give_system_role(
        by=None, person=cast.an, unit=cast.cell, role=SystemRole.Role.CLERK, on=DAY
    )


@pytest.mark.parametrize("act", [suspend, transfer, exempt, send_away, appoint, give_role])
def test_an_act_about_one_person_tells_of_that_one(
    cast: Cast, told: list[int], act: Callable[[Cast], None]
) -> None:
    act(cast)
    assert told == [cast.an.account_id]


def test_taking_part_again_is_told_as_well(cast: Cast, told: list[int]) -> None:
    actions.end_exemption(by=None, person=cast.em, on=DAY)
    actions.end_suspension(by=None, person=cast.minh, on=DAY)
    assert told == [cast.em.account_id, cast.minh.account_id]


def test_a_post_a_charge_and_a_role_that_end_are_told(cast: Cast, told: list[int]) -> None:
    actions.end_position(by=None, position=post_of(cast, "phuc"), on=DAY)
    actions.end_charge(by=None, charge=cast.giang.charges.get(), on=DAY)
    actions.end_system_role(by=None, system_role=SystemRole.objects.get(person=cast.hoa), on=DAY)
    assert told == [cast.phuc.account_id, cast.giang.account_id, cast.hoa.account_id]


def test_everybody_of_a_unit_that_ends_is_told(cast: Cast, told: list[int]) -> None:
    actions.absorb_unit(by=None, unit=cast.other_cell, into=cast.cell, on=DAY)
    assert {cast.lan.account_id, cast.cuong.account_id, cast.an.account_id} <= set(told)


def test_a_unit_that_moves_tells_those_above_it(cast: Cast, told: list[int]) -> None:
    actions.move_unit(by=None, unit=cast.cell, parent=cast.province, on=DAY)
    assert cast.son.account_id in told
    assert cast.an.account_id not in told


def test_a_body_that_ends_tells_those_with_a_seat_in_it(cast: Cast, told: list[int]) -> None:
    body = Body.objects.create(unit=cast.cell, kind_id="steering", name="Ban chỉ đạo", starts=BEGUN)
    actions.end_body(by=None, body=body, on=DAY)
    assert cast.binh.account_id in told


def test_another_name_changes_nobodys_connections(cast: Cast, told: list[int]) -> None:
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ 3A", short_name="3A", on=DAY)
    assert told == []


def test_a_person_without_an_account_is_nobody_to_tell_of(cast: Cast, told: list[int]) -> None:
    person = actions.add_person(by=None, full_name="Võ Thị Xuân")
    actions.receive_member(
        by=None, person=person, unit=cast.cell, on=DAY, stage=StagePeriod.Stage.OFFICIAL
    )
    assert told == []
