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
from sotay.org.models import Title
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


def test_only_who_may_read_the_newer_one_is_led_to_it(cast: Cast, draft: Meeting) -> None:
    document = for_secretaries(cast)
    paper = actions.add_from_library(by=cast.binh, meeting=draft, document=document, widens=True)
    draft.refresh_from_db()
    actions.announce_meeting(by=cast.binh, meeting=draft, edition=draft.edition)
    upload = Upload("Bản sửa".encode())
    library.add_version(by=cast.hoa, document=document, upload=upload, name="hd2.txt")
    link = f'href="/documents/{document.pk}/"'
    for part in ("", "papers/", f"papers/{paper.pk}/"):
        for person, is_led in ((cast.binh, True), (cast.an, False)):
            page = signed_in(person).get(f"/meetings/{draft.pk}/{part}").content.decode()
            assert "Buổi họp dùng bản 1." in page
            assert "Văn bản đã có bản mới đang hiệu lực" in page
            assert (link in page) is is_led
    assert signed_in(cast.an).get(f"/documents/{document.pk}/").status_code == 404


@pytest.mark.parametrize("is_replaced", [True, False])
def test_the_meeting_says_that_what_it_used_is_in_force_no_more(
    cast: Cast, draft: Meeting, document: Document, *, is_replaced: bool
) -> None:
    paper = actions.add_from_library(by=cast.dung, meeting=draft, document=document)
    successor = for_secretaries(cast) if is_replaced else None
    library.withdraw(by=cast.hoa, document=document, replaced_by=successor)
    said = "Văn bản đã được thay bằng văn bản khác" if successor else "Văn bản đã hết hiệu lực"
    for part in ("", f"papers/{paper.pk}/", "prepare/papers/"):
        for person in (cast.binh, cast.dung):
            page = signed_in(person).get(f"/meetings/{draft.pk}/{part}").content.decode()
            assert said in page
            # The one in its place is for secretaries: the others are told, and not led.
            link = successor is not None and f'href="/documents/{successor.pk}/"' in page
            assert link is (successor is not None and person == cast.binh)


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


def for_secretaries(cast: Cast) -> Document:
    taken = library.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload("Hướng dẫn".encode()), name="hd.txt"
    )
    library.publish(
        by=cast.hoa,
        document=taken,
        unit=cast.ward,
        who=Publication.Who.TITLE,
        title=Title.objects.get(code="cell_secretary"),
    )
    taken.refresh_from_db()
    return taken


def test_what_is_for_the_secretary_alone_is_shown_to_the_hall_only_on_their_word(
    cast: Cast, draft: Meeting
) -> None:
    document = for_secretaries(cast)
    client = signed_in(cast.binh)
    address = f"/meetings/{draft.pk}/prepare/papers/library/"
    sent = {"document": document.pk, "reason": ""}
    refused = client.post(address, sent)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert f"Bí thư Chi bộ, {cast.ward.name} và các đơn vị trực thuộc" in page
    assert 'name="widens"' in page
    assert queries.paper_lines(draft) == []
    assert client.post(address, {**sent, "widens": "on"}).status_code == 303
    assert [line.document_id for line in queries.paper_lines(draft)] == [document.pk]


def test_who_holds_the_title_no_more_cannot_use_it(cast: Cast, draft: Meeting) -> None:
    document = for_secretaries(cast)
    with pytest.raises(Forbidden):
        actions.add_from_library(by=cast.dung, meeting=draft, document=document, widens=True)


def test_what_goes_to_the_cell_s_committee_needs_no_word_among_its_members(cast: Cast) -> None:
    taken = library.take_in(by=cast.hoa, unit=cast.ward, upload=Upload(b"KH"), name="kh.txt")
    library.publish(
        by=cast.hoa,
        document=taken,
        unit=cast.ward,
        who=Publication.Who.BODY,
        body=cast.cell_committee,
    )
    taken.refresh_from_db()
    among = people.a_draft(cast, kind=Meeting.Kind.CELL_COMMITTEE)
    Meeting.objects.filter(pk=among.pk).update(body=cast.cell_committee)
    among.refresh_from_db()
    paper = actions.add_from_library(by=cast.dung, meeting=among, document=taken)
    assert paper.version is not None
