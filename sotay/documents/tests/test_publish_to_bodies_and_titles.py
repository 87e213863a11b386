"""A document for the standing board alone, or for every secretary: whoever sits there today."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from sotay.documents import actions, queries
from sotay.documents.models import Document, Publication
from sotay.documents.tests.circles import (
    publish,
    readers,
    signed_in,
    sits,
    to_board,
    to_secretaries,
    told,
)
from sotay.documents.tests.test_read_documents import LIBRARY_CEILING, READER_CEILING
from sotay.files.tests import samples
from sotay.files.tests.samples import Upload
from sotay.jobs.worker import run_all
from sotay.kernel import clock
from sotay.org.models import Body, Position, StatusPeriod, Title
from sotay.org.tests.cast import Cast
from sotay.policy.reading import answer_once

pytestmark = pytest.mark.django_db
Reach, Who = Publication.Reach, Publication.Who


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def document(cast: Cast) -> Document:
    upload = Upload("Kế hoạch kiểm tra.".encode())
    return actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name="kế hoạch.txt")


# ---- whoever holds it today ----


def test_a_body_s_members_read_it_and_nobody_else(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    assert readers(cast, document) == {"giang"}


def test_the_chosen_cell_committee_reads_it(cast: Cast, document: Document) -> None:
    publish(cast, document, who=Who.BODY, body=cast.cell_committee)
    assert readers(cast, document) == {"binh", "phuc", "dung"}


def test_every_secretary_below_reads_it(cast: Cast, document: Document) -> None:
    to_secretaries(cast, document)
    assert readers(cast, document) == {"binh", "lan"}


def test_the_secretary_of_one_cell_may_be_meant(cast: Cast, document: Document) -> None:
    to_secretaries(cast, document, unit=cast.other_cell, reach=Reach.UNIT)
    assert readers(cast, document) == {"lan"}


def test_a_title_is_held_by_whoever_holds_one_that_implies_it(
    cast: Cast, document: Document
) -> None:
    title = Title.objects.get(code="cell_committee_member")
    publish(cast, document, who=Who.TITLE, title=title)
    assert readers(cast, document) >= {"binh", "phuc", "dung"}


def test_the_committee_of_one_unit_alone_may_be_meant(cast: Cast, document: Document) -> None:
    publish(cast, document, unit=cast.cell, who=Who.COMMITTEE, reach=Reach.UNIT)
    assert readers(cast, document) == {"binh", "phuc", "dung"}


def test_who_comes_reads_it_from_that_day_and_who_leaves_no_more(
    cast: Cast, document: Document
) -> None:
    to_board(cast, document)
    sits(cast, cast.an)
    assert readers(cast, document) == {"an", "giang"}
    Position.objects.filter(person=cast.giang).update(ends=clock.today())
    assert readers(cast, document) == {"an"}
    with clock.held_at(clock.now() - timedelta(days=1)):
        assert readers(cast, document) == {"giang"}


def test_a_body_that_ended_has_no_readers(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    Body.objects.filter(pk=cast.standing_board.pk).update(ends=clock.today())
    assert readers(cast, document) == set()


def test_who_is_suspended_does_not_read_by_a_seat(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    StatusPeriod.objects.create(person=cast.giang, status="suspended", starts=clock.today())
    run_all()
    assert readers(cast, document) == set()
    # Sơn sits there too.
    assert told(document) == {"son"}
    assert queries.unopened(document)[0].names == (cast.son.full_name,)


def test_an_unknown_word_is_for_nobody(cast: Cast, document: Document) -> None:
    """A row that a later version wrote opens nothing here."""
    row = publish(cast, document)
    Publication.objects.filter(pk=row.pk).update(who="friends")
    assert readers(cast, document) == set()


# ---- every place of reading ----


@pytest.mark.parametrize(
    "rest",
    ["", "file/", "pages/1/?width=720", "words/", "pack/", "?text=large", "?find=kiểm"],
)
def test_no_page_of_it_opens_to_anybody_else(cast: Cast, document: Document, rest: str) -> None:
    upload = Upload(samples.pdf())
    actions.add_version(by=cast.hoa, document=document, upload=upload, name="kế hoạch.pdf")
    to_secretaries(cast, document)
    address = f"/documents/{document.pk}/{rest}"
    for name in ("an", "phuc", "giang", "khanh", "minh"):
        assert signed_in(getattr(cast, name)).get(address).status_code == 404, name
    assert signed_in(cast.lan).get(address).status_code != 404
    cast.lan.positions.update(ends=clock.today())
    assert signed_in(cast.lan).get(address).status_code == 404


@pytest.mark.parametrize("rest", ["acknowledgement", "bookmark", "reading", "passages"])
def test_nothing_is_written_to_it_by_anybody_else(
    cast: Cast, document: Document, rest: str
) -> None:
    to_secretaries(cast, document)
    answer = signed_in(cast.an).post(f"/documents/{document.pk}/{rest}/", {"keep": "on"})
    assert answer.status_code == 404


def test_the_library_lists_it_as_new_to_those_people_alone(cast: Cast, document: Document) -> None:
    for person in (cast.lan, cast.an):
        actions.note_visit(by=person)
        with clock.held_at(clock.now() + timedelta(hours=1)):
            actions.note_visit(by=person)
    with clock.held_at(clock.now() + timedelta(hours=2)):
        to_secretaries(cast, document)
        for person, count in ((cast.lan, 1), (cast.an, 0)):
            page = queries.library_page(person)
            assert (len(page.lines), len(page.new.lines)) == (count, count)


def test_those_people_alone_are_told(cast: Cast, document: Document) -> None:
    to_secretaries(cast, document)
    to_board(cast, document)
    run_all()
    assert told(document) == {"binh", "lan", "giang", "son"}


def test_whom_acknowledgement_is_asked_of_are_asked_alone(cast: Cast, document: Document) -> None:
    publish(cast, document)
    to_secretaries(cast, document, asks_to_acknowledge=True)
    address = f"/documents/{document.pk}/"
    asks = "Tôi đã đọc văn bản này"
    assert asks in signed_in(cast.lan).get(address).content.decode()
    assert asks not in signed_in(cast.an).get(address).content.decode()


def test_who_has_not_opened_it_is_listed_by_body_and_unit(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    to_secretaries(cast, document)
    actions.note_opening(by=cast.binh, document=document, version=1)
    found = {one.unit: one for one in queries.unopened(document)}
    assert set(found) == {
        cast.standing_board.name,
        cast.cell.name,
        cast.other_cell.name,
    }
    assert (found[cast.cell.name].names, found[cast.cell.name].opened) == ((), 1)
    assert found[cast.other_cell.name].names == (cast.lan.full_name,)
    board = found[cast.standing_board.name]
    assert set(board.names) == {cast.giang.full_name, cast.son.full_name}


def test_of_what_goes_to_officers_the_others_are_not_missing(
    cast: Cast, document: Document
) -> None:
    publish(cast, document, who=Who.COMMITTEE)
    names = {name for one in queries.unopened(document) for name in one.names}
    assert {cast.binh.full_name, cast.giang.full_name} <= names
    assert cast.an.full_name not in names


def test_the_suspended_are_not_said_to_have_missed_it(cast: Cast, document: Document) -> None:
    publish(cast, document)
    names = {name for one in queries.unopened(document) for name in one.names}
    assert cast.an.full_name in names
    assert cast.minh.full_name not in names


def test_the_page_says_to_whom_it_went(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    to_secretaries(cast, document)
    board = cast.standing_board.name
    secretaries = f"Bí thư Chi bộ, {cast.ward.name} và các đơn vị trực thuộc"
    keeper = signed_in(cast.hoa).get(f"/documents/{document.pk}/").content.decode()
    assert board in keeper
    assert secretaries in keeper
    reader = signed_in(cast.lan).get(f"/documents/{document.pk}/").content.decode()
    assert secretaries in reader
    assert board not in reader


# ---- what it costs ----


@pytest.mark.parametrize(("name", "most"), [("an", 3), ("binh", 6), ("son", 6)])
def test_whom_one_is_is_asked_in_a_few_queries(
    cast: Cast,
    document: Document,
    name: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    to_secretaries(cast, document)

    def read(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(len(queries.readable(getattr(cast, name)))))

    with django_assert_max_num_queries(most):
        answer_once(read)(RequestFactory().get("/documents/"))


@pytest.mark.parametrize("name", ["binh", "lan"])
def test_the_pages_of_an_officer_stay_under_the_ceilings(
    cast: Cast,
    document: Document,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    to_secretaries(cast, document)
    client = signed_in(getattr(cast, name))
    for address, most in (
        ("/documents/", LIBRARY_CEILING),
        (f"/documents/{document.pk}/", READER_CEILING),
    ):
        client.get(address)
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
