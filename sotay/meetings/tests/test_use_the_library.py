"""A meeting uses a document of the library by reference, and keeps which version it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents import actions as library
from sotay.documents.models import Document, Publication
from sotay.files.models import Blob
from sotay.files.tests.samples import Upload
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path / "files"
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


@pytest.fixture
def document(cast: Cast) -> Document:
    taken = library.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload("Nghị quyết".encode()), name="nq.txt"
    )
    library.publish(by=cast.hoa, document=taken, unit=cast.ward, reach=Publication.Reach.SUBTREE)
    taken.refresh_from_db()
    return taken


def test_it_is_used_without_a_copy(cast: Cast, draft: Meeting, document: Document) -> None:
    paper = actions.add_from_library(by=cast.dung, meeting=draft, document=document)
    assert Blob.objects.count() == 1
    assert paper.origin == "upper"
    line = queries.paper_lines(draft)[0]
    assert (line.document_id, line.version, line.newer) == (document.pk, 1, False)


def test_the_meeting_keeps_its_version_and_says_that_a_newer_is_in_force(
    cast: Cast, draft: Meeting, document: Document
) -> None:
    paper = actions.add_from_library(by=cast.dung, meeting=draft, document=document)
    library.add_version(
        by=cast.hoa, document=document, upload=Upload("Bản sửa".encode()), name="nq2.txt"
    )
    line = queries.paper_lines(draft)[0]
    assert (line.version, line.newer) == (1, True)
    page = signed_in(cast.dung).get(f"/meetings/{draft.pk}/papers/{paper.pk}/").content.decode()
    assert "Buổi họp dùng bản 1" in page
    assert "bản mới đang hiệu lực" in page
    newest = signed_in(cast.dung).get(f"/documents/{document.pk}/").content.decode()
    assert "Bản sửa" in newest


def test_the_same_version_is_not_used_twice(cast: Cast, draft: Meeting, document: Document) -> None:
    actions.add_from_library(by=cast.dung, meeting=draft, document=document)
    with pytest.raises(Conflict, match="đã có văn bản"):
        actions.add_from_library(by=cast.dung, meeting=draft, document=document)


def test_what_is_not_for_the_secretary_cannot_be_used(cast: Cast, draft: Meeting) -> None:
    secret = library.take_in(by=cast.hoa, unit=cast.ward, upload=Upload(b"x"), name="nhap.txt")
    with pytest.raises(Forbidden):
        actions.add_from_library(by=cast.dung, meeting=draft, document=secret)


def test_the_step_of_papers_offers_the_library(
    cast: Cast, draft: Meeting, document: Document
) -> None:
    client = signed_in(cast.dung)
    address = f"/meetings/{draft.pk}/prepare/papers/"
    assert document.title in client.get(address).content.decode()
    answer = client.post(f"{address}library/", {"document": document.pk, "reason": ""})
    assert answer.status_code == 303
    assert [line.document_id for line in queries.paper_lines(draft)] == [document.pk]
    again = client.post(f"{address}library/", {"document": "", "reason": ""})
    assert again.status_code == 422
    assert "Chọn một văn bản" in again.content.decode()
