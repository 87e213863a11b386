"""The pack: what a phone fetches before the evening, and when it is out of date."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sotay.files.tests import samples
from sotay.files.tests.browser import ask
from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def announced(cast: Cast) -> Meeting:
    return people.an_announced_meeting(cast)


@pytest.fixture
def paper(cast: Cast, announced: Meeting) -> MeetingPaper:
    paper = people.a_paper(cast, announced, samples.pdf(3))
    people.a_paper(cast, announced, samples.DOCX, "Dự thảo.docx")
    return paper


def pack(person: Person, meeting: Meeting) -> dict[str, Any]:
    answer = signed_in(person).get(f"/meetings/{meeting.pk}/pack/")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def packs(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = signed_in(person).get("/meetings/packs/").json()["packs"]
    return found


def test_a_pack_names_its_pages_and_its_pictures(
    cast: Cast, announced: Meeting, paper: MeetingPaper
) -> None:
    run_queued()
    found = pack(cast.an, announced)
    client = signed_in(cast.an)
    for address in found["pages"]:
        assert client.get(address).status_code == 200, address
    assert f"/meetings/{announced.pk}/papers/{paper.pk}/?text=large" in found["pages"]
    assert len(found["images"]) == 3
    for image in found["images"]:
        sent = ask(image["url"].partition("/wire/")[2])
        assert sent.headers["content-length"] == str(image["bytes"])
        assert "/720/" in sent.path
    assert found["bytes"] == sum(image["bytes"] for image in found["images"])


def test_a_pack_whose_pictures_are_still_being_made_says_so(
    cast: Cast, announced: Meeting, paper: MeetingPaper
) -> None:
    assert pack(cast.an, announced)["drawn"] is False
    run_queued()
    assert pack(cast.an, announced)["drawn"] is True


def test_a_pack_says_of_when_it_is(cast: Cast, announced: Meeting) -> None:
    with clock.held_at(people.DAYS_BEFORE + timedelta(hours=2)):
        people.a_paper(cast, announced, samples.pdf())
    found = pack(cast.an, announced)
    assert found["meeting"] == announced.pk
    assert found["at"] == "2026-10-31T21:30:00+07:00"
    assert found["starts_at"] == "2026-11-03T19:30:00+07:00"


def test_only_the_papers_of_the_edition_in_force_are_in_it(
    cast: Cast, announced: Meeting, paper: MeetingPaper
) -> None:
    announced.refresh_from_db()
    actions.remove_paper(
        by=cast.dung, meeting=announced, paper=paper, edition=announced.edition, reason="Gửi nhầm"
    )
    run_queued()
    found = pack(cast.an, announced)
    assert not [page for page in found["pages"] if f"/papers/{paper.pk}/" in page]
    assert found["images"] == []


def test_the_mark_changes_with_what_is_in_it_and_only_then(
    cast: Cast, announced: Meeting, paper: MeetingPaper
) -> None:
    first = pack(cast.an, announced)["mark"]
    assert pack(cast.vinh, announced)["mark"] == first
    run_queued()
    drawn = pack(cast.an, announced)["mark"]
    assert drawn != first
    actions.edit_paper(
        by=cast.dung,
        meeting=announced,
        paper=paper,
        edition=Meeting.objects.get().edition,
        title="Báo cáo tháng 11",
        origin="own",
    )
    named = pack(cast.an, announced)["mark"]
    assert named != drawn
    # A hall that opens must not fetch everything again.
    with clock.held_at(people.EVENING):
        actions.open_meeting(by=cast.dung, meeting=announced)
        assert pack(cast.an, announced)["mark"] == named


def test_a_meeting_in_preparation_has_no_pack(cast: Cast) -> None:
    draft = people.a_draft(cast)
    for person in (cast.an, cast.dung):
        assert signed_in(person).get(f"/meetings/{draft.pk}/pack/").status_code == 404


def test_the_list_holds_ones_own_meetings_of_the_next_days(
    cast: Cast, announced: Meeting, paper: MeetingPaper
) -> None:
    whole = pack(cast.an, announced)
    (line,) = packs(cast.an)
    assert line == {
        "meeting": announced.pk,
        "mark": whole["mark"],
        "at": whole["at"],
        "starts_at": whole["starts_at"],
        "url": f"/meetings/{announced.pk}/pack/",
        "title": announced.title,
    }
    assert packs(cast.cuong) == []


@pytest.mark.parametrize(
    ("before", "listed"),
    [
        (timedelta(days=8), False),
        (timedelta(days=6), True),
        (timedelta(minutes=-30), True),
        (timedelta(days=-1), False),
    ],
)
def test_a_meeting_is_listed_for_a_week_and_while_it_may_still_begin(
    cast: Cast, announced: Meeting, before: timedelta, listed: bool
) -> None:
    with clock.held_at(people.EVENING - before):
        assert bool(packs(cast.an)) is listed


def test_a_meeting_that_goes_on_is_listed_and_one_that_ended_is_not(
    cast: Cast, announced: Meeting
) -> None:
    with clock.held_at(people.EVENING):
        actions.open_meeting(by=cast.dung, meeting=announced)
        assert len(packs(cast.an)) == 1
        actions.close_meeting(by=cast.dung, meeting=announced)
        assert packs(cast.an) == []
