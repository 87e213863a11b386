"""The ward comes to be: units, people, memberships, posts, accounts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from operator import itemgetter

from django.contrib.auth.hashers import make_password

from sotay.accounts.actions import create_account, give_names
from sotay.accounts.models import Account, SignInName
from sotay.kernel import clock, text
from sotay.kernel.dates import add_months
from sotay.org import actions as org
from sotay.org.models import (
    Body,
    BodyKind,
    Person,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    Title,
    Unit,
    UnitKind,
)
from sotay.papers.actions import open_register, set_next_number
from sotay.sample import names, ward
from sotay.sample.actions.timeline import Script
from sotay.sample.roles import PASSWORD
from sotay.sample.ward import CELLS, Cell, Handle

SEED = 20250701
_SEAT = "cell_committee_member"
_STATUS = StatusPeriod.Status
PAPER_BOOK = "Các số trước đã ghi ở sổ giấy của chi bộ."
DECISION = "Quyết định số 08-QĐ/ĐU, ngày 15/8/2025 của Đảng ủy phường Yên Sa"


@dataclass
class Ward:
    """Everybody and everything of the ward by its key."""

    unit: Unit
    bodies: dict[str, Body]
    cells: dict[str, Unit]
    committees: dict[str, Body]
    people: dict[Handle, Person]

    def person(self, handle: Handle) -> Person:
        """Whoever stands at that place of a cell's list."""
        return self.people[handle]


def empty_ward() -> Ward:
    """A ward to be filled by ``found_ward``, so that other scripts can hold it already."""
    return Ward(Unit(), {}, {}, {}, {})


def founded_on() -> date:
    """The day on which the ward's organisation began (QĐ 294-QĐ/TW of 2025)."""
    return date.fromisoformat(ward.FOUNDED)


def found_ward(made: Ward, today: date) -> Script:
    """Fill ``made``: what happened in July and August 2025, and since then until ``today``."""
    day = founded_on()
    yield _morning(day)
    _found_units(made, day)
    _receive_people(made, day)
    yield _morning(date(2025, 8, 15))
    _join_cells(made, date(2025, 8, 15))
    yield _morning(date(2025, 8, 20))
    _elect(made, date(2025, 8, 20))
    for changed_on, change in sorted(_changes(made, today), key=itemgetter(0)):
        yield _morning(changed_on)
        change()


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), tzinfo=clock.VIETNAM)


def _found_units(made: Ward, day: date) -> None:
    kinds = UnitKind.objects.in_bulk()
    province = org.found_unit(
        by=None,
        code=ward.PROVINCE[0],
        name=ward.PROVINCE[1],
        short_name=ward.PROVINCE[2],
        kind=kinds["province"],
        parent=None,
        on=day,
    )
    made.unit = org.found_unit(
        by=None,
        code=ward.WARD[0],
        name=ward.WARD[1],
        short_name=ward.WARD[2],
        kind=kinds["commune"],
        parent=province,
        on=day,
        place_name=ward.PLACE,
        has_seal=True,
    )
    org.begin_term(by=None, unit=made.unit, name=ward.TERM, on=day)
    # Whoever tries the demo came in by a button and has no password to unlock a page with.
    org.set_idle_time(by=None, unit=made.unit, minutes=0)
    for cell in CELLS:
        for code, name, short_name in cell.made_of or ((cell.code, cell.name, cell.short_name),):
            made.cells[code] = org.found_unit(
                by=None,
                code=code,
                name=name,
                short_name=short_name,
                kind=kinds["attached_cell"],
                parent=made.unit,
                on=day,
                cell_type=cell.cell_type,
                place_name=ward.PLACE,
            )
        if not cell.made_of:
            made.cells[cell.key] = made.cells[cell.code]


def _receive_people(made: Ward, day: date) -> None:
    """Everybody is on a home roll from the first day; the probationary come later."""
    secret = make_password(PASSWORD)
    taken: set[str] = set()
    named = {text.nfc(known.name) for cell in CELLS for known in cell.known.values()}
    for cell in CELLS:
        homes = [made.cells[code] for code, *_names in cell.made_of] or [made.cells[cell.key]]
        for place, (known, somebody) in enumerate(_list_of(cell, named)):
            handle = (cell.key, place)
            phone = f"0900 {100 + len(made.people) // 10:03d} {len(made.people):03d}"
            account = _account(handle, known, somebody.full_name, secret, taken)
            if account is not None:
                give_names(by=None, account=account, names={SignInName.Kind.PHONE: phone})
            person = org.add_person(
                by=None,
                full_name=somebody.full_name,
                account=account,
                born_on=somebody.born_on,
                sex=Person.Sex.FEMALE if somebody.is_woman else Person.Sex.MALE,
                phone=phone,
                workplace=known.workplace if known else _workplace(cell, place, somebody, day),
                other_posts=known.posts if known else "",
            )
            made.people[handle] = person
            if place not in cell.probationary:
                home = homes[place % len(homes)]
                stage = StagePeriod.Stage.OFFICIAL
                org.receive_member(by=None, person=person, unit=home, on=day, stage=stage)


def _list_of(cell: Cell, taken: set[str]) -> Iterator[tuple[ward.Known | None, names.Somebody]]:
    """The list of a cell: those with a name of their own at their places, strangers between."""
    strangers = names.strangers(
        SEED + CELLS.index(cell),
        taken=taken,
        youngest=cell.youngest,
        oldest=cell.oldest,
        women=cell.women,
    )
    for place, stranger in enumerate(islice(strangers, cell.size)):
        known = cell.known.get(place)
        if known is None:
            yield None, stranger
        else:
            born_on = date.fromisoformat(known.born)
            yield known, names.Somebody(text.nfc(known.name), known.woman, born_on)


