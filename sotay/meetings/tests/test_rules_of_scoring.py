"""The record proposes points, the sheet is summed, the sum is graded."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.refusals import Invalid
from sotay.meetings.rules import scoring
from sotay.meetings.rules.scoring import Measured
from sotay.profiles import parsing, shipped

SCHEME = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).scoring
RESCALED = replace(SCHEME, without_thematic="rescale")
LEAVES = {leaf.code: leaf for leaf in SCHEME.leaves()}
FULL = {code: leaf.points for code, leaf in LEAVES.items()}
GOOD = Measured(
    minutes=95,
    least_minutes=90,
    present=19,
    expected=20,
    unexcused=0,
    longest_excused_run=1,
    speakers=10,
    papers_in_time=True,
    tasks_due=10,
    tasks_done=9,
    thematic=True,
    has_committee=True,
    committee_met=True,
)


def proposed(code: str, **changes: Any) -> int | None:
    """The points proposed for one criterion, in whole points."""
    points = scoring.proposals(SCHEME, replace(GOOD, **changes))[code].points
    return None if points is None else points // 100


@pytest.mark.parametrize(
    ("minutes", "points"),
    [(120, 5), (90, 5), (89, 4), (75, 4), (74, 3), (60, 3), (59, 2), (45, 2), (44, 1), (0, 1)],
)
def test_a_shorter_meeting_gets_less(minutes: int, points: int) -> None:
    assert proposed("length", minutes=minutes) == points


@pytest.mark.parametrize(
    ("present", "expected", "points"),
    [(9, 10, 4), (899, 1000, 3), (75, 100, 3), (74, 100, 2), (65, 100, 2), (64, 100, 1), (0, 9, 1)],
)
def test_attendance_has_its_edges(present: int, expected: int, points: int) -> None:
    assert proposed("attendance_share", present=present, expected=expected) == points


def test_one_unexcused_absence_takes_the_attendance_to_its_lowest() -> None:
    assert proposed("attendance_share", unexcused=1) == 1


@pytest.mark.parametrize(("run", "points"), [(0, 1), (3, 1), (4, 0)])
def test_nobody_is_excused_more_than_three_times_running(run: int, points: int) -> None:
    assert proposed("excused_runs", longest_excused_run=run) == points


@pytest.mark.parametrize(
    ("speakers", "points"), [(51, 5), (50, 4), (40, 4), (39, 3), (30, 3), (29, 2), (0, 2)]
)
def test_more_than_half_must_speak_for_all_points(speakers: int, points: int) -> None:
    assert proposed("speakers", speakers=speakers, present=100) == points


@pytest.mark.parametrize(
    ("done", "points"), [(10, 30), (9, 30), (8, 27), (7, 24), (6, 20), (5, 15), (4, 10), (0, 10)]
)
def test_tasks_done_bring_most(done: int, points: int) -> None:
    assert proposed("last_resolution", tasks_done=done) == points


def test_documents_too_late_bring_nothing_twice() -> None:
    assert [proposed(code, papers_in_time=False) for code in ("papers_early", "papers_online")] == [
        0,
        0,
    ]


def test_a_cell_without_a_committee_loses_nothing_by_it() -> None:
    assert proposed("committee_met", has_committee=False, committee_met=None) == 2
    assert proposed("committee_met", committee_met=False) == 0


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("length", {"minutes": None}),
        ("attendance_share", {"expected": 0}),
        ("speakers", {"present": 0}),
        ("last_resolution", {"tasks_due": 0}),
        ("papers_online", {"papers_in_time": None}),
        ("committee_met", {"committee_met": None}),
    ],
)
def test_what_the_record_does_not_know_is_left_to_a_person(
    code: str, changes: dict[str, Any]
) -> None:
    assert proposed(code, **changes) is None


def test_every_proposal_says_what_it_rests_on() -> None:
    evidence = {code: one.evidence for code, one in scoring.proposals(SCHEME, GOOD).items()}
    assert evidence["attendance_share"] == "Có mặt 19/20 (95,00%)."
    assert evidence["length"] == "Họp 1 giờ 35 phút; tối thiểu 1 giờ 30 phút."
    assert all(sentence.endswith(".") for sentence in evidence.values())
    assert "discussion" not in evidence


def test_a_month_without_a_thematic_part_gets_its_points_or_is_rescaled() -> None:
    plain = replace(GOOD, thematic=False)
    assert scoring.proposals(SCHEME, plain)["thematic_content"].points == 500
    assert scoring.proposals(RESCALED, plain)["thematic_content"].points is None
    assert "thematic_content" not in scoring.proposals(SCHEME, GOOD)


def test_a_rescaled_sheet_is_out_of_what_could_be_reached() -> None:
    points = FULL | {"thematic_content": 0, "discussion": 0, "timing": 0}
    assert scoring.total(points, RESCALED, thematic=False) == 9474
    assert scoring.total(points, RESCALED, thematic=True) == 9000
    assert scoring.total(points, SCHEME, thematic=False) == 9000


def test_full_points_are_a_hundred_either_way() -> None:
    for scheme in (SCHEME, RESCALED):
        for thematic in (True, False):
            assert scoring.total(FULL, scheme, thematic=thematic) == 100_00


def test_what_has_no_points_yet_is_named() -> None:
    partly: dict[str, int | None] = {**FULL, "order": None, "thematic_content": None}
    assert scoring.missing(partly, SCHEME, thematic=False) == ["order", "thematic_content"]
    assert scoring.missing(partly, RESCALED, thematic=False) == ["order"]


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100_00, "Tốt"),
        (90_00, "Tốt"),
        (89_99, "Khá"),
        (70_00, "Khá"),
        (69_99, "Trung bình"),
        (50_00, "Trung bình"),
        (49_99, "Kém"),
        (0, "Kém"),
    ],
)
def test_grades_have_sharp_edges(points: int, grade: str) -> None:
    assert scoring.grade(points, SCHEME).name == grade


@given(st.fixed_dictionaries({code: st.integers(0, leaf.points) for code, leaf in LEAVES.items()}))
def test_a_sum_lies_between_nought_and_a_hundred(points: dict[str, int]) -> None:
    assert scoring.total(points, SCHEME, thematic=True) == sum(points.values())
    assert 0 <= scoring.total(points, RESCALED, thematic=False) <= 100_00


@given(
    st.integers(0, 200), st.integers(0, 60), st.integers(0, 60), st.integers(0, 20), st.booleans()
)
def test_no_proposal_is_more_than_its_criterion(
    minutes: int, present: int, speakers: int, done: int, thematic: bool
) -> None:
    measured = replace(
        GOOD,
        minutes=minutes,
        present=present,
        expected=60,
        speakers=min(speakers, present),
        tasks_due=20,
        tasks_done=done,
        thematic=thematic,
    )
    for code, one in scoring.proposals(SCHEME, measured).items():
        assert one.points is None or 0 <= one.points <= LEAVES[code].points


def test_points_beyond_the_criterion_are_refused() -> None:
    scoring.check_points(LEAVES["discussion"], 400)
    for points in (401, -1):
        with pytest.raises(Invalid, match="điểm từ 0 đến 4") as refusal:
            scoring.check_points(LEAVES["discussion"], points)
        assert refusal.value.field == "discussion"
