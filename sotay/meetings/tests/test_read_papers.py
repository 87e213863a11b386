"""Reading a paper: pictures from the wire, drawn before anybody asks."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from sotay.documents.models import Passage
from sotay.documents.tests.regulation import regulation_pdf
from sotay.files.models import Preview
from sotay.files.tests import samples
from sotay.files.tests.browser import ask, follow
from sotay.jobs.tests.running import run_queued
from sotay.ledger.models import Entry
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast

PICTURE = re.compile(r'<img src="([^"]+)" srcset="([^"]+)"[^>]*>')


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def paper(cast: Cast, meeting: Meeting) -> MeetingPaper:
    return people.a_paper(cast, meeting, samples.pdf(2))


@pytest.fixture
def an(cast: Cast, paper: MeetingPaper) -> Client:
    return signed_in(cast.an)


def address(paper: MeetingPaper, rest: str = "") -> str:
    return f"/meetings/{paper.meeting_id}/papers/{paper.pk}/{rest}"


def read(client: Client, paper: MeetingPaper, rest: str = "") -> str:
    answer = client.get(address(paper, rest), headers={"host": "localhost:8000"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_pages_come_straight_from_the_wire(an: Client, paper: MeetingPaper) -> None:
    run_queued()
    page = read(an, paper)
    pictures = PICTURE.findall(page)
    assert len(pictures) == 2
    for small, both in pictures:
        assert small.startswith("http://localhost:8001/wire/pages/")
        assert [each.split()[1] for each in both.split(", ")] == ["720w", "1440w"]
        for each in both.split(", "):
            assert ask(each.split()[0].partition("/wire/")[2]).status == 200
    assert page.count('crossorigin="anonymous"') == 2
    assert 'width="720" height="1019"' in page
    assert [page.count('loading="eager"'), page.count('loading="lazy"')] == [1, 1]


def test_the_address_of_a_page_is_the_same_for_everybody_all_evening(
    cast: Cast, an: Client, paper: MeetingPaper
) -> None:
    run_queued()
    pages = [PICTURE.findall(read(who, paper)) for who in (an, signed_in(cast.vinh), an)]
    assert pages[0] == pages[1] == pages[2]


def test_a_page_that_nobody_has_drawn_yet_is_drawn_when_it_is_looked_at(
    an: Client, paper: MeetingPaper
) -> None:
    (small, both), _second = PICTURE.findall(read(an, paper))
    large = both.split(", ")[1].split()[0]
    assert small == address(paper, "pages/1/")
    assert follow(an.get(small)).headers["content-type"] == "image/webp"
    assert follow(an.get(large)).path.endswith("/1440/1.webp")


def test_a_page_that_is_not_there_is_missing(an: Client, paper: MeetingPaper) -> None:
    assert an.get(address(paper, "pages/3/")).status_code == 404
    assert an.get(address(paper, "pages/0/")).status_code == 404


def test_a_paper_that_cannot_be_drawn_says_so_and_offers_the_file(
    an: Client, paper: MeetingPaper
) -> None:
    reason = "Tệp PDF này bị hỏng."
    Preview.objects.update(state=Preview.State.FAILED, reason=reason)
    page = read(an, paper)
    assert reason in page
    assert PICTURE.findall(page) == []
    assert address(paper, "file/") in page


def test_one_bad_page_among_good_ones_is_named(an: Client, paper: MeetingPaper) -> None:
    run_queued()
    preview = Preview.objects.get()
    preview.sheets[0] = []
    preview.save()
    page = read(an, paper)
    assert "Trang 1 không vẽ được" in page
    assert len(PICTURE.findall(page)) == 1


def test_large_letters_come_from_the_kept_words(
    an: Client, paper: MeetingPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_queued()
    monkeypatch.setattr("sotay.files.texts.run", lambda *a: pytest.fail("read again"))
    assert PICTURE.findall(read(an, paper, "?text=large")) == []


def test_the_whole_file_comes_from_the_wire_when_asked_for(an: Client, paper: MeetingPaper) -> None:
    kept = follow(an.get(address(paper, "file/")))
    assert kept.headers["content-disposition"].startswith("attachment;")
    assert kept.path == str(paper.file.blob.path)
    opened = follow(an.get(address(paper, "file/?open")), range="bytes=0-4")
    assert opened.headers["content-disposition"].startswith("inline;")
    assert (opened.status, opened.body) == (206, b"%PDF-")


@pytest.mark.parametrize("rest", ["", "file/", "pages/1/"])
def test_nobody_from_elsewhere_finds_it(cast: Cast, paper: MeetingPaper, rest: str) -> None:
    assert signed_in(cast.cuong).get(address(paper, rest)).status_code == 404
    assert signed_in(cast.an).get(address(paper, rest)).status_code != 404


def mark(client: Client, paper: MeetingPaper, page: int, **more: str) -> int:
    body = {"page": str(page), "client_id": str(uuid4()), **more}
    answer = client.post(address(paper, "reading/"), body, headers={"accept": "application/json"})
    return answer.status_code


def test_one_goes_on_reading_where_one_was(an: Client, cast: Cast, paper: MeetingPaper) -> None:
    run_queued()
    assert mark(an, paper, 2) == 201
    listed = an.get(f"/meetings/{paper.meeting_id}/papers/").content.decode()
    assert "đã đọc hết" in listed
    others = signed_in(cast.vinh).get(f"/meetings/{paper.meeting_id}/papers/").content.decode()
    assert "đã đọc hết" not in others
    assert mark(an, paper, 1) == 201
    assert "đọc đến trang 1" in an.get(f"/meetings/{paper.meeting_id}/papers/").content.decode()


def test_a_mark_that_waited_loses_to_a_newer_one(an: Client, paper: MeetingPaper) -> None:
    assert mark(an, paper, 2) == mark(an, paper, 1, age="600") == 201
    assert paper.reading_marks.get().page == 2


def test_there_is_no_mark_beyond_the_last_page(an: Client, paper: MeetingPaper) -> None:
    assert [mark(an, paper, page) for page in (0, 3, 10**9)] == [422, 422, 422]
    assert not paper.reading_marks.exists()


def test_what_somebody_has_read_is_in_no_ledger(an: Client, paper: MeetingPaper) -> None:
    before = Entry.objects.count()
    mark(an, paper, 1)
    assert Entry.objects.count() == before


def test_a_paper_of_words_is_read_like_a_document_of_the_library(
    an: Client, cast: Cast, meeting: Meeting
) -> None:
    regulation = people.a_paper(cast, meeting, regulation_pdf())
    run_queued()
    page = read(an, regulation)
    assert "<b>Điều 5</b> Chỉ tiêu vận động" in page
    assert "<mark>phân loại rác</mark>" in read(an, regulation, "?find=phan loai rac")
    words = address(regulation, f"words/?of={regulation.file.blob.sha256[:16]}")
    assert len(an.get(words).json()) == 3
    pack = an.get(f"/meetings/{meeting.pk}/pack/").json()
    assert words in pack["pages"]


def test_what_one_marks_is_ones_own_and_stands_in_the_same_file_everywhere(
    an: Client, cast: Cast, paper: MeetingPaper, meeting: Meeting
) -> None:
    body = {"page": "2", "words": "Hỏi lại bí thư.", "client_id": str(uuid4())}
    for _again in range(2):
        answer = an.post(address(paper, "passages/"), body, headers={"accept": "application/json"})
        assert answer.status_code == 201
    mark = Passage.objects.get()
    assert "Hỏi lại bí thư." in read(an, paper)
    assert "Hỏi lại bí thư." not in read(signed_in(cast.vinh), paper)
    twin = people.a_paper(cast, meeting, paper.file.blob.path.read_bytes(), name="b.pdf")
    assert "Hỏi lại bí thư." in read(an, twin)
    removal = address(paper, f"passages/{mark.pk}/removal/")
    assert signed_in(cast.vinh).post(removal).status_code == 404
    assert an.post(removal).status_code == 303
    assert not Passage.objects.exists()
