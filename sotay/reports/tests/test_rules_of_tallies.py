"""Counts add up: over units, over levels, and everybody is in them once."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sotay.reports.rules import tree
from sotay.reports.rules.tallies import REASONS, UNNOTED, Member, Tally, Use, tallies, together
from sotay.reports.rules.tree import Line, Node, roll_up

UNITS = range(1, 13)


@st.composite
def forests(draw: st.DrawFn) -> Node:
    """A tree of some units, whichever hangs under which; the smallest id is the top."""
    count = draw(st.integers(1, len(UNITS)))
    parents = [draw(st.integers(0, place - 1)) for place in range(1, count)]
    cells = [draw(st.booleans()) for _ in range(count)]

    def node(place: int) -> Node:
        under = [child for child, parent in enumerate(parents, start=1) if parent == place]
        return Node(
            id=place + 1,
            code=f"31.{place}",
            name=f"Đơn vị {place}",
            short_name=f"{place}",
            kind="Chi bộ" if cells[place] else "Đảng bộ cơ sở",
            is_cell=cells[place],
            under=tuple(map(node, under)),
        )

    return node(0)


members = st.lists(
    st.builds(
        Member,
        person_id=st.integers(1, 40),
        unit_id=st.sampled_from(UNITS),
        official=st.booleans(),
        woman=st.booleans(),
        exempt=st.booleans(),
        away=st.booleans(),
        with_account=st.booleans(),
        activated=st.booleans(),
        reason=st.sampled_from((*REASONS, UNNOTED)),
    ),
    max_size=60,
)


def lines_of(root: Node, people: list[Member]) -> tuple[Line, ...]:
    return roll_up(root, tallies(people), {}, frozenset())


@given(members)
def test_everybody_is_counted_once_even_when_listed_in_two_units(people: list[Member]) -> None:
    whole = together(Tally, tallies(people).values())
    assert whole.members == len({one.person_id for one in people})


@given(members)
def test_the_parts_of_a_tally_make_up_the_whole(people: list[Member]) -> None:
    for tally in tallies(people).values():
        assert tally.official + tally.probationary == tally.members
        assert tally.exempt + tally.active == tally.members
        assert tally.activated + tally.waiting == tally.members
        assert sum(tally.reasons.values()) == tally.waiting
        assert tally.noted + tally.unexplained == tally.waiting
        assert tally.active_activated <= min(tally.active, tally.activated)


@given(forests(), members)
def test_a_unit_has_what_all_units_of_its_tree_have(root: Node, people: list[Member]) -> None:
    ids = {node.id for node in tree.everything_in([root])}
    inside = [one for one in people if one.unit_id in ids]
    own = tallies(inside)
    total = lines_of(root, inside)[0].tally
    assert total.members == len({one.person_id for one in inside})
    for name in ("official", "exempt", "away", "activated", "active_activated", "women"):
        assert getattr(total, name) == sum(getattr(tally, name) for tally in own.values())
    assert sum(total.reasons.values()) == total.waiting


@given(forests(), members)
def test_every_line_is_its_own_and_what_is_directly_under_it(
    root: Node, people: list[Member]
) -> None:
    own, lines = tallies(people), lines_of(root, people)
    for line in lines:
        under = [one for one in lines if one.parent_id == line.node.id]
        parts = [own.get(line.node.id, Tally()), *(one.tally for one in under)]
        assert line.tally.members == sum(part.members for part in parts)
        assert Counter(line.tally.reasons) == sum(
            (Counter(part.reasons) for part in parts), Counter()
        )


@given(forests(), members)
def test_moving_a_branch_changes_no_sum(root: Node, people: list[Member]) -> None:
    """Whatever hangs under the top's first branch hangs under the top itself instead."""
    if not root.under:
        return
    first, *others = root.under
    flat = replace(first, under=())
    moved = replace(root, under=(flat, *first.under, *others))
    before, after = (lines_of(one, people)[0].tally for one in (root, moved))
    for name in ("members", "exempt", "activated", "active_activated", "reasons"):
        assert getattr(before, name) == getattr(after, name)


@given(forests())
def test_cells_are_counted_above_and_never_in_themselves(root: Node) -> None:
    lines = lines_of(root, [])
    assert [line.node.id for line in lines] == [one.id for one in tree.everything_in([root])]
    for line in lines:
        assert line.tally.cells == sum(line.tally.cell_words.values())
    if not any(line.node.is_cell and line.node.under for line in lines):
        cells = sum(line.node.is_cell for line in lines[1:])
        assert lines[0].tally.cells == (0 if root.is_cell else cells)


def test_groups_of_a_cell_are_no_organisations() -> None:
    group = Node(3, "c", "Tổ đảng 1", "Tổ đảng 1", "Tổ đảng", is_cell=False)
    cell = Node(2, "b", "Chi bộ 1", "1", "Chi bộ", is_cell=True, under=(group,))
    ward = Node(1, "a", "Đảng bộ phường", "P", "Đảng bộ", is_cell=False, under=(cell,))
    total = lines_of(ward, [Member(1, 3)])[0].tally
    assert (total.cells, total.organisations, total.members) == (1, {}, 1)


def test_use_adds_up_with_its_grades() -> None:
    one = Use(regular=2, present=30, expected=36, grades={"Tốt": 1, "Khá": 1})
    other = Use(regular=1, present=9, expected=9, grades={"Tốt": 1})
    whole = together(Use, [one, other])
    assert (whole.regular, whole.present, whole.expected) == (3, 39, 45)
    assert whole.grades == {"Tốt": 2, "Khá": 1}
    assert together(Use, []) == Use()


def test_the_root_is_the_top_that_has_something_of_its_own() -> None:
    cell = Node(3, "c", "Chi bộ", "c", "Chi bộ", is_cell=True)
    ward = Node(2, "b", "Phường", "b", "Đảng bộ", is_cell=False, under=(cell,))
    other = Node(4, "d", "Xã", "d", "Đảng bộ", is_cell=False)
    above = Node(1, "a", "Tỉnh", "a", "Tỉnh", is_cell=False, under=(ward,))
    assert tree.root_of([above], {}) == ward
    assert tree.root_of([above], {1: Tally()}) == above
    both = Node(1, "a", "Tỉnh", "a", "Tỉnh", is_cell=False, under=(ward, other))
    assert tree.root_of([both], {}) == both
    assert tree.root_of([above, other], {}) is None
    assert tree.root_of([cell], {}) == cell
    assert tree.root_of([], {}) is None
