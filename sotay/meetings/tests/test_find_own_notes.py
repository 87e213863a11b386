"""One finds one's own notes and marked passages by their words, and never another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents import actions as library
from sotay.documents.models import Publication
from sotay.files.tests.samples import Upload, pdf
from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.search.queries import own_notes_for

pytestmark = pytest.mark.django_db
ASKED = "hoi bi thu"


@pytest.fixture(autouse=True)
def days_before(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SEARCH_ROOT = tmp_path / "search"
    with clock.held_at(people.DAYS_BEFORE):
        yield


def noted(cast: Cast) -> Meeting:
    meeting = people.an_announced_meeting(cast)
    actions.keep_note(by=cast.an, meeting=meeting, words="Hỏi bí thư về đèn đường.")
    return meeting


def found(person: Person, words: str = ASKED) -> list[str]:
    return [hit.address for hit in own_notes_for(person, words)]


def test_the_writer_finds_it_without_marks_and_nobody_else_does(cast: Cast) -> None:
    meeting = noted(cast)
    assert found(cast.an) == [f"/meetings/{meeting.pk}/note/"]
    assert found(cast.an, "đèn giao thông") == []
    for person in cast.people:
        if person != cast.an:
            assert found(person) == [], person


def test_who_no_longer_sees_the_meeting_is_not_sent_there(cast: Cast) -> None:
    meeting = noted(cast)
    meeting.invitations.filter(person=cast.an).delete()
    cast.an.memberships.update(unit=cast.other_cell)
    assert found(cast.an) == []


def test_a_passage_is_found_in_the_library_and_in_a_meeting(cast: Cast) -> None:
    document = library.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(pdf(3)), name="Quy định.pdf"
    )
    library.publish(by=cast.hoa, document=document, unit=cast.cell, reach=Publication.Reach.UNIT)
    blob = document.versions.get().file.blob
    library.mark_passage(by=cast.an, blob=blob, page=2, quote="", words="Hỏi bí thư về trang này.")
    assert found(cast.an) == [f"/documents/{document.pk}/#page-2"]
    assert found(cast.binh) == []
    meeting = people.an_announced_meeting(cast)
    paper = people.a_paper(cast, meeting, pdf(4))
    library.mark_passage(by=cast.an, blob=paper.file.blob, page=3, quote="hỏi bí thư", words="")
    assert f"/meetings/{meeting.pk}/papers/{paper.pk}/#page-3" in found(cast.an)


def test_the_page_of_search_shows_them_apart(cast: Cast) -> None:
    noted(cast)
    page = signed_in(cast.an).get("/search/", {"words": ASKED}).content.decode()
    assert "Trong ghi chú của riêng đồng chí" in page
    assert "<mark>Hỏi</mark>" in page
    other = signed_in(cast.vinh).get("/search/", {"words": ASKED}).content.decode()
    assert "ghi chú của riêng" not in other
