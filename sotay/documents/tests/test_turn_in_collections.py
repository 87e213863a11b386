"""From one document of a collection to the next, through what the reader may read."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Collection, Document, Publication
from sotay.files.tests.samples import Upload
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
Who = Publication.Who
# What a document asks of the database by itself, and its place in the collection.
READER_CEILING = 32


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def issue(cast: Cast, title: str, who: str = Who.EVERYBODY) -> Document:
    upload = Upload(f"{title}\n\nĐiều 1. Nội dung.".encode())
    made = actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name=f"{title}.txt")
    actions.publish(by=cast.hoa, document=made, unit=cast.ward, who=who)
    made.refresh_from_db()
    return made


@pytest.fixture
def study(cast: Cast) -> Collection:
    """Three documents, of which the second is for committees."""
    made = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Chuyên đề")
    for title, who in (("một", Who.EVERYBODY), ("hai", Who.COMMITTEE), ("ba", Who.EVERYBODY)):
        actions.put_in(by=cast.hoa, collection=made, document=issue(cast, title, who))
    return made


def at(document: Document, collection: Collection, more: str = "") -> str:
    return f"/documents/{document.pk}/?collection={collection.pk}{more}"


def page_of(person: Person, address: str) -> str:
    answer = signed_in(person).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def turns(page: str) -> tuple[str, list[str]]:
    """Which of how many, and where "before" and "after" lead."""
    nav = re.search(r'<nav class="turn".*?</nav>', page, re.DOTALL)
    if nav is None:
        return "", []
    said = re.search(r"Tài liệu (\d+/\d+)", nav[0])
    return (said[1] if said else ""), re.findall(r'href="([^"]+)"', nav[0])


def documents_of(collection: Collection) -> list[Document]:
    return [Document.objects.get(pk=each) for each in queries.ids_in_order(collection)]


def test_from_its_page_one_reads_through_the_whole_collection(
    cast: Cast, study: Collection
) -> None:
    one, two, three = (at(each, study) for each in documents_of(study))
    shelf = page_of(cast.binh, f"/documents/collections/{study.pk}/")
    assert re.findall(r'class="row-title" href="([^"]+)"', shelf)[:3] == [one, two, three]
    assert turns(page_of(cast.binh, one)) == ("1/3", [two])
    assert turns(page_of(cast.binh, two)) == ("2/3", [one, three])
    assert turns(page_of(cast.binh, three)) == ("3/3", [two])
    assert f'href="/documents/collections/{study.pk}/"' in page_of(cast.binh, two)


def test_what_is_not_for_the_reader_is_stepped_over_and_not_counted(
    cast: Cast, study: Collection
) -> None:
    first, hidden, last = documents_of(study)
    assert turns(page_of(cast.an, at(first, study))) == ("1/2", [at(last, study)])
    assert turns(page_of(cast.an, at(last, study))) == ("2/2", [at(first, study)])
    assert signed_in(cast.an).get(at(hidden, study)).status_code == 404


def test_what_was_withdrawn_is_stepped_over(cast: Cast, study: Collection) -> None:
    first, gone, last = documents_of(study)
    actions.withdraw(by=cast.hoa, document=gone)
    assert turns(page_of(cast.binh, at(first, study))) == ("1/2", [at(last, study)])
    # Its keeper still opens it from there, and is led on nowhere.
    assert turns(page_of(cast.hoa, at(gone, study))) == ("", [])


@pytest.mark.parametrize("asked", ["0", "9999", "-1", "abc", "", "1e3", "999999999999", "٣"])
def test_an_address_that_names_none_shows_the_document_alone(
    cast: Cast, study: Collection, asked: str
) -> None:
    document = documents_of(study)[0]
    assert turns(page_of(cast.an, f"/documents/{document.pk}/?collection={asked}")) == ("", [])


def test_nor_does_one_of_others_or_one_that_does_not_hold_it(cast: Cast, study: Collection) -> None:
    document = documents_of(study)[0]
    theirs = actions.make_collection(
        by=cast.lan, unit=cast.other_cell, name="Chi bộ khác", document=document
    )
    other = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Bộ khác")
    for collection in (theirs, other):
        page = page_of(cast.an, at(document, collection))
        assert turns(page) == ("", [])
        assert collection.name not in page
    actions.remove_collection(by=cast.hoa, collection=study)
    assert turns(page_of(cast.an, at(document, study))) == ("", [])


def test_large_letters_another_file_and_what_one_does_stay_in_the_collection(
    cast: Cast, study: Collection
) -> None:
    first, last = (documents_of(study)[each] for each in (0, 2))
    actions.attach(
        by=cast.hoa,
        document=first,
        upload=Upload(b"Phu luc"),
        name="phụ lục.txt",
        kind="annex",
    )
    annex = first.attachments.get()
    page = page_of(cast.an, at(first, study))
    beside = f"/documents/{first.pk}/?collection={study.pk}&amp;file={annex.pk}"
    assert f'href="{beside}"' in page
    there = page_of(cast.an, beside.replace("&amp;", "&"))
    assert turns(there) == ("1/2", [at(last, study)])
    assert turns(page_of(cast.an, at(first, study, "&text=large"))) == ("1/2", [at(last, study)])
    action = re.search(r'action="([^"]+/bookmark/[^"]*)"', page)
    assert action
    answer = signed_in(cast.an).post(action[1].replace("&amp;", "&"), {"keep": "on"})
    assert answer["location"] == at(first, study)


def test_its_place_costs_few_questions(cast: Cast, study: Collection) -> None:
    document = documents_of(study)[0]
    client = signed_in(cast.an)
    client.get(at(document, study))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(at(document, study)).status_code == 200
    assert len(asked) <= READER_CEILING, [one["sql"] for one in asked]
