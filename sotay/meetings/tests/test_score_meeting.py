"""The record proposes points, a person confirms them, and only confirmed points count."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.meetings import actions, queries
from sotay.meetings.forms.score import ScoreForm
from sotay.meetings.models import CarriedTask, Meeting, ScoreLine
from sotay.meetings.queries.score import ScoreRow, confirmed_score
from sotay.meetings.tests.cast import EVENING, act_id
from sotay.meetings.tests.evening import AFTER, approve, minutes_of
from sotay.org.tests.cast import Cast
from sotay.tasks import actions as tasks


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def closed(full_evening: Meeting) -> Meeting:
    """The evening is over."""
    return full_evening


def rows(cast: Cast, meeting: Meeting) -> dict[str, ScoreRow]:
    return {row.code: row for row in queries.score_sheet(cast.dung, meeting.pk).rows}


def confirm_all(cast: Cast, meeting: Meeting, **given: int) -> list[ScoreLine]:
    leaves = queries.score_sheet(cast.dung, meeting.pk).leaves
    points = {row.code: given.get(row.code, row.most) for row in leaves}
    return actions.confirm_score(by=cast.dung, meeting=meeting, points=points, remarks={})


def test_the_record_proposes_what_it_can_compute(cast: Cast, closed: Meeting) -> None:
    found = rows(cast, closed)
    assert found["length"].proposed == 500
    assert found["length"].evidence == "Họp 1 giờ 45 phút; tối thiểu 1 giờ 30 phút."
    # Somebody was absent without a reason: the lowest step.
    assert found["attendance_share"].proposed == 100
    assert found["speakers"].evidence == "3/8 đảng viên có mặt phát biểu (37,50%)."
    assert found["thematic_content"].proposed == 500
    assert found["principles"].proposed is None


def test_a_proposal_counts_for_nothing_until_it_is_confirmed(cast: Cast, closed: Meeting) -> None:
    sheet = queries.score_sheet(cast.dung, closed.pk)
    assert (sheet.total, sheet.grade, sheet.missing) == (0, "", len(sheet.leaves))
    assert confirmed_score(closed) is None


def test_a_whole_sheet_has_a_total_and_a_grade(cast: Cast, closed: Meeting) -> None:
    confirm_all(cast, closed, principles=250)
    sheet = queries.score_sheet(cast.dung, closed.pk)
    assert (sheet.total_text, sheet.grade, sheet.missing) == ("97,5", "Tốt", 0)
    score = confirmed_score(closed)
    assert score is not None
    assert [(lost[1], lost[2]) for lost in score.remarks] == [(250, 500)]
    closing = queries.compose(closed, "minutes").sections[-2].lines
    assert "4. Chấm điểm chất lượng sinh hoạt: 97,5 điểm, xếp loại Tốt." in closing


def test_the_edge_between_two_grades_is_exact(cast: Cast, closed: Meeting) -> None:
    confirm_all(cast, closed, last_resolution=2000)
    assert queries.score_sheet(cast.dung, closed.pk).grade == "Tốt"
    confirm_all(cast, closed, last_resolution=1999)
    assert queries.score_sheet(cast.dung, closed.pk).grade == "Khá"


def test_the_proposal_of_that_moment_is_kept_beside_the_points(cast: Cast, closed: Meeting) -> None:
    actions.confirm_score(
        by=cast.dung, meeting=closed, points={"length": 400}, remarks={"length": "Vào muộn."}
    )
    line = ScoreLine.objects.get()
    assert (line.proposed, line.points, line.remark) == (500, 400, "Vào muộn.")
    assert line.confirmed_by == cast.dung


def test_more_points_than_a_criterion_has_are_refused(cast: Cast, closed: Meeting) -> None:
    with pytest.raises(Invalid):
        actions.confirm_score(by=cast.dung, meeting=closed, points={"length": 501}, remarks={})
    with pytest.raises(Invalid):
        actions.confirm_score(by=cast.dung, meeting=closed, points={"nothing": 1}, remarks={})
    assert not ScoreLine.objects.exists()


def test_nothing_is_scored_once_the_minutes_are_signed(cast: Cast, closed: Meeting) -> None:
    approve(cast, minutes_of(cast.dung, closed))
    signed = Meeting.objects.get(pk=closed.pk)
    with pytest.raises(Conflict):
        confirm_all(cast, signed)


def test_a_member_confirms_nothing(cast: Cast, closed: Meeting) -> None:
    with pytest.raises(Forbidden):
        actions.confirm_score(by=cast.an, meeting=closed, points={"length": 500}, remarks={})
    assert not ScoreLine.objects.exists()


def test_the_score_is_seen_above_the_cell_and_by_no_administrator(
    cast: Cast, closed: Meeting
) -> None:
    for seeing in (cast.an, cast.son, cast.giang):
        assert not queries.score_sheet(seeing, closed.pk).may_confirm
    for outside in (cast.cuong, cast.khanh, cast.hoa):
        with pytest.raises(Missing):
            queries.score_sheet(outside, closed.pk)


def test_tasks_done_by_the_evening_make_the_share(cast: Cast, closed: Meeting) -> None:
    with clock.held_at(EVENING - timedelta(days=20)):
        given = [
            tasks.give_task(
                by=cast.binh,
                unit=cast.cell,
                title=f"Việc {number}",
                assignee=cast.an,
                due_on=date(2026, 11, 1),
                client_id=act_id(f"việc {number}"),
            )
            for number in (1, 2)
        ]
    with clock.held_at(EVENING - timedelta(days=5)):
        tasks.report_on_task(
            by=cast.an, task=given[0], state="done", note="", client_id=act_id("xong")
        )
    CarriedTask.objects.bulk_create(CarriedTask(meeting=closed, task=task) for task in given)
    row = rows(cast, closed)["last_resolution"]
    assert row.evidence == "Hoàn thành 1/2 nhiệm vụ kỳ trước (50,00%)."
    assert row.proposed == 1500


@pytest.mark.parametrize(
    ("typed", "points"), [("4", 400), ("4,5", 450), ("4.25", 425), ("", None), (" 3 ", 300)]
)
def test_points_are_typed_as_people_write_them(typed: str, points: int | None) -> None:
    row = ScoreRow(code="length", title="Thời lượng", depth=0, most=500, is_leaf=True)
    form = ScoreForm({"points_length": typed}, rows=[row])
    assert form.is_valid()
    assert form.points().get("length") == points


@pytest.mark.parametrize("typed", ["năm", "-1", "4,555", "1e3", "٤"])
def test_what_is_no_number_is_refused_at_its_field(typed: str) -> None:
    row = ScoreRow(code="length", title="Thời lượng", depth=0, most=500, is_leaf=True)
    form = ScoreForm({"points_length": typed}, rows=[row])
    assert "points_length" in form.errors
