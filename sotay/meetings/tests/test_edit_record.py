"""The secretary edits the minutes: every edit is a version, and none is written over unseen."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Record, RecordVersion
from sotay.meetings.rules.writing import Fate
from sotay.meetings.tests.evening import AFTER, approve, minutes_of, record_for
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def closed(full_evening: Meeting) -> Meeting:
    """The evening is over."""
    return full_evening


@pytest.fixture
def minutes(cast: Cast, closed: Meeting) -> Record:
    """Its minutes, which nobody has touched."""
    return minutes_of(cast.dung, closed)


def edit(cast: Cast, record: Record, words: str, seen: int) -> RecordVersion | None:
    return actions.edit_record(by=cast.dung, record=record, typed={"closing": words}, seen=seen)


def test_untouched_minutes_follow_the_rows(cast: Cast, minutes: Record) -> None:
    before = queries.standing_of_record(minutes)
    minutes.meeting.conclusions.update(text="Kết luận khác")
    after = queries.standing_of_record(minutes)
    assert (before.number, after.number) == (0, 0)
    assert before.sha256 != after.sha256


def test_an_edit_is_kept_as_a_version_and_changes_nothing_else(cast: Cast, minutes: Record) -> None:
    before = queries.standing_of_record(minutes).content
    edit(cast, minutes, "Hội nghị kết thúc.", seen=0)
    standing = queries.standing_of_record(minutes)
    assert standing.number == 1
    assert standing.content.sections[:-1] == before.sections[:-1]
    assert standing.content.sections[-1].lines == ("Hội nghị kết thúc.",)
    assert standing.version is not None
    assert standing.version.author == cast.dung


def test_saving_without_a_change_makes_no_version(cast: Cast, minutes: Record) -> None:
    closing = "\n".join(queries.standing_of_record(minutes).content.sections[-1].lines)
    assert edit(cast, minutes, closing, seen=0) is None
    assert not RecordVersion.objects.exists()


def test_a_second_editor_is_told_who_wrote_meanwhile_and_what(cast: Cast, minutes: Record) -> None:
    edit(cast, minutes, "Câu của đồng chí Dung.", seen=0)
    with pytest.raises(Conflict, match="Đỗ Thị Dung đã lưu bản 1"):
        actions.edit_record(
            by=cast.binh, record=minutes, typed={"closing": "Câu của đồng chí Bình."}, seen=0
        )
    assert RecordVersion.objects.count() == 1
    edit(cast, minutes, "Câu thứ hai.", seen=1)
    changed = queries.record_changes_since(minutes, 1, queries.standing_of_record(minutes).content)
    assert [(line.fate, line.line) for line in changed] == [
        (Fate.REMOVED, "Câu của đồng chí Dung."),
        (Fate.ADDED, "Câu thứ hai."),
    ]


def test_writing_anew_keeps_the_edited_version(cast: Cast, minutes: Record) -> None:
    composed = queries.standing_of_record(minutes).content
    edit(cast, minutes, "Khác.", seen=0)
    actions.write_anew(by=cast.dung, record=minutes, seen=1)
    standing = queries.standing_of_record(minutes)
    assert (standing.number, standing.content) == (2, composed)
    assert queries.version_page(minutes, 1).content.sections[-1].lines == ("Khác.",)


def test_an_edit_after_one_approval_voids_it(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes, "secretary")
    assert queries.standing_of_record(minutes).approved_by == {"secretary"}
    edit(cast, minutes, "Sửa sau khi duyệt.", seen=1)
    assert queries.standing_of_record(minutes).approved_by == frozenset()


def test_an_edit_after_both_approvals_is_refused(cast: Cast, minutes: Record) -> None:
    approve(cast, minutes)
    with pytest.raises(Conflict, match="không sửa được nữa"):
        edit(cast, minutes, "Muộn rồi.", seen=1)
    with pytest.raises(Conflict):
        actions.write_anew(by=cast.dung, record=minutes, seen=1)
    assert RecordVersion.objects.count() == 1


def test_only_those_who_run_the_meeting_edit(cast: Cast, minutes: Record) -> None:
    with pytest.raises(Forbidden):
        actions.edit_record(by=cast.an, record=minutes, typed={"closing": "x"}, seen=0)
    assert not RecordVersion.objects.exists()


def test_a_draft_is_read_by_those_who_were_there(cast: Cast, closed: Meeting) -> None:
    assert minutes_of(cast.vinh, closed).kind == Record.Kind.MINUTES
    for absent in (cast.uyen, cast.cuong, cast.giang, cast.khanh):
        with pytest.raises(Missing):
            minutes_of(absent, closed)


def test_approved_minutes_are_read_by_the_cell_and_not_above_it(
    cast: Cast, closed: Meeting, minutes: Record
) -> None:
    approve(cast, minutes)
    assert minutes_of(cast.uyen, closed).kind == Record.Kind.MINUTES
    for outside in (cast.cuong, cast.giang, cast.son, cast.khanh):
        with pytest.raises(Missing):
            minutes_of(outside, closed)


def test_a_record_that_was_never_begun_is_missing(cast: Cast, closed: Meeting) -> None:
    for kind in ("resolution", "nothing"):
        with pytest.raises(Missing):
            record_for(cast.dung, closed.pk, kind)
