"""Days, hours and lengths of a meeting, as the guidance has them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Invalid
from sotay.meetings.rules import schedule
from sotay.profiles import parsing, shipped

LIMITS = parsing.rule_profile("vn-2026", shipped.shipped("vn-2026").values).meeting
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=VIETNAM)
TET = {date(2027, 2, day) for day in (3, 4, 5)}


def test_a_cell_meets_on_the_third() -> None:
    assert schedule.usual_day(date(2026, 11, 20), LIMITS) == date(2026, 11, 3)
    assert schedule.usual_day(date(2026, 10, 1), LIMITS).isoweekday() == 6


def test_on_a_holiday_it_meets_later_in_the_first_week() -> None:
    assert schedule.usual_day(date(2027, 2, 1), LIMITS, TET) == date(2027, 2, 6)


def test_when_the_whole_week_is_a_holiday_the_third_is_proposed() -> None:
    week = {date(2027, 2, day) for day in range(1, 8)}
    assert schedule.usual_day(date(2027, 2, 1), LIMITS, week) == date(2027, 2, 3)


def test_another_day_needs_a_holiday_on_the_third() -> None:
    assert schedule.is_usual_day(date(2026, 11, 3), LIMITS)
    assert not schedule.is_usual_day(date(2026, 11, 5), LIMITS)
    assert schedule.is_usual_day(date(2027, 2, 6), LIMITS, TET)
    assert not schedule.is_usual_day(date(2027, 2, 8), LIMITS, TET)


@pytest.mark.parametrize(
    ("kind", "minutes"),
    [("regular", 90), ("regular_thematic", 120), ("thematic", 60), ("cell_committee", 60)],
)
def test_the_shortest_length_depends_on_the_kind(kind: str, minutes: int) -> None:
    assert schedule.least_minutes(kind, LIMITS) == minutes


def test_a_local_rule_asks_more_of_large_cells() -> None:
    local = replace(LIMITS, large_cell_members=30, large_cell_min_minutes=120)
    lengths = [schedule.least_minutes("regular", local, members) for members in (29, 30)]
    assert lengths == [90, 120]
    assert schedule.least_minutes("regular", LIMITS, 200) == 90


def test_documents_are_due_a_day_before_and_results_two_days_after() -> None:
    assert schedule.documents_due(EVENING, LIMITS) == EVENING - timedelta(days=1)
    assert schedule.results_due(date(2026, 11, 3), LIMITS) == date(2026, 11, 5)
    assert schedule.amendments_until(EVENING, LIMITS) == EVENING + timedelta(hours=24)


def test_late_or_missing_documents_are_told_with_their_hour() -> None:
    due = EVENING - timedelta(days=1)
    assert schedule.documents_warning(EVENING, due, LIMITS) == ""
    late = schedule.documents_warning(EVENING, due + timedelta(seconds=1), LIMITS)
    assert late == "Tài liệu gửi sau hạn thứ Hai, 02/11/2026, 19:30."
    assert schedule.documents_warning(EVENING, None, LIMITS).startswith("Chưa có tài liệu")


@pytest.mark.parametrize("minutes", [0, -30])
def test_a_meeting_that_ends_before_it_begins_is_refused(minutes: int) -> None:
    with pytest.raises(Invalid, match="sau giờ bắt đầu") as refusal:
        schedule.check_plan(starts_at=EVENING, minutes=minutes)
    assert refusal.value.field == "planned_minutes"


def test_a_meeting_of_two_days_is_refused() -> None:
    with pytest.raises(Invalid, match="24 giờ"):
        schedule.check_plan(starts_at=EVENING, minutes=1441)
    schedule.check_plan(starts_at=EVENING, minutes=1440)


def test_nobody_is_invited_to_yesterday() -> None:
    tomorrow = EVENING + timedelta(days=1)
    schedule.check_plan(starts_at=EVENING, minutes=90)
    with pytest.raises(Invalid, match="thứ Ba, 03/11/2026, 19:30") as refusal:
        schedule.check_plan(starts_at=EVENING, minutes=90, now=tomorrow)
    assert refusal.value.field == "starts_at"


@pytest.mark.parametrize(
    ("chair", "secretary", "field"), [(9, 2, "chair"), (1, 9, "secretary"), (1, 1, "secretary")]
)
def test_chair_and_secretary_are_two_people_who_are_summoned(
    chair: int, secretary: int, field: str
) -> None:
    schedule.check_people(chair=1, secretary=2, summoned={1, 2, 3})
    with pytest.raises(Invalid) as refusal:
        schedule.check_people(chair=chair, secretary=secretary, summoned={1, 2, 3})
    assert refusal.value.field == field


def test_a_short_meeting_on_another_day_is_reminded_of_both() -> None:
    day, length = schedule.warnings(
        kind="regular", starts_at=EVENING + timedelta(days=2), minutes=60, limits=LIMITS
    )
    assert day.endswith("buổi này họp thứ Năm, 05/11/2026.")
    assert length == "Thời lượng 1 giờ, ít hơn mức tối thiểu 1 giờ 30 phút."


def test_the_day_is_the_day_in_vietnam() -> None:
    at_home = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)
    assert schedule.warnings(kind="regular", starts_at=at_home, minutes=90, limits=LIMITS) == ()


def test_other_kinds_have_no_day_and_no_length() -> None:
    found = schedule.warnings(
        kind="extraordinary", starts_at=EVENING + timedelta(days=9), minutes=5, limits=LIMITS
    )
    assert found == ()


def test_every_quarter_has_a_thematic_meeting() -> None:
    held = [date(2026, 8, 3), date(2025, 10, 3)]
    assert schedule.thematic_missing(held, date(2026, 9, 30), LIMITS) == 0
    assert schedule.thematic_missing(held, date(2026, 10, 1), LIMITS) == 1
