"""What a title brings with it, and what it cannot stand beside."""

from datetime import date

from sotay.kernel.periods import Period
from sotay.org.rules import HeldTitle, implied_titles, title_conflicts
from sotay.profiles import parsing, shipped

TITLES = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).titles
TERM = Period(date(2025, 6, 1), date(2030, 6, 1))
NEXT_TERM = Period(date(2030, 6, 1))


def held(person: int, title: str, *, unit: int = 1, period: Period = TERM) -> HeldTitle:
    return HeldTitle(person, unit, title, period)


def test_the_secretary_sits_in_the_standing_board_and_the_committee() -> None:
    assert {"standing_member", "committee_member"} <= implied_titles("secretary", TITLES)


def test_the_standing_deputy_is_a_deputy() -> None:
    assert {"deputy", "standing_member", "committee_member"} <= implied_titles(
        "standing_deputy", TITLES
    )


def test_the_secretary_of_a_cell_sits_in_its_committee_where_there_is_one() -> None:
    assert implied_titles("cell_secretary", TITLES) == {"cell_committee_member"}
    assert implied_titles("cell_secretary", TITLES, bodies={"cell_committee"}) == {
        "cell_committee_member"
    }
    assert implied_titles("cell_secretary", TITLES, bodies=()) == frozenset()


def test_no_title_brings_itself_with_it() -> None:
    assert all(code not in implied_titles(code, TITLES) for code in TITLES)


def test_nobody_is_secretary_and_deputy_of_one_cell() -> None:
    (conflict,) = title_conflicts([held(1, "cell_secretary"), held(1, "cell_deputy")], TITLES)
    assert conflict.sentence.startswith("Một người không thể vừa là Bí thư Chi bộ")


def test_two_people_are_not_secretary_at_one_time() -> None:
    both = [held(1, "cell_secretary"), held(2, "cell_secretary")]
    (conflict,) = title_conflicts(both, TITLES)
    assert "chỉ có một người" in conflict.sentence


def test_a_position_is_not_noted_twice() -> None:
    assert (
        len(title_conflicts([held(1, "committee_member"), held(1, "committee_member")], TITLES))
        == 1
    )


def test_several_people_are_deputies_and_members() -> None:
    people = [held(n, title) for n in (1, 2, 3) for title in ("deputy", "committee_member")]
    assert title_conflicts(people, TITLES) == []


def test_one_follows_the_other() -> None:
    following = [held(1, "cell_secretary"), held(2, "cell_secretary", period=NEXT_TERM)]
    assert title_conflicts(following, TITLES) == []


def test_across_organisations_everything_is_combined() -> None:
    combined = [
        held(1, "cell_secretary", unit=5),
        held(1, "cell_deputy", unit=6),
        held(1, "committee_member"),
        held(1, "standing_member"),
    ]
    assert title_conflicts(combined, TITLES) == []


def test_a_title_of_an_older_profile_conflicts_with_nothing() -> None:
    assert title_conflicts([held(1, "village_elder"), held(1, "secretary")], TITLES) == []
