"""Every page of the preparation opens, for those whom it is for, at a bounded cost."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.files.arriving import NamedUpload
from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.meetings import actions
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast

MORNING = datetime(2026, 11, 1, 8, 0, tzinfo=VIETNAM)
MOST_FOR_MEMBERS, MOST_FOR_PREPARERS = 30, 40
STEPS = ["", "details/", "agenda/", "papers/", "guests/", "tasks/", "resolution/", "check/"]


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.held_at(MORNING):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


def with_paper(cast: Cast, meeting: Meeting) -> MeetingPaper:
    upload = NamedUpload(SimpleUploadedFile("a.txt", "Báo cáo".encode()), "Báo cáo.txt")
    [paper] = actions.add_papers(
        by=cast.dung, meeting=meeting, uploads=[upload], origin="own", reason="bổ sung"
    ).papers
    return paper


@pytest.mark.parametrize("step", STEPS)
def test_a_step_opens_for_who_prepares_and_for_nobody_else(
    cast: Cast, draft: Meeting, step: str, django_assert_max_num_queries: object
) -> None:
    with_paper(cast, draft)
    address = f"/meetings/{draft.pk}/prepare/{step}"
    client = signed_in(cast.binh)
    with django_assert_max_num_queries(MOST_FOR_PREPARERS):  # type: ignore[operator]
        assert client.get(address).status_code == 200
    for stranger in (cast.an, cast.cuong, cast.khanh, cast.giang):
        assert signed_in(stranger).get(address).status_code == 404


@pytest.mark.parametrize("person", ["an", "binh", "giang"])
def test_the_first_page_and_the_papers_open_after_the_announcement(
    cast: Cast, person: str, django_assert_max_num_queries: object
) -> None:
    meeting = people.an_announced_meeting(cast)
    actions.invite_guest(by=cast.binh, meeting=meeting, person=cast.giang)
    paper = with_paper(cast, meeting)
    client = signed_in(getattr(cast, person))
    for address in ("", "papers/", f"papers/{paper.pk}/", f"papers/{paper.pk}/?text=large"):
        with django_assert_max_num_queries(MOST_FOR_MEMBERS):  # type: ignore[operator]
            assert client.get(f"/meetings/{meeting.pk}/{address}").status_code == 200
    for address in ("/meetings/", "/"):
        with django_assert_max_num_queries(MOST_FOR_MEMBERS):  # type: ignore[operator]
            answer = client.get(address)
        assert meeting.title in answer.content.decode()


def test_what_is_announced_is_nobody_elses_business(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    paper = with_paper(cast, meeting)
    for stranger in (cast.cuong, cast.khanh, cast.hoa, cast.minh):
        client = signed_in(stranger)
        for address in ("", "papers/", f"papers/{paper.pk}/", f"papers/{paper.pk}/file/"):
            assert client.get(f"/meetings/{meeting.pk}/{address}").status_code == 404
        assert meeting.title not in client.get("/meetings/").content.decode()


def test_changes_and_a_paper_open_for_who_prepares(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    paper = with_paper(cast, meeting)
    client = signed_in(cast.binh)
    for address in ("changes/", f"prepare/papers/{paper.pk}/", "prepare/check/"):
        assert client.get(f"/meetings/{meeting.pk}/{address}").status_code == 200


def test_a_person_without_meetings_is_told_what_will_come(cast: Cast) -> None:
    page = signed_in(cast.cuong).get("/meetings/").content.decode()
    assert "Chưa có buổi sinh hoạt nào" in page
    assert "Như tháng trước" not in page


def test_choosing_a_new_meeting_shows_the_kinds(cast: Cast) -> None:
    page = signed_in(cast.binh).get("/meetings/new/").content.decode()
    assert "Sinh hoạt chi bộ thường kỳ" in page
    assert "Họp chi ủy" in page
    assert signed_in(cast.an).get("/meetings/new/").status_code == 403
