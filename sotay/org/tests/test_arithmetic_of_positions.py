"""Rights are the union of what is held; a post ends at midnight in Vietnam."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.kernel.periods import Period
from sotay.org import actions
from sotay.org.models import Title
from sotay.org.queries.relations import unit_relations
from sotay.org.rules import HeldTitle, implied_titles, title_conflicts
from sotay.org.tests.cast import Cast
from sotay.policy import Relation, Right, may
from sotay.policy.judgement import granted
from sotay.profiles import parsing, shipped

TITLES = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).titles
RELATIONS = st.frozensets(st.sampled_from(Relation))
CODES = st.sampled_from(sorted(TITLES))
FIRST = date(2026, 1, 1)


@st.composite
def holdings(draw: st.DrawFn) -> HeldTitle:
    starts = FIRST + timedelta(days=draw(st.integers(0, 30)))
    length = draw(st.one_of(st.none(), st.integers(1, 30)))
    ends = None if length is None else starts + timedelta(days=length)
    person, unit = draw(st.integers(1, 3)), draw(st.integers(1, 2))
    return HeldTitle(person, unit, draw(CODES), Period(starts, ends))


@given(RELATIONS, RELATIONS)
def test_a_right_is_the_union_over_all_that_one_is(
    one: frozenset[Relation], other: frozenset[Relation]
) -> None:
    for right in Right:
        together = granted(right, one | other)
        assert together == (granted(right, one) or granted(right, other))


@given(st.lists(holdings(), max_size=8))
def test_conflicts_are_found_in_any_order_and_only_where_days_are_shared(
    held: list[HeldTitle],
) -> None:
    def pairs(of: list[HeldTitle]) -> set[frozenset[int]]:
        return {frozenset((id(one.first), id(one.second))) for one in title_conflicts(of, TITLES)}

    assert pairs(held) == pairs(held[::-1])
    for conflict in title_conflicts(held, TITLES):
        assert conflict.first.unit_id == conflict.second.unit_id
        assert conflict.first.period.overlaps(conflict.second.period)


@given(holdings(), CODES)
def test_one_person_never_holds_both_of_two_that_exclude_each_other(
    one: HeldTitle, code: str
) -> None:
    other = HeldTitle(one.person_id, one.unit_id, code, one.period)
    excluded = code in TITLES[one.title].excludes or one.title in TITLES[code].excludes
    assert bool(title_conflicts([one, other], TITLES)) == (excluded or code == one.title)
    elsewhere = HeldTitle(one.person_id, one.unit_id + 1, code, one.period)
    assert title_conflicts([one, elsewhere], TITLES) == []


@given(holdings(), holdings())
def test_a_title_with_one_holder_has_one_on_every_day(one: HeldTitle, other: HeldTitle) -> None:
    second = HeldTitle(one.person_id + 1, one.unit_id, one.title, other.period)
    found = bool(title_conflicts([one, second], TITLES))
    assert found == (TITLES[one.title].single_holder and one.period.overlaps(second.period))


@given(CODES)
def test_what_is_implied_is_implied_through_every_step(code: str) -> None:
    seats = implied_titles(code, TITLES)
    assert code not in seats
    for seat in seats:
        assert implied_titles(seat, TITLES) - {code} <= seats


def at(hour: int, minute: int, second: int = 0, day: int = 31) -> datetime:
    """A moment of October 2026 in Vietnam, told as the server's clock may tell it."""
    there = datetime(2026, 10, day, hour, minute, second, tzinfo=clock.VIETNAM)
    return there.astimezone(UTC)


def test_a_post_that_ends_is_held_until_midnight_in_vietnam(cast: Cast) -> None:
    position = cast.binh.positions.get()
    actions.end_position(by=None, position=position, on=date(2026, 11, 1))
    with clock.held_at(at(23, 59, 59)):
        assert Relation.HEAD in unit_relations(cast.binh, cast.cell)
        assert may(cast.binh, Right.MEETINGS_CALL, cast.cell)
    # Still 17:00 of the 31st in London; the 1st of November has begun in Vietnam.
    with clock.held_at(at(23, 59, 59) + timedelta(seconds=1)):
        assert unit_relations(cast.binh, cast.cell) == {Relation.SIGNED_IN, Relation.MEMBER}
        assert not may(cast.binh, Right.MEETINGS_CALL, cast.cell)


def test_a_post_that_begins_is_held_from_midnight_in_vietnam(cast: Cast) -> None:
    title = Title.objects.get(pk="cell_committee_member")
    actions.appoint_to_position(
        by=None, person=cast.quy, title=title, unit=cast.cell, on=date(2026, 11, 1)
    )
    with clock.held_at(at(23, 59, 59)):
        assert Relation.COMMITTEE not in unit_relations(cast.quy, cast.cell)
    with clock.held_at(at(23, 59, 59) + timedelta(seconds=1)):
        assert Relation.COMMITTEE in unit_relations(cast.quy, cast.cell)


def test_of_several_posts_each_gives_its_rights_where_it_is_held(cast: Cast) -> None:
    """Secretary of a cell, member of the ward's committee: each right by its own post."""
    title = Title.objects.get(pk="committee_member")
    actions.appoint_to_position(
        by=None, person=cast.binh, title=title, unit=cast.ward, on=date(2026, 1, 1)
    )
    with clock.held_at(at(12, 0)):
        here = unit_relations(cast.binh, cast.cell)
        assert {Relation.HEAD, Relation.MEMBER, Relation.SUPERIOR_COMMITTEE} <= here
        assert Relation.COMMITTEE in unit_relations(cast.binh, cast.ward)
        assert Relation.HEAD not in unit_relations(cast.binh, cast.ward)
        other = unit_relations(cast.binh, cast.other_cell)
        assert other == {Relation.SIGNED_IN, Relation.SUPERIOR_COMMITTEE}
