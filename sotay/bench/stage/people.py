"""Units, accounts, people, memberships and posts, in a few inserts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.contrib.auth.hashers import make_password

from sotay.accounts.models import Account
from sotay.accounts.rules import name_key
from sotay.bench.stage.plan import CELLS_OF_A_WARD, PASSWORD, Plan
from sotay.kernel import clock, names
from sotay.org.models import Body, Membership, Person, Position, StagePeriod, Unit
from sotay.sample.names import strangers

BEGUN = date(2025, 7, 1)
_DIFFERENT_NAMES = 400
# The first three of every cell hold its posts.
POSTS = ("cell_secretary", "cell_deputy", "cell_committee_member")


@dataclass(frozen=True)
class Cell:
    """A cell with its people, the posts first."""

    unit: Unit
    people: list[Person]


def found(plan: Plan) -> list[Cell]:
    """Write everybody of the plan."""
    units, bodies = _units(plan.cells)
    people = _people(plan.members)
    cells = [Cell(unit, people[index :: plan.cells]) for index, unit in enumerate(units)]
    _belong(cells)
    _hold_posts(cells, bodies)
    return cells


def _units(cells: int) -> tuple[list[Unit], list[Body]]:
    province = _unit("31", "Đảng bộ tỉnh Minh Hà", "province", None)
    province.save()
    wards = [
        _unit(f"31.{number:03d}", f"Đảng bộ phường số {number}", "commune", province)
        for number in range(1, 2 + (cells - 1) // CELLS_OF_A_WARD)
    ]
    Unit.objects.bulk_create(wards)
    units = [
        _unit(
            f"{(ward := wards[number // CELLS_OF_A_WARD]).code}.{number + 1:05d}",
            f"Chi bộ Tổ dân phố {number + 1}",
            "attached_cell",
            ward,
        )
        for number in range(cells)
    ]
    Unit.objects.bulk_create(units)
    bodies = [
        Body(unit=unit, kind_id="cell_committee", name=f"Chi ủy {unit.name}", starts=BEGUN)
        for unit in units
    ]
    return units, Body.objects.bulk_create(bodies)


def _unit(code: str, name: str, kind: str, parent: Unit | None) -> Unit:
    return Unit(
        code=code,
        name=name,
        short_name=name[:80],
        kind_id=kind,
        parent=parent,
        cell_type="residential" if kind == "attached_cell" else "",
        place_name="Minh Hà",
        starts=BEGUN,
    )


def username(number: int) -> str:
    """The name with which the member of that number signs in."""
    return f"dangvien{number}"


def _people(count: int) -> list[Person]:
    secret, now = make_password(PASSWORD), clock.now()
    accounts = Account.objects.bulk_create(
        Account(
            username=username(number),
            name_key=name_key(username(number)),
            password=secret,
            created_at=now,
        )
        for number in range(1, count + 1)
    )
    return Person.objects.bulk_create(
        Person(account=account, full_name=name, name_key=key, workplace="Nghỉ hưu")
        for account, (name, key) in zip(accounts, _names(count), strict=True)
    )


def _names(count: int) -> Iterator[tuple[str, bytes]]:
    """Names with their sort keys; a few hundred are enough to look like a province."""
    pool = [
        (one.full_name, names.sort_key(one.full_name))
        for one in islice(
            strangers(1, taken=set(), youngest=2003, oldest=1940, women=0.45), _DIFFERENT_NAMES
        )
    ]
    return (pool[number % len(pool)] for number in range(count))


def _belong(cells: list[Cell]) -> None:
    Membership.objects.bulk_create(
        Membership(person=person, unit=cell.unit, starts=BEGUN)
        for cell in cells
        for person in cell.people
    )
    official = StagePeriod.Stage.OFFICIAL
    StagePeriod.objects.bulk_create(
        StagePeriod(person=person, stage=official, starts=BEGUN)
        for cell in cells
        for person in cell.people
    )


def _hold_posts(cells: list[Cell], bodies: list[Body]) -> None:
    Position.objects.bulk_create(
        Position(person=person, title_id=title, unit=cell.unit, body=body, starts=BEGUN)
        for cell, body in zip(cells, bodies, strict=True)
        for person, title in zip(cell.people, POSTS, strict=False)
    )
