"""The roll: by the secretary's hand, and by the code of the hall."""

from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def note(meeting: Meeting, by: Person, person: Person, state: str, **how: object) -> Attendance:
    given = {"client_id": people.act_id(f"{person.pk}{state}"), **how}
    return actions.mark(by=by, meeting=meeting, person=person, state=state, **given)  # type: ignore[arg-type]


def test_the_secretary_notes_and_notes_again(cast: Cast, meeting: Meeting) -> None:
    note(meeting, cast.dung, cast.an, "excused", reason="đi viện")
    note(meeting, cast.dung, cast.an, "present")
    row = Attendance.objects.get()
    assert (row.state, row.reason) == ("present", "")


def test_a_late_member_gets_the_hour_of_arrival(cast: Cast, meeting: Meeting) -> None:
    with clock.held_at(people.EVENING + timedelta(minutes=11)):
        assert note(meeting, cast.dung, cast.an, "late").arrived_at == clock.now()


def test_nobody_arrives_before_the_opening(cast: Cast, meeting: Meeting) -> None:
    early = people.EVENING - timedelta(minutes=1)
    with pytest.raises(Invalid) as refusal:
        note(meeting, cast.dung, cast.an, "late", arrived_at=early)
    assert refusal.value.field == "arrived_at"


def test_a_member_does_not_keep_the_roll(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Forbidden):
        note(meeting, cast.an, cast.vinh, "present")
    assert not Attendance.objects.exists()


def test_somebody_who_is_not_on_the_roll_is_not_noted(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid, match="không có trong danh sách"):
        note(meeting, cast.dung, cast.cuong, "present")


def test_the_rest_are_present_except_those_who_asked_to_stay_away(
    cast: Cast, meeting: Meeting
) -> None:
    meeting.invitations.filter(person=cast.vinh).update(answer="excused", reason="đi xa")
    note(meeting, cast.dung, cast.an, "unexcused")
    count = actions.mark_rest_present(by=cast.dung, meeting=meeting)
    summoned = meeting.invitations.filter(summoned=True).count()
    assert count == summoned - 2
    assert not meeting.attendances.filter(person=cast.vinh).exists()
    assert meeting.attendances.get(person=cast.an).state == "unexcused"


def test_a_member_signs_the_roll_with_the_code_however_it_is_typed(
    cast: Cast, meeting: Meeting
) -> None:
    typed = f" {meeting.check_in_code[:3].lower()} {meeting.check_in_code[3:]} "
    row = actions.check_in(by=cast.an, meeting=meeting, code=typed, client_id=people.act_id("an"))
    assert (row.state, row.way) == ("present", "code")


def test_signing_twice_changes_nothing(cast: Cast, meeting: Meeting) -> None:
    for word in ("an", "an", "an once more"):
        actions.check_in(
            by=cast.an,
            meeting=meeting,
            code=meeting.check_in_code,
            client_id=people.act_id(word),
        )
    assert meeting.attendances.count() == 1


def test_a_wrong_code_is_refused_at_its_field(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.check_in(by=cast.an, meeting=meeting, code="WRONG1", client_id=people.act_id("an"))
    assert refusal.value.field == "code"
    assert not meeting.attendances.exists()


def test_the_code_does_not_overwrite_what_the_secretary_noted(cast: Cast, meeting: Meeting) -> None:
    note(meeting, cast.dung, cast.an, "excused", reason="đi viện")
    with pytest.raises(Conflict, match="báo thư ký"):
        actions.check_in(
            by=cast.an, meeting=meeting, code=meeting.check_in_code, client_id=people.act_id("an")
        )


def test_an_exempt_member_who_comes_signs_like_everybody_and_is_counted(
    cast: Cast, meeting: Meeting
) -> None:
    before = queries.roll_panel(meeting).counts
    actions.check_in(
        by=cast.em, meeting=meeting, code=meeting.check_in_code, client_id=people.act_id("em")
    )
    after = queries.roll_panel(meeting).counts
    assert (after.summoned, after.present) == (before.summoned + 1, before.present + 1)


def test_the_roll_is_closed_with_the_meeting(cast: Cast, meeting: Meeting) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    meeting.refresh_from_db()
    with pytest.raises(Conflict, match="đã kết thúc"):
        note(meeting, cast.dung, cast.an, "present")


def test_leaving_early_keeps_the_hour(cast: Cast, meeting: Meeting) -> None:
    note(meeting, cast.dung, cast.an, "present")
    with clock.held_at(people.EVENING + timedelta(minutes=40)):
        row = actions.mark_left(by=cast.dung, meeting=meeting, person=cast.an)
    assert row.left_at == people.EVENING + timedelta(minutes=40)


def test_why_somebody_is_absent_is_not_in_the_panel_for_everybody(
    cast: Cast, meeting: Meeting
) -> None:
    note(meeting, cast.dung, cast.an, "excused", reason="nằm viện")
    assert "nằm viện" not in repr(queries.roll_panel(meeting))
    assert queries.excuses(meeting)[cast.an.pk] == "nằm viện"
