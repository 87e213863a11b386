"""Who is counted where, on which day; and how many questions that takes."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.accounts.actions import note_sign_in
from sotay.kernel import clock, names
from sotay.kernel.refusals import Invalid, Missing, Refusal
from sotay.org import actions as org
from sotay.org.models import Membership, Person, StatusPeriod, Unit, UnitKind
from sotay.org.tests.cast import BEGUN, Cast
from sotay.privacy.retention import days_of
from sotay.reports.queries.activation import activation_report, to_call
from sotay.reports.queries.organisation import root_unit
from sotay.reports.rules import shape
from sotay.reports.rules.report import ActivationReport
from sotay.reports.tests.conftest import NOW
from tests.examples import examples

TODAY = NOW.date()
YEAR = TODAY.replace(month=1, day=1)


def report_of(unit: Unit, day: date = TODAY) -> ActivationReport:
    return activation_report(unit, since=min(YEAR, day), day=day)


def test_the_ward_has_its_members_each_once_at_home(active: Cast) -> None:
    total = report_of(active.ward).total
    # Oanh sits in two cells and is counted at home; Nga is away and stays on the roll.
    assert (total.members, total.official, total.exempt, total.away) == (19, 18, 1, 2)
    assert (total.received, total.active, total.with_account) == (1, 18, 19)
    assert (total.cells, total.cells_with_committee) == (2, 1)
    assert total.cell_words == {"TDP": 1, "trường": 1}


def test_both_wholes_are_told_and_the_reasons_show_what_is_missing(active: Cast) -> None:
    total = report_of(active.ward).total
    assert (total.activated, total.members) == (17, 19)
    assert (total.active_activated, total.active) == (17, 18)
    assert total.reasons == {"no_phone": 1, "": 1}
    assert (total.waiting, total.noted, total.unexplained) == (2, 1, 1)


def test_the_units_add_up_to_the_ward(active: Cast) -> None:
    report = report_of(active.ward)
    cells = report.under(active.ward.pk)
    assert {line.node.id for line in cells} == {active.cell.pk, active.other_cell.pk}
    assert [line.tally.members for line in cells] == [12, 7]
    assert sum(line.tally.activated for line in cells) == report.total.activated
    assert [line.has_committee for line in cells] == [True, False]
    assert report_of(active.cell).total.members == 12


def test_the_list_to_call_names_who_waits_cell_by_cell_with_masked_phones(active: Cast) -> None:
    people = to_call(report_of(active.ward))
    assert [(one.name, one.reason) for one in people] == [
        ("Lê Thị Em", "không có điện thoại thông minh"),
        ("Mai Thị Quý", "chưa ghi lý do"),
    ]
    assert all(one.phone.startswith("••••") for one in people)
    assert to_call(report_of(active.other_cell)) == ()


def test_before_they_activated_nobody_had(active: Cast) -> None:
    total = report_of(active.ward, TODAY - timedelta(days=1)).total
    assert (total.members, total.activated, total.reasons) == (19, 0, {"": 19})


def signs_in(person: Person, day: date) -> None:
    assert person.account is not None
    with clock.held_at(datetime.combine(day, time(7, 30), tzinfo=clock.VIETNAM)):
        note_sign_in(by=person.account)


def test_who_signed_in_in_the_period_counts_once_however_often(active: Cast) -> None:
    for day in (YEAR, TODAY - timedelta(days=30), TODAY, TODAY):
        signs_in(active.an, day)
    signs_in(active.binh, YEAR - timedelta(days=1))
    report = report_of(active.ward)
    assert (report.with_logins, report.total.signed_in) == (True, 1)
    assert report_of(active.other_cell).total.signed_in == 0


def test_a_period_that_is_over_tells_of_its_own_days(active: Cast) -> None:
    begins, ends = TODAY - timedelta(days=60), TODAY - timedelta(days=31)
    for person, day in (
        (active.an, begins),
        (active.binh, ends),
        (active.dung, ends + timedelta(days=1)),
        (active.em, begins - timedelta(days=1)),
    ):
        signs_in(person, day)
    over = activation_report(active.ward, since=begins, day=ends)
    assert (over.with_logins, over.total.signed_in) == (True, 2)


def test_a_period_of_which_days_were_forgotten_has_no_figure_rather_than_a_small_one(
    active: Cast,
) -> None:
    kept = days_of("sign_in_days")
    last = activation_report(active.ward, since=TODAY - timedelta(days=kept - 1), day=TODAY)
    older = activation_report(active.ward, since=TODAY - timedelta(days=kept), day=TODAY)
    assert (last.with_logins, older.with_logins) == (True, False)
    assert "B4" in shape.as_json(last)["figures"]
    assert "B4" not in shape.as_json(older)["figures"]


def test_the_suspended_and_those_away_take_part_but_are_not_here(active: Cast) -> None:
    before = report_of(active.ward).total
    org.suspend_member(by=None, person=active.dung, on=TODAY, until=TODAY + timedelta(days=60))
    total = report_of(active.ward).total
    assert (before.here, total.here) == (15, 14)
    assert total.active == before.active == 18


def test_whom_two_units_claim_at_once_is_counted_where_they_were_received_last(
    active: Cast,
) -> None:
    Membership.objects.create(person=active.tam, unit=active.other_cell, starts=date(2026, 5, 1))
    cells = report_of(active.ward).under(active.ward.pk)
    assert [line.tally.members for line in cells] == [11, 8]
    assert report_of(active.cell).total.members == 11
    assert report_of(active.ward).total.members == 19


def test_the_root_is_the_ward_because_the_province_is_only_named_above_it(cast: Cast) -> None:
    assert root_unit() == cast.ward
    org.found_unit(
        by=None,
        code="31.102",
        name="Đảng bộ phường Bình An",
        short_name="Phường Bình An",
        kind=UnitKind.objects.get(pk="commune"),
        parent=cast.province,
        on=date(2026, 2, 1),
    )
    assert root_unit() == cast.province
    assert root_unit(date(2026, 1, 31)) == cast.ward


def test_a_period_that_cannot_be_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sau hôm nay"):
        report_of(cast.ward, TODAY + timedelta(days=1))
    with pytest.raises(Invalid, match="trước ngày chốt"):
        activation_report(cast.ward, since=TODAY, day=TODAY - timedelta(days=1))
    with pytest.raises(Missing):
        report_of(cast.ward, BEGUN - timedelta(days=1))


steps = st.lists(
    st.tuples(
        st.sampled_from(["transfer", "absorb", "split", "move", "exempt", "away"]),
        st.integers(0, 18),
    ),
    max_size=6,
)


@given(steps)
# What an example does is undone at its end, so the ward is the same for each.
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_merged_split_and_moved_the_ward_keeps_its_members(
    cast: Cast, steps: list[tuple[str, int]]
) -> None:
    """Every day of the story has the same sum, and each day's units add up to it."""
    with transaction.atomic():
        days = [date(2026, 3, 1)]
        for number, (what, choice) in enumerate(steps):
            day = days[-1] + timedelta(days=7)
            # What the organisation's own rules forbid does not happen.
            with suppress(Refusal), transaction.atomic():
                _happens(cast, what, choice, day, code=f"31.101.9{number:02d}")
            days += [day - timedelta(days=1), day]
        for day in days:
            report = report_of(cast.ward, day)
            under = report.under(cast.ward.pk)
            assert report.total.members == 19 == sum(line.tally.members for line in under)
            assert report.total.active == sum(line.tally.active for line in under)
            assert report.total.cells == sum(line.node.is_cell for line in report.lines)
        transaction.set_rollback(True)