def _workplace(cell: Cell, place: int, somebody: names.Somebody, day: date) -> str:
    if cell.cell_type == "residential" and day.year - somebody.born_on.year >= 62:
        return "Nghỉ hưu"
    works = [work for work in cell.works if work != "Nghỉ hưu"]
    return works[place % len(works)]


def _account(
    handle: Handle, known: ward.Known | None, full_name: str, secret: str, taken: set[str]
) -> Account | None:
    """An account each but one. Only the roles that are tried have a password."""
    if handle == ward.WITHOUT_ACCOUNT:
        return None
    wanted = (known and known.role) or text.fold(full_name).replace(" ", ".")
    username = next(
        name
        for name in (wanted, *(f"{wanted}{count}" for count in range(2, 100)))
        if name not in taken
    )
    taken.add(username)
    account = create_account(username=username, password=None)
    if known and known.role:
        # One hash for all: ten of them would take as long as everything else together.
        account.password = secret
        account.save(update_fields=["password"])
    return account


def _join_cells(made: Ward, day: date) -> None:
    """Two cells of the former communes become one (hợp nhất)."""
    for cell in CELLS:
        if cell.made_of:
            joined = org.consolidate_units(
                by=None,
                units=[made.cells[code] for code, *_names in cell.made_of],
                code=cell.code,
                name=cell.name,
                short_name=cell.short_name,
                kind=UnitKind.objects.get(pk="attached_cell"),
                parent=made.unit,
                on=day,
                decision=DECISION,
            )
            joined.cell_type, joined.place_name = cell.cell_type, ward.PLACE
            joined.save(update_fields=["cell_type", "place_name"])
            made.cells[cell.key] = joined


def _elect(made: Ward, day: date) -> None:
    """Committees, posts, charges, and the work on the system."""
    body_kinds, titles = BodyKind.objects.in_bulk(), Title.objects.in_bulk()
    for kind, name in ward.WARD_BODIES:
        made.bodies[kind] = org.form_body(
            by=None, unit=made.unit, kind=body_kinds[kind], name=name, on=day
        )
    for title, handle in ward.WARD_POSTS:
        org.appoint_to_position(
            by=None, person=made.person(handle), title=titles[title], unit=made.unit, on=day
        )
    for cell in CELLS:
        unit = made.cells[cell.key]
        org.begin_term(by=None, unit=unit, name=ward.TERM, on=day)
        if cell.seats:
            made.committees[cell.key] = org.form_body(
                by=None,
                unit=unit,
                kind=body_kinds["cell_committee"],
                name=f"Chi ủy {cell.name}",
                on=day,
            )
        for place in range(max(cell.seats, 2)):
            title = ("cell_secretary", "cell_deputy")[place] if place < 2 else _SEAT
            person = made.person((cell.key, place))
            org.appoint_to_position(by=None, person=person, title=titles[title], unit=unit, on=day)
        org.put_in_charge(by=None, person=made.person(cell.in_charge), unit=unit, on=day)
    role = SystemRole.Role
    _give_role(made, ward.CLERK, role.CLERK, day)
    for handle in ward.ADMINISTRATORS:
        _give_role(made, handle, role.ADMINISTRATOR, day)
    _go_on_from_paper_books(made, day)


def _give_role(made: Ward, handle: Handle, role: SystemRole.Role, day: date) -> None:
    org.give_system_role(by=None, person=made.person(handle), unit=made.unit, role=role, on=day)


def _go_on_from_paper_books(made: Ward, day: date) -> None:
    """The street groups kept a book on paper until this year: numbers go on from there."""
    clerk = made.person(ward.CLERK)
    for key, numbers in {"tdp3": {"minutes": 15, "resolution": 13}}.items():
        for type_code, value in numbers.items():
            register = open_register(unit=made.cells[key], body=None, type_code=type_code, day=day)
            set_next_number(by=clerk, register=register, value=value, reason=PAPER_BOOK)


def _changes(made: Ward, today: date) -> Iterator[tuple[date, Callable[[], object]]]:
    """What became of single members since, as long ago as it reads well today."""
    for cell in CELLS:
        for order, place in enumerate(cell.probationary):
            day = today - timedelta(days=120 + 40 * order)
            yield (
                day,
                partial(
                    org.receive_member,
                    by=None,
                    person=made.person((cell.key, place)),
                    unit=made.cells[cell.key],
                    on=day,
                    stage=StagePeriod.Stage.PROBATIONARY,
                    decision=f"Quyết định kết nạp đảng viên, {day:%d/%m/%Y}",
                ),
            )
        for place in (*cell.exempt_age, *cell.exempt_other):
            for_age = place in cell.exempt_age
            day = founded_on() + timedelta(90 + place) if for_age else today - timedelta(100)
            yield (
                day,
                partial(
                    org.begin_exemption,
                    by=None,
                    person=made.person((cell.key, place)),
                    status=_STATUS.EXEMPT_AGE if for_age else _STATUS.EXEMPT_OTHER,
                    on=day,
                    until=None if for_age else add_months(day, 6),
                ),
            )
    (gone, place_away), (received, at) = ward.AWAY, ward.RECEIVED
    day = today - timedelta(days=75)
    away = partial(org.send_away, person=made.person(gone), place=place_away)
    yield day, partial(away, by=None, on=day, until=add_months(day, 6))
    here = partial(org.receive_for_a_time, person=made.person(received), unit=made.cells[at])
    yield day, partial(here, by=None, on=day, until=add_months(day, 9), reason=ward.WHY_RECEIVED)


def sign_in_names() -> dict[str, Handle]:
    """The roles that one tries, by the name to sign in with."""
    return {
        known.role: (cell.key, place)
        for cell in CELLS
        for place, known in cell.known.items()
        if known.role
    }
