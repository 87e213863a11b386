"""What the regulations say, in the profile that is in force."""

from datetime import date

import pytest

from sotay.profiles import parsing, shipped

RULES = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values)


def test_meetings_have_the_limits_of_the_guidance() -> None:
    limits = RULES.meeting
    assert (limits.usual_day, limits.min_minutes, limits.combined_min_minutes) == (3, 90, 120)
    assert (limits.documents_days_before, limits.results_days_after) == (1, 2)


@pytest.mark.parametrize(
    ("question", "threshold", "forms"),
    [
        ("resolution", "gt_half", ("hands", "phones")),
        ("admission", "ge_two_thirds", ("hands", "paper")),
        ("strike_off", "ge_two_thirds", ("hands", "paper")),
        ("election", "gt_half", ("paper",)),
        ("discipline", "gt_half", ("paper",)),
        ("expulsion", "ge_two_thirds", ("paper",)),
    ],
)
def test_each_question_has_its_threshold_and_forms(
    question: str, threshold: str, forms: tuple[str, ...]
) -> None:
    rule = RULES.voting.question(question)
    assert (rule.threshold, rule.forms) == (threshold, forms)


def test_a_question_nobody_knows_has_no_rule() -> None:
    with pytest.raises(KeyError):
        RULES.voting.question("lottery")


def test_the_score_sheet_has_seven_groups() -> None:
    points = [criterion.points // 100 for criterion in RULES.scoring.criteria]
    assert points == [5, 5, 10, 40, 5, 30, 5]
    assert len(RULES.scoring.leaves()) == 25


@pytest.mark.parametrize("cell_type", ["", "residential", "school", "armed_forces"])
def test_agendas_leave_no_meeting_too_short(cell_type: str) -> None:
    minutes = {
        kind: sum(point.minutes for point in RULES.agenda(kind, cell_type or "residential"))
        for kind in RULES.agendas
    }
    assert minutes["regular"] >= RULES.meeting.min_minutes
    assert minutes["regular_thematic"] >= RULES.meeting.combined_min_minutes


def test_the_cells_own_points_stand_between_opening_and_closing() -> None:
    parts = [point.part for point in RULES.agenda("regular_thematic", "school")]
    order = ["opening", "main", "thematic", "closing"]
    assert [parts.index(part) for part in order] == sorted(parts.index(part) for part in order)
    assert sorted(parts, key=order.index) == parts
    titles = [point.title for point in RULES.agenda("regular", "school")]
    assert RULES.cell_types["school"].main_points[0].title in titles
    assert len(RULES.agenda("regular", "unheard_of")) == len(titles) - 3


def test_a_kind_of_meeting_without_a_template_begins_empty() -> None:
    assert RULES.agenda("congress") == ()


def test_the_armed_forces_call_the_roll_by_voice() -> None:
    by_voice = [c.code for c in RULES.cell_types.values() if not c.check_in_by_code]
    assert by_voice == ["armed_forces"]


def test_districts_end_and_the_single_cell_begins() -> None:
    kinds = {kind.code: kind for kind in RULES.unit_kinds}
    assert kinds["district"].ends == date(2025, 7, 1)
    assert kinds["cell"].starts == date(2026, 7, 26)


def test_holidays_are_known_for_the_year() -> None:
    assert date(2026, 2, 17) in shipped.holidays()
