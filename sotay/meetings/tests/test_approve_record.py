"""Chair and secretary approve exactly the text that they were shown."""

from collections.abc import Iterator
from datetime import date

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Approval, Meeting, Record
from sotay.meetings.tests.evening import AFTER, a_full_evening, approve, minutes_of
from sotay.org.models import Position
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def minutes(cast: Cast, full_evening: Meeting) -> Record:
    """The minutes of an evening that is over."""
    return minutes_of(cast.dung, full_evening)


def state(record: Record) -> str:
    return Meeting.objects.get(pk=record.meeting_id).state


def written(cast: Cast, meeting: Meeting) -> Record:
    """A resolution in which every gap is filled."""
    record = actions.start_outcome(by=cast.dung, meeting=meeting, kind="resolution")
    content = queries.standing_of_record(record).content
    typed = {part.code: "\n".join(part.lines).replace("…", "Tốt.") for part in content.sections}
    actions.edit_record(by=cast.dung, record=record, typed=typed, seen=0)
    return record


def test_the_second_approval_signs_the_meeting(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes, "secretary")
    assert state(minutes) == Meeting.State.CLOSED
    approve(cast, minutes, "chair")
    assert state(minutes) == Meeting.State.SIGNED
    assert queries.standing_of_record(minutes).frozen


def test_approving_a_reading_of_the_rows_keeps_it_from_then_on(cast: Cast, minutes: Record) -> None:
    shown = queries.standing_of_record(minutes)
    approve(cast, minutes, "chair")
    minutes.meeting.conclusions.update(text="Đổi sau khi duyệt")
    assert queries.standing_of_record(minutes).sha256 == shown.sha256
    assert queries.standing_of_record(minutes).number == 1


def test_another_text_than_the_one_shown_is_not_approved(cast: Cast, minutes: Record) -> None:
    shown = queries.standing_of_record(minutes).sha256
    actions.edit_record(by=cast.dung, record=minutes, typed={"closing": "Khác."}, seen=0)
    with pytest.raises(Conflict, match="đọc lại bản mới"):
        actions.approve_record(by=cast.binh, record=minutes, role="chair", sha256=shown)
    assert not Approval.objects.exists()


def test_approving_twice_is_approving_once(cast: Cast, minutes: Record) -> None:
    first = approve(cast, minutes, "chair")
    assert approve(cast, minutes, "chair").pk == first.pk
    approve(cast, minutes, "secretary")
    approve(cast, minutes, "secretary")
    assert Approval.objects.count() == 2


def test_each_approves_in_their_own_role_only(cast: Cast, minutes: Record) -> None:
    seal = queries.standing_of_record(minutes).sha256
    for person, role in ((cast.dung, "chair"), (cast.binh, "secretary"), (cast.an, "chair")):
        with pytest.raises(Forbidden):
            actions.approve_record(by=person, record=minutes, role=role, sha256=seal)
    assert not Approval.objects.exists()


def test_the_chair_signs_under_the_one_post_held_in_the_cell(cast: Cast, minutes: Record) -> None:
    assert approve(cast, minutes, "chair").capacity == "BÍ THƯ"
    assert approve(cast, minutes, "secretary").capacity == ""


def test_a_chair_of_several_posts_chooses_one(cast: Cast, minutes: Record) -> None:
    Position.objects.create(
        person=cast.binh, title_id="cell_deputy", unit=cast.cell, starts=date(2026, 1, 1)
    )
    with pytest.raises(Invalid) as refusal:
        approve(cast, minutes, "chair")
    assert refusal.value.field == "capacity"
    seal = queries.standing_of_record(minutes).sha256
    with pytest.raises(Invalid):
        actions.approve_record(
            by=cast.binh, record=minutes, role="chair", sha256=seal, capacity="CHÁNH VĂN PHÒNG"
        )
    approval = actions.approve_record(
        by=cast.binh, record=minutes, role="chair", sha256=seal, capacity="PHÓ BÍ THƯ"
    )
    assert approval.capacity == "PHÓ BÍ THƯ"


def test_a_resolution_with_gaps_is_not_approved(cast: Cast, minutes: Record) -> None:
    record = actions.start_outcome(by=cast.dung, meeting=minutes.meeting, kind="resolution")
    with pytest.raises(Invalid, match="Tình hình tư tưởng"):
        approve(cast, record, "chair")


def test_a_resolution_that_was_not_passed_is_not_approved(cast: Cast) -> None:
    meeting = a_full_evening(cast, voted=False)
    record = written(cast, meeting)
    with pytest.raises(Conflict, match="chưa có biểu quyết"):
        approve(cast, record, "chair")
    assert not Approval.objects.exists()


def test_a_written_resolution_that_was_passed_is_approved(cast: Cast, minutes: Record) -> None:
    record = written(cast, minutes.meeting)
    approve(cast, record)
    assert queries.standing_of_record(record).frozen
    assert state(minutes) == Meeting.State.CLOSED  # only the minutes sign the meeting


def test_one_outcome_is_chosen(cast: Cast, minutes: Record) -> None:
    meeting = minutes.meeting
    first = actions.start_outcome(by=cast.dung, meeting=meeting, kind="resolution")
    assert actions.start_outcome(by=cast.dung, meeting=meeting, kind="resolution").pk == first.pk
    with pytest.raises(Conflict):
        actions.start_outcome(by=cast.dung, meeting=meeting, kind="conclusion")
    with pytest.raises(Forbidden):
        actions.start_outcome(by=cast.an, meeting=meeting, kind="resolution")