def _happens(cast: Cast, what: str, choice: int, day: date, *, code: str) -> None:
    cells = list(Unit.objects.filter(kind__is_cell=True, ends=None).order_by("pk"))
    unit, person = cells[choice % len(cells)], cast.people[choice]
    if what == "transfer":
        org.receive_member(by=None, person=person, unit=unit, on=day)
    elif what == "absorb":
        org.absorb_unit(by=None, unit=unit, into=cells[0], on=day)
    elif what == "split":
        home = Person.objects.filter(memberships__unit=unit, memberships__ends=None)
        part = org.Part(code, f"Chi bộ {code}", code, tuple(home.order_by("pk")[:3]))
        org.split_unit(by=None, unit=unit, parts=[part], on=day)
    elif what == "move":
        section = org.found_unit(
            by=None,
            code=code,
            name=f"Đảng bộ bộ phận {code}",
            short_name=code,
            kind=UnitKind.objects.get(pk="section"),
            parent=cast.ward,
            on=day,
        )
        org.move_unit(by=None, unit=unit, parent=section, on=day)
    elif what == "exempt":
        org.begin_exemption(by=None, person=person, status=StatusPeriod.Status.EXEMPT_AGE, on=day)
    else:
        until = day + timedelta(days=120)
        org.send_away(by=None, person=person, place="Nơi khác", on=day, until=until)


def _grow(cast: Cast, cells: int, people: int) -> None:
    """More cells of the ward, with people in each."""
    kind = UnitKind.objects.get(pk="attached_cell")
    units = Unit.objects.bulk_create(
        Unit(
            code=f"31.101.{number:03d}",
            name=f"Chi bộ Tổ dân phố {number}",
            short_name=f"Tổ dân phố {number}",
            kind=kind,
            parent=cast.ward,
            cell_type="residential",
            starts=BEGUN,
        )
        for number in range(100, 100 + cells)
    )
    for unit in units:
        new = Person.objects.bulk_create(
            Person(full_name=f"Lê Văn {n}", name_key=names.sort_key(f"Lê Văn {n}"))
            for n in range(people)
        )
        Membership.objects.bulk_create(
            Membership(person=person, unit=unit, starts=BEGUN) for person in new
        )


def test_a_province_takes_as_many_questions_as_a_cell(active: Cast) -> None:
    with CaptureQueriesContext(connection) as small:
        report = report_of(active.ward)
        to_call(report)
    _grow(active, cells=40, people=3)
    with CaptureQueriesContext(connection) as large:
        report = report_of(active.ward)
        people = to_call(report)
    assert (report.total.cells, report.total.members, len(people)) == (42, 139, 122)
    assert len(large) == len(small) <= 30
