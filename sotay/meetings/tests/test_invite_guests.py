"""Guests: those in charge by a tap, others by name; and tasks carried in."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions, queries
from sotay.meetings.models import Guest, Meeting
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


def test_who_follows_the_cell_is_offered_first(cast: Cast, draft: Meeting) -> None:
    ids = [person_id for person_id, _name in queries.guest_choices(draft)]
    assert ids[0] == cast.giang.pk
    assert cast.son.pk in ids


def test_inviting_twice_is_one_invitation(cast: Cast, draft: Meeting) -> None:
    for _time in range(2):
        actions.invite_guest(by=cast.dung, meeting=draft, person=cast.giang)
    assert Guest.objects.count() == 1


def test_nobody_is_no_guest(cast: Cast, draft: Meeting) -> None:
    with pytest.raises(Invalid):
        actions.invite_guest(by=cast.dung, meeting=draft, name=" ")
    with pytest.raises(Forbidden):
        actions.invite_guest(by=cast.an, meeting=draft, name="Ai đó")


def test_a_guest_who_has_come_stays_on_the_list(cast: Cast) -> None:
    meeting = people.an_open_meeting(cast)
    guest = actions.invite_guest(by=cast.dung, meeting=meeting, person=cast.giang)
    Guest.objects.update(came=True)
    guest.refresh_from_db()
    with pytest.raises(Conflict):
        actions.remove_guest(by=cast.dung, meeting=meeting, guest=guest)


def test_the_page_invites_and_removes(cast: Cast, draft: Meeting) -> None:
    client = signed_in(cast.dung)
    base = f"/meetings/{draft.pk}/prepare/guests/"
    by_name = {"person": "", "name": "Bà Mai Thị Lý", "post": "Chi hội trưởng", "side": "mass"}
    assert client.post(base, by_name).status_code == 303
    by_tap = {"person": str(cast.giang.pk), "name": "", "post": "", "side": "upper"}
    assert client.post(base, by_tap).status_code == 303
    guest = draft.guests.get(side="mass")
    assert client.post(f"{base}{guest.pk}/removal/").status_code == 303
    assert [each.person for each in draft.guests.all()] == [cast.giang]
    assert client.post(base, {"side": "upper"}).status_code == 422
    assert client.post(f"{base}{guest.pk}/removal/").status_code == 404


def test_the_result_of_a_carried_task_is_written_for_the_resolution(cast: Cast) -> None:
    last = people.an_open_meeting(cast, starts_at=people.EVENING - timedelta(days=28))
    actions.assign_task(
        by=cast.dung,
        meeting=last,
        title="Vận động 5 hộ",
        assignee=cast.an,
        due_on=date(2026, 11, 20),
        client_id=people.act_id("task"),
    )
    draft = people.a_draft(cast)
    client = signed_in(cast.dung)
    base = f"/meetings/{draft.pk}/prepare/tasks/"
    assert client.post(base, {"edition": draft.edition}).status_code == 303
    carried = draft.carried.get()
    draft.refresh_from_db()
    sent = {"edition": draft.edition, "result": "Đã ký 4 hộ"}
    assert client.post(f"{base}{carried.pk}/result/", sent).status_code == 303
    assert "Đã ký 4 hộ" in client.get(base).content.decode()
    stale = client.post(f"{base}{carried.pk}/result/", {**sent, "result": "Khác"})
    assert stale.status_code == 409
