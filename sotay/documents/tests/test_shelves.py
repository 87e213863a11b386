"""The page of the library: shelves, what is new, what one put aside and was reading."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Bookmark, Document, Publication, Visit
from sotay.documents.queries import shelves
from sotay.documents.queries.newest import newest_ids
from sotay.documents.tests.conftest import MORNING
from sotay.documents.tests.test_read_documents import LIBRARY_CEILING
from sotay.files.tests.samples import Upload
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def issue(cast: Cast, title: str, kind: str = "NGHỊ QUYẾT") -> Document:
    words = f"ĐẢNG ỦY PHƯỜNG HÒA AN\nSố 05-NQ/ĐU\n{kind}\n{title}\n-----\n"
    made = actions.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(words.encode()), name=f"{title}.txt"
    )
    reach = Publication.Reach.SUBTREE
    actions.publish(by=cast.hoa, document=made, unit=cast.ward, reach=reach)
    made.refresh_from_db()
    return made


def titles(person: Person, **asked: str) -> list[str]:
    return [line.title for line in queries.library_page(person, queries.Asked(**asked)).lines]


def test_a_document_comes_to_the_shelf_of_its_type(cast: Cast) -> None:
    resolution = issue(cast, "về môi trường")
    issue(cast, "về kiểm tra", "HƯỚNG DẪN")
    assert resolution.shelf == "resolutions"
    assert titles(cast.an, shelf="resolutions") == ["về môi trường"]
    assert titles(cast.an, shelf="guidance") == ["về kiểm tra"]
    counts = {one.key: one.count for one in queries.library_page(cast.an).shelves}
    assert (counts["resolutions"], counts["guidance"], counts["forms"]) == (1, 1, 0)


def test_its_keeper_chooses_another_shelf_or_that_of_the_type_again(cast: Cast) -> None:
    found = issue(cast, "về môi trường")
    plain = actions.Particulars(title="về môi trường", type_code="resolution")
    chosen = replace(plain, shelf="study")
    assert actions.describe(by=cast.hoa, document=found, particulars=chosen).shelf == "study"
    assert actions.describe(by=cast.hoa, document=found, particulars=plain).shelf == "resolutions"


def test_new_is_what_came_since_the_visit_before(cast: Cast) -> None:
    first = issue(cast, "đã có từ trước")
    assert queries.library_page(cast.an).new.lines == []
    actions.note_visit(by=cast.an)
    with clock.held_at(MORNING + timedelta(hours=1)):
        issue(cast, "mới ban hành")
    with clock.held_at(MORNING + timedelta(days=1)):
        actions.note_visit(by=cast.an)
        page = queries.library_page(cast.an)
        assert [line.title for line in page.new.lines] == ["mới ban hành"]
        assert page.since == MORNING
        actions.add_version(by=cast.hoa, document=first, upload=Upload(b"2"), name="2.txt")
        assert titles(cast.an, mine="new") == ["mới ban hành", "đã có từ trước"]
        assert titles(cast.cuong, mine="new") == []


def test_a_visit_that_goes_on_writes_nothing_and_hides_nothing(cast: Cast) -> None:
    actions.note_visit(by=cast.an)
    with clock.held_at(MORNING + timedelta(minutes=29)):
        actions.note_visit(by=cast.an)
    assert (Visit.objects.get().before, Visit.objects.get().last_at) == (None, MORNING)


def test_a_bookmark_is_put_once_and_taken_away(cast: Cast) -> None:
    found = issue(cast, "đọc sau")
    for _again in range(2):
        actions.bookmark(by=cast.an, document=found, keep=True)
    assert Bookmark.objects.count() == 1
    assert titles(cast.an, mine="later") == ["đọc sau"]
    assert titles(cast.vinh, mine="later") == []
    actions.bookmark(by=cast.an, document=found, keep=False)
    assert titles(cast.an, mine="later") == []


def test_nobody_puts_aside_what_is_not_for_them(cast: Cast) -> None:
    found = issue(cast, "đọc sau")
    with pytest.raises(Forbidden):
        actions.bookmark(by=cast.minh, document=found, keep=True)
    assert not Bookmark.objects.exists()


def test_what_is_withdrawn_leaves_every_list_of_ones_own(cast: Cast) -> None:
    found = issue(cast, "đọc sau")
    actions.bookmark(by=cast.an, document=found, keep=True)
    actions.note_opening(by=cast.an, document=found, version=1)
    actions.withdraw(by=cast.hoa, document=found)
    assert [titles(cast.an, mine=each) for each in ("later", "recent", "new")] == [[], [], []]


def test_the_last_opened_comes_first(cast: Cast) -> None:
    one, two = issue(cast, "một"), issue(cast, "hai")
    for hours, document in ((0, one), (1, two), (3, one)):
        with clock.held_at(MORNING + timedelta(hours=hours)):
            actions.note_opening(by=cast.an, document=document, version=1)
    assert titles(cast.an, mine="recent") == ["một", "hai"]


def test_opening_again_within_the_hour_writes_nothing(cast: Cast) -> None:
    found = issue(cast, "một")
    actions.note_opening(by=cast.an, document=found, version=1)
    with clock.held_at(MORNING + timedelta(minutes=50)), CaptureQueriesContext(connection) as asked:
        actions.note_opening(by=cast.an, document=found, version=1)
    assert len(asked) == 1


def test_the_page_shows_the_shelves_and_an_unknown_one_is_refused(cast: Cast) -> None:
    issue(cast, "về môi trường")
    client = signed_in(cast.an)
    everything = client.get("/documents/").content.decode()
    assert "Tài liệu sinh hoạt" in everything
    assert "?shelf=resolutions" in everything
    shelf = client.get("/documents/?shelf=resolutions").content.decode()
    assert "<h1>Nghị quyết</h1>" in shelf
    assert "Ở đây chưa có văn bản nào" in client.get("/documents/?shelf=forms").content.decode()
    assert client.get("/documents/?shelf=khong-co").status_code == 422
    assert client.get("/documents/?mine=khong-co").status_code == 422


@pytest.mark.parametrize("count", [1, 12])
def test_the_library_stays_under_its_ceiling(cast: Cast, count: int) -> None:
    for number in range(count):
        found = issue(cast, f"văn bản {number}")
        actions.bookmark(by=cast.an, document=found, keep=True)
        actions.note_opening(by=cast.an, document=found, version=1)
    client = signed_in(cast.an)
    client.get("/documents/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/documents/").status_code == 200
    assert len(asked) <= LIBRARY_CEILING, [one["sql"] for one in asked]


def test_the_newest_come_first_wherever_they_were_published(cast: Cast) -> None:
    first = issue(cast, "một")
    with clock.held_at(MORNING + timedelta(hours=1)):
        second = issue(cast, "hai")
    with clock.held_at(MORNING + timedelta(hours=2)):
        # Once more to the cell alone: it is one document, and the last that came.
        only = Publication.Reach.UNIT
        actions.publish(by=cast.hoa, document=first, unit=cast.cell, reach=only)
    assert newest_ids(cast.an, 5) == [first.pk, second.pk]
    assert newest_ids(cast.an, 1) == [first.pk]
    assert newest_ids(cast.an, 5, since=MORNING + timedelta(hours=1)) == [first.pk]
    assert newest_ids(cast.minh, 5) == []
    assert titles(cast.an) == ["một", "hai"]


def test_a_large_library_does_not_count_its_shelves(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(cast, "một")
    issue(cast, "hai")
    monkeypatch.setattr(shelves, "COUNTED", 1)
    assert {one.count for one in queries.library_page(cast.an).shelves} == {None}
    page = signed_in(cast.an).get("/documents/").content.decode()
    assert "?shelf=resolutions" in page
    assert 'class="count"' not in page.partition('id="shelves"')[2].partition("</section>")[0]
    monkeypatch.setattr(shelves, "COUNTED", 2)
    counts = {one.key: one.count for one in queries.library_page(cast.an).shelves}
    assert (counts["resolutions"], counts["forms"]) == (2, 0)
