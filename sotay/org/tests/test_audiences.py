"""Who is meant by a body, a title, an office: the same from the list and from the person."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from sotay.org.models import Body, Position, StatusPeriod, Title
from sotay.org.queries import members_of_body
from sotay.org.queries.audiences import (
    Circle,
    circle_of,
    holders_of,
    named_circles,
    names_whom_it_means,
    seats_of,
    suspended_on,
    titles_that_are,
    units_below,
    words_of,
)
from sotay.org.queries.belonging import with_above
from sotay.org.queries.units import above_each, ancestor_ids
from sotay.org.tests.cast import BEGUN, Cast
from tests.examples import examples

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)
TITLES = (
    "secretary", "deputy", "standing_member", "committee_member", "inspection_head",
    "inspection_member", "cell_secretary", "cell_deputy", "cell_committee_member",
)  # fmt: skip


def test_a_secretary_sits_in_the_boards_that_the_title_implies(cast: Cast) -> None:
    seats = seats_of(cast.son, DAY)
    assert seats.bodies == {cast.ward_committee.pk, cast.standing_board.pk}
    assert seats.titles["committee_member"] == {cast.ward.pk}
    assert "cell_secretary" not in seats.titles


def test_a_seat_ends_with_its_day_and_with_its_body(cast: Cast) -> None:
    cast.dung.positions.update(ends=DAY)
    assert seats_of(cast.dung, DAY).bodies == frozenset()
    assert seats_of(cast.dung, DAY - timedelta(days=1)).bodies == {cast.cell_committee.pk}
    Body.objects.filter(pk=cast.cell_committee.pk).update(ends=DAY)
    assert seats_of(cast.phuc, DAY).bodies == frozenset()
    assert "cell_deputy" in seats_of(cast.phuc, DAY).titles


def test_who_is_suspended_is_meant_by_nothing_meanwhile(cast: Cast) -> None:
    StatusPeriod.objects.create(person=cast.phuc, status="suspended", starts=DAY)
    assert seats_of(cast.phuc, DAY).bodies == frozenset()
    assert not seats_of(cast.phuc, DAY).titles
    assert seats_of(cast.phuc, DAY - timedelta(days=1)).bodies == {cast.cell_committee.pk}


def test_of_whoever_holds_no_title_nothing_is_asked(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):  # what they hold
        assert not seats_of(cast.an, DAY).bodies
    with django_assert_num_queries(4):
        seats_of(cast.son, DAY)


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    posts=st.lists(
        st.tuples(
            st.sampled_from(("an", "binh", "cuong", "dung", "lan", "minh", "son", "oanh")),
            st.sampled_from(TITLES),
            st.sampled_from(("ward", "cell", "other_cell")),
            st.sampled_from(("", "ward_committee", "standing_board", "cell_committee")),
            st.integers(-2, 0),
            st.none() | st.integers(0, 2),
        ),
        max_size=8,
    )
)
def test_list_and_person_agree_whatever_is_held(
    cast: Cast, posts: list[tuple[str, str, str, str, int, int | None]]
) -> None:
    Position.objects.all().delete()
    for name, title, unit, body, starts, ends in posts:
        Position.objects.create(
            person=getattr(cast, name),
            title_id=title,
            unit=getattr(cast, unit),
            body=getattr(cast, body) if body else None,
            starts=DAY + timedelta(days=starts),
            ends=None if ends is None else DAY + timedelta(days=max(ends, starts + 1)),
        )
    suspended = set(suspended_on(DAY).values_list("person_id", flat=True))
    seats = {one.pk: seats_of(one, DAY) for one in cast.people}
    for board in (cast.ward_committee, cast.standing_board, cast.cell_committee):
        if all(row.body_id != board.pk or row.unit_id == board.unit_id for row in _posts()):
            listed = {line.person.pk for line in members_of_body(board, DAY)} - suspended
            assert {pk for pk, held in seats.items() if board.pk in held.bodies} == listed
    for code in TITLES:
        for place in (cast.ward, cast.cell, cast.other_cell):
            listed = set(holders_of({place.pk}, titles_that_are(code), DAY)) - suspended
            sees = {pk for pk, held in seats.items() if place.pk in held.titles.get(code, ())}
            assert sees == listed, (code, place)


def _posts() -> list[Position]:
    return list(Position.objects.all())


def test_the_choices_are_of_the_own_subtree_and_of_today(cast: Cast) -> None:
    units = [unit_id for unit_id, _name in units_below(cast.ward)]
    assert units[0] == cast.ward.pk
    assert set(units) == {cast.ward.pk, cast.cell.pk, cast.other_cell.pk}
    (_bodies, bodies), (_titles, titles) = named_circles(units, DAY)
    assert len(bodies) == 3
    assert bodies[-1] == (f"body:{cast.cell_committee.pk}", "Chi ủy Chi bộ Tổ dân phố 3")
    assert ("title:cell_secretary", "Bí thư Chi bộ") in [(code, str(name)) for code, name in titles]
    assert named_circles([cast.other_cell.pk], DAY)[0][1] == []
    assert named_circles(units, BEGUN - timedelta(days=1))[1][1] == []


@pytest.mark.parametrize(
    "choice",
    ["body:999999", "body:x", "body:", "body:²", "body:" + "9" * 40, "title:none", "title:", ":"],
)
def test_a_choice_of_nobody_is_none(cast: Cast, choice: str) -> None:
    assert not names_whom_it_means(circle_of(choice, [cast.ward.pk]))


def test_a_body_of_elsewhere_is_none(cast: Cast) -> None:
    choice = f"body:{cast.cell_committee.pk}"
    assert circle_of(choice, [cast.cell.pk]).body == cast.cell_committee
    assert not names_whom_it_means(circle_of(choice, [cast.other_cell.pk]))
    assert circle_of("members", []) == Circle("members")


def test_a_circle_is_said_in_words(cast: Cast) -> None:
    title = Title.objects.get(code="cell_secretary")
    ward = cast.ward.name
    assert words_of(Circle("body", body=cast.standing_board), "", ward, with_below=False) == (
        "Ban Thường vụ Đảng ủy phường Hòa An"
    )
    board = Body(name="Tổ công tác", unit=cast.ward)
    assert words_of(Circle("body", body=board), "", ward, with_below=False) == (
        "Tổ công tác, Đảng bộ phường Hòa An"
    )
    assert words_of(Circle("title", title=title), "", ward, with_below=True) == (
        f"{title.name}, Đảng bộ phường Hòa An và các đơn vị trực thuộc"
    )
    assert words_of(Circle("all"), "mọi đảng viên", ward, with_below=False) == (
        "mọi đảng viên, Đảng bộ phường Hòa An"
    )


def test_what_stands_above_several_units_is_one_question(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units = [cast.cell, cast.other_cell, cast.ward, cast.province]
    with django_assert_num_queries(1):
        found = above_each({unit.pk for unit in units})
    assert found == {unit.pk: set(ancestor_ids(unit)) for unit in units}
    with django_assert_num_queries(0):
        assert with_above(set()) == set()
