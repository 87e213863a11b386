"""Meetings and tasks of a period, from the rows that an evening leaves."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.queries.score import score_sheet
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import Cast, build_cast
from sotay.reports.queries.use import use_of
from sotay.reports.rules.tallies import Use
from sotay.tasks.actions import give_task, report_on_task
from tests.stages import stage

DAY = people.EVENING.date()
SINCE = date(2026, 1, 1)


@stage
def ward(db: None) -> Cast:
    with clock.held_at(people.EVENING):
        return build_cast()


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(people.EVENING):
        yield ward


@pytest.fixture
def evening(cast: Cast) -> Meeting:
    """A meeting in which An spoke and everybody else was there."""
    meeting = people.an_open_meeting(cast)
    with clock.held_at(people.EVENING + timedelta(minutes=20)):
        actions.mark_rest_present(by=cast.dung, meeting=meeting)
        actions.post_opinion(
            by=cast.an, meeting=meeting, words="Nhất trí.", audience="cell", client_id=uuid4()
        )
    return meeting


def use(cast: Cast, until: date = DAY) -> Use:
    return use_of({cast.cell.pk, cast.other_cell.pk}, since=SINCE, until=until).get(
        cast.cell.pk, Use()
    )


def close(cast: Cast, meeting: Meeting, minutes: int) -> None:
    with clock.held_at(people.EVENING + timedelta(minutes=minutes)):
        actions.close_meeting(by=cast.binh, meeting=meeting)


def test_a_meeting_counts_when_it_is_over(cast: Cast, evening: Meeting) -> None:
    assert use(cast).regular == 0
    close(cast, evening, 95)
    found = use(cast)
    assert (found.cells_met, found.regular, found.thematic) == (1, 1, 0)
    assert found.long_enough == 1
    assert found.present == found.expected > 5
    assert found.speakers == 1


def test_a_short_one_is_not_long_enough(cast: Cast, evening: Meeting) -> None:
    close(cast, evening, 40)
    found = use(cast)
    assert (found.regular, found.long_enough) == (1, 0)


def test_what_lies_outside_the_period_does_not_count(cast: Cast, evening: Meeting) -> None:
    close(cast, evening, 95)
    assert use(cast, DAY - timedelta(days=1)) == Use()
    later = use_of({cast.cell.pk}, since=DAY + timedelta(days=1), until=DAY + timedelta(days=9))
    assert later == {}
    assert use_of({cast.other_cell.pk}, since=SINCE, until=DAY) == {}


def test_results_are_late_only_when_their_day_has_passed(cast: Cast, evening: Meeting) -> None:
    close(cast, evening, 95)
    assert use(cast, DAY + timedelta(days=2)).results_due == 0
    late = use(cast, DAY + timedelta(days=3))
    assert (late.results_due, late.results_in_time) == (1, 0)


def test_the_score_becomes_a_grade_when_every_criterion_is_confirmed(
    cast: Cast, evening: Meeting
) -> None:
    close(cast, evening, 95)
    assert use(cast).grades == {}
    leaves = score_sheet(cast.binh, evening.pk).leaves
    points = {row.code: row.most for row in leaves}
    with clock.held_at(people.EVENING + timedelta(minutes=96)):
        actions.confirm_score(by=cast.binh, meeting=evening, points=points, remarks={})
    assert use(cast).grades == {"Tốt": 1}


def test_tasks_are_in_time_late_or_still_open(cast: Cast) -> None:
    def given(title: str, due: date) -> None:
        task = give_task(
            by=cast.binh,
            unit=cast.cell,
            title=title,
            assignee=cast.an,
            due_on=due,
            client_id=uuid4(),
        )
        if title != "mở":
            state = {"xong": "done", "thôi": "cancelled"}[title]
            report_on_task(
                by=cast.binh, task=task, state=state, note="Đã báo cáo.", client_id=uuid4()
            )

    for title in ("xong", "thôi", "mở"):
        given(title, DAY + timedelta(days=1))
    found = use(cast)
    assert (found.tasks_given, found.tasks_in_time, found.tasks_overdue) == (2, 1, 0)
    assert use(cast, DAY + timedelta(days=2)).tasks_overdue == 1
