"""A stream ends when the right to hear is lost, within five seconds, and is not given again."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from sotay.kernel import clock
from sotay.live import bus
from sotay.live.tests.real_wire import RealWire, Stream, real_wire
from sotay.meetings import actions
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.queries import topics
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org import actions as org
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast

EndedBy = Callable[[Callable[[], object]], set[int | None]]


@pytest.fixture
def ended_by(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> EndedBy:
    """The accounts whose streams an act ends."""

    def ended(act: Callable[[], object]) -> set[int | None]:
        with (
            patch.object(bus, "send_kick") as kick,
            django_capture_on_commit_callbacks(execute=True),
        ):
            act()
        return {call.kwargs["account_id"] for call in kick.call_args_list}

    return ended


def change_roles(meeting: Meeting, *, chair: Person, secretary: Person) -> Meeting:
    starts = meeting.starts_at.astimezone(clock.VIETNAM)
    return actions.edit_details(
        by=meeting.chair,
        meeting=meeting,
        edition=meeting.edition,
        kind=meeting.kind,
        title=meeting.title,
        day=starts.date(),
        hour=starts.time(),
        planned_minutes=90,
        place=meeting.place,
        online_link="",
        chair=chair.pk,
        secretary=secretary.pk,
        dues_notice="",
    )


def test_another_secretary_ends_the_streams_of_both(cast: Cast, ended_by: EndedBy) -> None:
    with clock.held_at(people.DAYS_BEFORE):
        meeting = people.an_announced_meeting(cast)
        same = ended_by(lambda: change_roles(meeting, chair=cast.binh, secretary=cast.dung))
        meeting.refresh_from_db()
        ended = ended_by(lambda: change_roles(meeting, chair=cast.binh, secretary=cast.phuc))
    assert same == set()
    assert ended == {cast.dung.account_id, cast.phuc.account_id}


def test_a_guest_who_is_taken_off_the_list_hears_nothing_more(
    cast: Cast, meeting: Meeting, ended_by: EndedBy
) -> None:
    guest = Guest.objects.create(meeting=meeting, person=cast.giang, name="Giang")
    ended = ended_by(lambda: actions.remove_guest(by=cast.binh, meeting=meeting, guest=guest))
    assert ended == {cast.giang.account_id}


def test_who_is_no_longer_on_the_roll_hears_nothing_more(cast: Cast, ended_by: EndedBy) -> None:
    meeting = people.an_announced_meeting(cast)
    cast.vinh.memberships.update(ends=people.EVENING.date())
    with clock.held_at(people.EVENING):
        ended = ended_by(lambda: actions.open_meeting(by=cast.dung, meeting=meeting))
    assert ended == {cast.vinh.account_id}


def test_a_member_who_is_suspended_hears_nothing_more(cast: Cast, ended_by: EndedBy) -> None:
    today = people.EVENING.date()
    ended = ended_by(lambda: org.suspend_member(by=cast.khanh, person=cast.an, on=today))
    assert ended == {cast.an.account_id}


@pytest.fixture
def wire(settings: Settings, tmp_path: Path) -> Iterator[RealWire]:
    settings.BUS_SOCKETS = tmp_path / "bus"
    with real_wire(tmp_path) as running:
        yield running


def tickets_of(client: Client, meeting: Meeting) -> list[tuple[str, str]]:
    """What the page server gives this browser for the room of the meeting."""
    asked = json.dumps({"topics": [topics.topic(meeting.pk, topics.ROOM)]})
    answer = client.post("/live/tickets/", asked, content_type="application/json")
    return [("ticket", text) for text in answer.json()["tickets"].values()]


def is_ended(stream: Stream) -> bool:
    return stream.next() == ("bye", {"why": "session"}) and stream.rest() == b""


@pytest.mark.django_db(transaction=True)
def test_a_right_that_is_withdrawn_ends_every_open_page_in_time_and_for_good(
    wire: RealWire,
) -> None:
    cast = build_cast()
    meeting = people.an_open_meeting(cast)
    Guest.objects.create(meeting=meeting, person=cast.giang, name="Giang")
    phone, tablet, other = signed_in(cast.giang), signed_in(cast.giang), signed_in(cast.vinh)
    with clock.held_at(people.EVENING + timedelta(minutes=5)):
        old = tickets_of(phone, meeting)
        with (
            wire.opened(*old) as on_phone,
            wire.opened(*tickets_of(tablet, meeting)) as on_tablet,
            wire.opened(*tickets_of(other, meeting)) as on_other,
        ):
            assert {one.next()[0] for one in (on_phone, on_tablet, on_other)} == {"hello"}
            began = time.monotonic()
            actions.remove_guest(by=cast.binh, meeting=meeting, guest=meeting.guests.get())
            assert is_ended(on_phone)
            assert is_ended(on_tablet)
            assert time.monotonic() - began < 5
            actions.mark_rest_present(by=cast.dung, meeting=meeting)
            assert on_other.next()[0] == "change"  # the others go on
        assert tickets_of(phone, meeting) == tickets_of(tablet, meeting) == []
    with wire.opened(*old) as again:
        assert again.status == 403


@pytest.mark.django_db(transaction=True)
def test_signing_out_ends_the_open_pages_of_that_browser_alone(wire: RealWire) -> None:
    cast = build_cast()
    meeting = people.an_open_meeting(cast)
    phone, tablet = signed_in(cast.an), signed_in(cast.an)
    with (
        clock.held_at(people.EVENING),
        wire.opened(*tickets_of(phone, meeting)) as on_phone,
        wire.opened(*tickets_of(tablet, meeting)) as on_tablet,
    ):
        assert {on_phone.next()[0], on_tablet.next()[0]} == {"hello"}
        phone.post("/sign-out/")
        assert is_ended(on_phone)
        actions.mark_rest_present(by=cast.dung, meeting=meeting)
        assert on_tablet.next()[0] == "change"
