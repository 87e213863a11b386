"""Agreeing, announcing, putting off, moving, calling off."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Invitation, Meeting, PackEdition
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


def test_the_roll_of_the_day_is_invited_with_its_standing(cast: Cast, draft: Meeting) -> None:
    meeting = actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)
    rows = {row.person: row for row in meeting.invitations.all()}
    assert rows[cast.an].summoned
    assert rows[cast.dat].stage == "probationary"
    assert rows[cast.oanh].membership == "temporary"
    assert not rows[cast.em].summoned
    assert not rows[cast.nga].summoned
    assert not rows[cast.minh].summoned
    assert cast.cuong not in rows
    assert list(rows)[:3] == [cast.binh, cast.phuc, cast.dung]


def test_the_papers_are_frozen_as_edition_one(cast: Cast, draft: Meeting) -> None:
    actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)
    assert [pack.number for pack in PackEdition.objects.all()] == [1]


def test_members_see_nothing_before_and_everything_after(cast: Cast, draft: Meeting) -> None:
    with pytest.raises(Missing):
        queries.meeting_for(cast.an, draft.pk)
    actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)
    assert queries.meeting_for(cast.an, draft.pk) == draft


def test_a_meeting_of_the_committee_invites_its_members_alone(cast: Cast, draft: Meeting) -> None:
    draft.body, draft.kind = cast.cell_committee, Meeting.Kind.CELL_COMMITTEE
    draft.save()
    actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)
    invited = {row.person for row in draft.invitations.all()}
    assert invited == {cast.binh, cast.phuc, cast.dung}
    with pytest.raises(Missing):
        queries.meeting_for(cast.an, draft.pk)


def test_an_empty_agenda_is_not_announced(cast: Cast, draft: Meeting) -> None:
    draft.items.all().delete()
    with pytest.raises(Invalid):
        actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)
    draft.refresh_from_db()
    assert draft.state == Meeting.State.DRAFT
    assert not Invitation.objects.exists()


def test_an_hour_that_has_passed_is_not_announced(cast: Cast, draft: Meeting) -> None:
    with clock.held_at(people.EVENING + timedelta(minutes=1)), pytest.raises(Invalid):
        actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)


def test_a_chair_who_fell_out_is_noticed_at_the_announcement(cast: Cast, draft: Meeting) -> None:
    draft.chair = cast.em
    draft.save()
    with pytest.raises(Invalid):
        actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)


def test_the_committee_may_agree_first(cast: Cast, draft: Meeting) -> None:
    agreed = actions.agree_on_meeting(by=cast.binh, meeting=draft, edition=1)
    assert agreed.state == Meeting.State.AGREED
    announced = actions.announce_meeting(by=cast.binh, meeting=agreed, edition=agreed.edition)
    assert announced.state == Meeting.State.ANNOUNCED


def test_of_two_who_announce_at_once_one_is_told_so(cast: Cast, draft: Meeting) -> None:
    client = signed_in(cast.dung)
    address = f"/meetings/{draft.pk}/announcement/"
    assert client.post(address, {"edition": 1}).status_code == 303
    answer = client.post(address, {"edition": 1})
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in answer.content.decode()
    assert PackEdition.objects.count() == 1


def test_late_papers_are_warned_of_not_refused(cast: Cast, draft: Meeting) -> None:
    with clock.held_at(people.EVENING - timedelta(hours=3)):
        page = signed_in(cast.dung).get(f"/meetings/{draft.pk}/prepare/check/").content.decode()
        assert "Lưu ý:" in page
        actions.announce_meeting(by=cast.binh, meeting=draft, edition=1)


def test_a_member_announces_nothing(cast: Cast, draft: Meeting) -> None:
    with pytest.raises(Forbidden):
        actions.announce_meeting(by=cast.an, meeting=draft, edition=1)


def test_the_invited_see_why_it_is_put_off(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    sent = {"edition": meeting.edition, "reason": "Bão số 9"}
    answer = signed_in(cast.binh).post(f"/meetings/{meeting.pk}/postponement/", sent)
    assert answer.status_code == 303
    page = signed_in(cast.an).get(f"/meetings/{meeting.pk}/").content.decode()
    assert "Bão số 9" in page
    assert "đã hoãn" in page


@pytest.mark.parametrize("act", ["postponement", "cancellation"])
def test_no_reason_no_change(cast: Cast, act: str) -> None:
    meeting = people.an_announced_meeting(cast)
    sent = {"edition": meeting.edition, "reason": "  "}
    answer = signed_in(cast.binh).post(f"/meetings/{meeting.pk}/{act}/", sent)
    assert answer.status_code == 422
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.ANNOUNCED


def test_a_cancelled_meeting_comes_back_no_more(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    meeting = actions.cancel_meeting(
        by=cast.binh, meeting=meeting, edition=meeting.edition, reason="Không còn việc"
    )
    with pytest.raises(Conflict):
        actions.postpone_meeting(
            by=cast.binh, meeting=meeting, edition=meeting.edition, reason="Nhầm"
        )


def test_another_hour_asks_everybody_anew(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    actions.answer_invitation(by=cast.an, meeting=meeting, answer="coming")
    moved = actions.reschedule_meeting(
        by=cast.binh,
        meeting=meeting,
        edition=meeting.edition,
        day=date(2026, 11, 5),
        hour=time(20, 0),
        place="",
        reason="Trùng họp phường",
    )
    assert moved.state == Meeting.State.ANNOUNCED
    assert moved.place == meeting.place
    assert moved.invitations.get(person=cast.an).answer == Invitation.Answer.NONE


def test_another_place_keeps_the_answers(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    actions.answer_invitation(by=cast.an, meeting=meeting, answer="coming")
    moved = actions.reschedule_meeting(
        by=cast.binh,
        meeting=meeting,
        edition=meeting.edition,
        day=date(2026, 11, 3),
        hour=time(19, 30),
        place="Hội trường phường",
        reason="Nhà văn hóa sửa",
    )
    assert moved.invitations.get(person=cast.an).answer == Invitation.Answer.COMING


def test_a_meeting_put_off_gets_its_new_day(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    meeting = actions.postpone_meeting(
        by=cast.binh, meeting=meeting, edition=meeting.edition, reason="Bão"
    )
    sent = {
        "edition": meeting.edition,
        "day": "2026-11-06",
        "hour": "19:30",
        "place": "",
        "reason": "Bão tan",
    }
    answer = signed_in(cast.binh).post(f"/meetings/{meeting.pk}/changes/", sent)
    assert answer.status_code == 303
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.ANNOUNCED


def warned(meeting: Meeting) -> bool:
    """Whether the page of the last step says that the quarter lacks its thematic part."""
    return any("chuyên đề" in said for said in queries.preparation_page(meeting).warnings)


def test_the_last_month_of_a_quarter_reminds_of_the_thematic_part(cast: Cast) -> None:
    november, december = people.EVENING, people.EVENING + timedelta(days=30)
    assert not warned(people.a_draft(cast, starts_at=november))
    last = people.a_draft(cast, starts_at=december)
    assert warned(last)
    assert not warned(people.a_draft(cast, kind="regular_thematic", starts_at=december))
    assert not warned(last)


def test_a_thematic_part_of_another_quarter_does_not_count(cast: Cast) -> None:
    people.a_draft(cast, kind="thematic", starts_at=people.EVENING - timedelta(days=40))
    assert warned(people.a_draft(cast, starts_at=people.EVENING + timedelta(days=30)))
