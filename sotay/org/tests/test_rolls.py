from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kernel import names
from sotay.org import queries, rules
from sotay.org.models import Membership, Person, Position, StagePeriod, TemporaryAbsence
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)


def _given(lines: list[queries.RollMember]) -> list[str]:
    return [names.given_name(line.person.full_name) for line in lines]


def test_posts_first_then_given_names(cast: Cast) -> None:
    assert _given(queries.roll_of(cast.cell, DAY)) == [
        "Bình", "Phúc", "Dung", "An", "Đạt", "Em", "Minh", "Nga", "Oanh", "Quý", "Tâm",
        "Uyên", "Vinh",
    ]  # fmt: skip


def test_six_queries_whatever_the_size(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as captured:
        queries.roll_of(cast.cell, DAY)
    assert len(captured) == 6
    people = Person.objects.bulk_create(
        Person(full_name=f"Lê Văn {n}", name_key=names.sort_key(f"Lê Văn {n}")) for n in range(200)
    )
    Membership.objects.bulk_create(
        Membership(person=person, unit=cast.cell, starts=BEGUN) for person in people
    )
    with CaptureQueriesContext(connection) as captured:
        assert len(queries.roll_of(cast.cell, DAY)) == 213
    assert len(captured) == 6


def test_standings_are_those_of_the_day(cast: Cast) -> None:
    standings = {line.person: line.standing for line in queries.roll_of(cast.cell, DAY)}
    assert standings[cast.dat].stage == rules.Stage.PROBATIONARY
    assert standings[cast.em].status == "exempt_age"
    assert standings[cast.minh].status == "suspended"
    assert standings[cast.nga].away
    assert standings[cast.oanh].membership == "temporary"
    assert not standings[cast.oanh].away
    assert standings[cast.an] == rules.Standing(
        cast.an.pk, rules.Stage.OFFICIAL, "home", away=False, status="active"
    )


def test_a_fact_holds_from_its_first_day_until_before_its_last(cast: Cast) -> None:
    TemporaryAbsence.objects.create(
        person=cast.an, place="Huế", starts=DAY, ends=DAY + timedelta(days=100)
    )
    away = [
        next(
            line.standing.away for line in queries.roll_of(cast.cell, day) if line.person == cast.an
        )
        for day in (
            DAY - timedelta(days=1),
            DAY,
            DAY + timedelta(days=99),
            DAY + timedelta(days=100),
        )
    ]
    assert away == [False, True, True, False]


def test_nobody_is_on_the_roll_before_it_began(cast: Cast) -> None:
    assert queries.roll_of(cast.cell, BEGUN - timedelta(days=1)) == []


def test_at_home_and_received_is_one_line(cast: Cast) -> None:
    Membership.objects.create(
        person=cast.an, unit=cast.cell, kind=Membership.Kind.TEMPORARY, starts=BEGUN
    )
    lines = [line for line in queries.roll_of(cast.cell, DAY) if line.person == cast.an]
    assert [line.standing.membership for line in lines] == ["home"]


def test_a_secretary_sits_in_every_body_that_the_title_implies(cast: Cast) -> None:
    assert _given(queries.members_of_body(cast.ward_committee, DAY)) == ["Sơn", "Giang"]
    assert _given(queries.members_of_body(cast.standing_board, DAY)) == ["Sơn", "Giang"]
    assert queries.body_member(cast.giang, cast.ward_committee, DAY)
    assert not queries.body_member(cast.binh, cast.ward_committee, DAY)


def test_the_committee_of_a_cell(cast: Cast) -> None:
    assert _given(queries.committee_of_cell(cast.cell, DAY)) == ["Bình", "Phúc", "Dung"]


def test_a_small_cell_has_its_secretary_for_a_committee(cast: Cast) -> None:
    assert queries.committee_body(cast.other_cell, DAY) is None
    assert _given(queries.committee_of_cell(cast.other_cell, DAY)) == ["Lan"]


def test_posts_of_the_unit_are_named_before_those_elsewhere(cast: Cast) -> None:
    Position.objects.create(
        person=cast.binh, title_id="committee_member", unit=cast.ward, starts=BEGUN
    )
    first = queries.roll_of(cast.cell, DAY)[0]
    assert first.posts == ("Bí thư Chi bộ", "Ủy viên Ban Chấp hành")


def test_titles_with_what_they_imply(cast: Cast) -> None:
    held = queries.titles_on(cast.son, DAY)
    assert queries.HeldTitle("secretary", cast.ward.pk, cast.ward_committee.pk) in held
    assert queries.HeldTitle("standing_member", cast.ward.pk, cast.standing_board.pk) in held
    assert queries.HeldTitle("committee_member", cast.ward.pk, cast.ward_committee.pk) in held
    assert queries.titles_on(cast.lan, DAY) == {
        queries.HeldTitle("cell_secretary", cast.other_cell.pk, None)
    }


def test_a_stage_that_ended_does_not_count(cast: Cast) -> None:
    StagePeriod.objects.filter(person=cast.dat).update(ends=DAY)
    StagePeriod.objects.create(person=cast.dat, stage="official", starts=DAY)
    before, after = (
        next(it.standing.stage for it in queries.roll_of(cast.cell, day) if it.person == cast.dat)
        for day in (DAY - timedelta(days=1), DAY)
    )
    assert (before, after) == (rules.Stage.PROBATIONARY, rules.Stage.OFFICIAL)


def test_who_is_in_charge(cast: Cast) -> None:
    assert queries.in_charge_of(cast.cell, DAY) == [cast.giang]
    assert queries.in_charge_of(cast.other_cell, DAY) == []
