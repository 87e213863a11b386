"""A cell too small for a committee: its secretary and deputies meet (Điều lệ Đảng, Điều 24)."""

from datetime import datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries.circles import circle_of, visible_ids
from sotay.meetings.queries.score import measured
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.cast import EVENING
from sotay.meetings.tests.evening import minutes_of
from sotay.org.models import Position
from sotay.org.tests.cast import BEGUN, Cast

MORNING = datetime(2026, 10, 20, 8, tzinfo=VIETNAM)


@pytest.fixture
def school(cast: Cast) -> Cast:
    """Lan leads the small cell of the school, with Cường as her deputy."""
    Position.objects.create(
        person=cast.cuong, title_id="cell_deputy", unit=cast.other_cell, starts=BEGUN
    )
    return cast


def called(cast: Cast) -> Meeting:
    with clock.held_at(MORNING):
        return actions.call_meeting(by=cast.lan, choice=f"{cast.other_cell.pk}-0-cell_committee")


def announced(cast: Cast) -> Meeting:
    meeting = called(cast)
    meeting.place = "Phòng họp"
    meeting.save(update_fields=["place"])
    with clock.held_at(MORNING):
        return actions.announce_meeting(by=cast.lan, meeting=meeting, edition=meeting.edition)


def sees(cast: Cast, who: str, meeting: Meeting) -> bool:
    """By the door, which has to say the same as the list."""
    person = getattr(cast, who)
    day = clock.today()
    listed = meeting.pk in visible_ids(person, circle_of(person, day))
    try:
        queries.meeting_for(person, meeting.pk)
    except Missing:
        assert not listed
        return False
    assert listed
    return True


def test_it_is_offered_where_there_are_two_to_meet(cast: Cast) -> None:
    def kinds() -> set[str]:
        return {choice.kind_name for choice in queries.call_choices(cast.lan)}

    assert "Họp bí thư, phó bí thư" not in kinds()
    Position.objects.create(
        person=cast.cuong, title_id="cell_deputy", unit=cast.other_cell, starts=BEGUN
    )
    assert "Họp bí thư, phó bí thư" in kinds()
    with_committee = {choice.kind_name for choice in queries.call_choices(cast.binh)}
    assert "Họp bí thư, phó bí thư" not in with_committee


def test_the_two_of_them_are_summoned_and_lead_it(school: Cast) -> None:
    meeting = announced(school)
    assert [row.person for row in meeting.invitations.filter(summoned=True)] == [
        school.lan,
        school.cuong,
    ]
    assert (meeting.chair, meeting.secretary) == (school.lan, school.cuong)
    assert not meeting.guests.exists()


def test_the_cell_does_not_see_it(school: Cast) -> None:
    meeting = called(school)
    assert [
        who
        for who in ("lan", "cuong", "oanh", "son", "hoa", "khanh", "an")
        if sees(school, who, meeting)
    ] == ["lan", "cuong"]
    with clock.held_at(EVENING - timedelta(days=10)):
        meeting = announced(school)
    assert [
        who
        for who in ("lan", "cuong", "oanh", "son", "hoa", "khanh", "an")
        if sees(school, who, meeting)
    ] == ["lan", "cuong"]


def test_its_minutes_count_the_leaders_and_go_out_in_the_name_of_the_cell(school: Cast) -> None:
    meeting = announced(school)
    with clock.held_at(meeting.starts_at):
        meeting = actions.open_meeting(by=school.lan, meeting=meeting)
        actions.mark_rest_present(by=school.lan, meeting=meeting)
    with clock.held_at(meeting.starts_at + timedelta(minutes=50)):
        meeting = actions.close_meeting(by=school.lan, meeting=meeting)
        record = minutes_of(school.cuong, meeting)
        content = queries.standing_of_record(record).content
        text = "\n".join(line for part in content.sections for line in part.lines)
        paper = queries.print_for(school.cuong, meeting, "minutes")
    assert "Bí thư, phó bí thư Chi bộ Trường Tiểu học Hòa An tổ chức" in text
    assert "Tổng số bí thư, phó bí thư: 02 đồng chí; triệu tập: 02." in text
    assert "Chi bộ Trường Tiểu học Hòa An" in paper.issuer
    assert paper.code == "BB/CB"


def test_neither_kind_of_meeting_follows_the_other(school: Cast) -> None:
    """Places, tasks and "như tháng trước" go by who met, not by the unit alone."""
    leaders = announced(school)
    with clock.held_at(MORNING):
        of_cell = actions.call_meeting(by=school.lan, choice=f"{school.other_cell.pk}-0-regular")
        repeatable = queries.repeatable(queries.call_choices(school.lan))
    assert of_cell.previous is None
    assert {line.meeting_id for line in repeatable} == {leaders.pk, of_cell.pk}
    assert not measured(of_cell).has_committee


def test_the_page_of_calling_takes_it(school: Cast) -> None:
    with clock.held_at(MORNING):
        page = signed_in(school.lan).get("/meetings/new/").content.decode()
    assert "Họp bí thư, phó bí thư" in page
