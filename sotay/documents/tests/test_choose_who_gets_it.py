"""The clerk chooses to whom a document goes, puts it right, takes a line back."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sotay.documents import actions
from sotay.documents.models import Document, Publication
from sotay.documents.rules.publishing import Sent, is_for_all_of
from sotay.documents.tests.circles import (
    publish,
    readers,
    signed_in,
    to_board,
    to_secretaries,
    told,
)
from sotay.files.tests.samples import Upload
from sotay.jobs.worker import run_all
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
Reach, Who = Publication.Reach, Publication.Who


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def document(cast: Cast) -> Document:
    upload = Upload("Kế hoạch kiểm tra.".encode())
    return actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name="kế hoạch.txt")


# ---- the form ----


def post(cast: Cast, document: Document, **sent: Any) -> Any:
    values = {"unit": cast.ward.pk, "reach": "subtree", "who": "everybody", **sent}
    return signed_in(cast.hoa).post(f"/documents/{document.pk}/publications/", values)


def test_a_body_is_chosen_on_the_page_without_a_reach(cast: Cast, document: Document) -> None:
    choice = f"body:{cast.cell_committee.pk}"
    assert post(cast, document, who=choice, reach="").status_code == 303
    row = Publication.objects.get(document=document)
    assert (row.who, row.body, row.unit) == (Who.BODY, cast.cell_committee, cast.cell)


def test_a_title_is_chosen_on_the_page(cast: Cast, document: Document) -> None:
    assert post(cast, document, who="title:cell_secretary").status_code == 303
    row = Publication.objects.get(document=document)
    assert (row.who, row.title_id, row.reach) == (Who.TITLE, "cell_secretary", Reach.SUBTREE)


WRONG = [
    {"who": ""},
    {"who": "friends"},
    {"who": "body:999999"},
    {"who": "body:"},
    {"who": "title:none"},
    {"who": "body"},
    {"who": "title"},
    {"reach": ""},
    {"reach": "committees"},
    {"unit": "999999"},
    {"unit": ""},
]


@pytest.mark.parametrize("sent", WRONG, ids=str)
def test_what_means_nobody_is_refused_and_nothing_is_published(
    cast: Cast, document: Document, sent: dict[str, str]
) -> None:
    answer = post(cast, document, **sent)
    assert answer.status_code == 422
    assert not Publication.objects.exists()
    document.refresh_from_db()
    assert document.state == Document.State.DRAFT


def test_a_body_beyond_the_own_subtree_is_refused(cast: Cast) -> None:
    upload = Upload(b"Cua chi bo.")
    own = actions.take_in(by=cast.binh, unit=cast.cell, upload=upload, name="a.txt")
    with pytest.raises(Invalid, match="trực thuộc"):
        actions.publish(
            by=cast.binh, document=own, unit=cast.cell, who=Who.BODY, body=cast.standing_board
        )
    answer = signed_in(cast.binh).post(
        f"/documents/{own.pk}/publications/",
        {"unit": cast.cell.pk, "reach": "unit", "who": f"body:{cast.standing_board.pk}"},
    )
    assert answer.status_code == 422
    assert not Publication.objects.exists()


@pytest.mark.parametrize("named", [{"who": "body"}, {"who": "title"}, {"who": "no"}], ids=str)
def test_an_act_that_names_nobody_is_refused(
    cast: Cast, document: Document, named: dict[str, str]
) -> None:
    with pytest.raises(Invalid, match="gửi cho ai"):
        publish(cast, document, **named)


# ---- narrower, and taken back ----


def test_the_same_people_again_are_the_same_line_put_right(cast: Cast, document: Document) -> None:
    for _again in range(2):
        to_board(cast, document)
        to_secretaries(cast, document)
        publish(cast, document, unit=cast.cell)
    publish(cast, document, unit=cast.cell, reach=Reach.UNIT)
    to_secretaries(cast, document, asks_to_acknowledge=True)
    assert Publication.objects.count() == 3
    assert Publication.objects.get(who=Who.EVERYBODY).reach == Reach.UNIT
    assert Publication.objects.get(who=Who.TITLE).asks_to_acknowledge


def test_a_line_is_taken_back_and_its_people_read_no_more(cast: Cast, document: Document) -> None:
    everybody = publish(cast, document)
    to_secretaries(cast, document)
    address = f"/documents/{document.pk}/publications/{everybody.pk}/removal/"
    assert signed_in(cast.hoa).post(address).status_code == 303
    run_all()
    assert readers(cast, document) == {"binh", "lan"}
    assert told(document) == {"binh", "lan"}
    kept = Entry.objects.get(act="documents.taken_back")
    assert kept.details["who"] == Who.EVERYBODY
    assert signed_in(cast.hoa).post(address).status_code == 404


def test_the_last_line_is_not_taken_back(cast: Cast, document: Document) -> None:
    row = to_board(cast, document)
    with pytest.raises(Conflict, match="cuối cùng"):
        actions.take_back(by=cast.hoa, document=document, publication=row)
    assert readers(cast, document) == {"giang"}


def test_of_a_withdrawn_document_no_line_is_taken_back(cast: Cast, document: Document) -> None:
    row = to_board(cast, document)
    to_secretaries(cast, document)
    actions.withdraw(by=cast.hoa, document=document)
    with pytest.raises(Conflict, match="đã thu hồi"):
        actions.take_back(by=cast.hoa, document=document, publication=row)
    assert Publication.objects.count() == 2


def test_only_its_keepers_take_a_line_back(cast: Cast, document: Document) -> None:
    row = to_board(cast, document)
    to_secretaries(cast, document)
    for person in (cast.lan, cast.giang, cast.khanh):
        with pytest.raises(Forbidden):
            actions.take_back(by=person, document=document, publication=row)
    assert Publication.objects.count() == 2


def test_a_line_of_another_document_is_not_there(cast: Cast, document: Document) -> None:
    to_board(cast, document)
    other = actions.take_in(by=cast.hoa, unit=cast.ward, upload=Upload(b"Khac."), name="b.txt")
    row = to_board(cast, other)
    with pytest.raises(Missing):
        actions.take_back(by=cast.hoa, document=document, publication=row)


# ---- the rule of meetings ----

WARD, CELL, BOARD = 1, 2, 7


@pytest.mark.parametrize(
    ("sent", "body_id", "officers", "whole"),
    [
        (Sent("everybody", WARD, with_below=True), None, False, True),
        (Sent("everybody", CELL, with_below=False), None, False, True),
        (Sent("everybody", WARD, with_below=False), None, False, False),
        (Sent("everybody", CELL, with_below=False), BOARD, False, True),
        (Sent("committee", WARD, with_below=True), None, False, False),
        (Sent("committee", WARD, with_below=True), None, True, True),
        (Sent("committee", WARD, with_below=False), None, True, False),
        (Sent("body", CELL, False, BOARD), None, False, False),
        (Sent("body", CELL, False, BOARD), BOARD, False, True),
        (Sent("body", CELL, False, BOARD), BOARD + 1, True, False),
        (Sent("title", CELL, with_below=True), None, True, False),
    ],
)
def test_what_is_for_all_of_a_meeting(
    sent: Sent, body_id: int | None, officers: bool, whole: bool
) -> None:
    found = is_for_all_of([sent], CELL, {WARD}, body_id=body_id, officers=officers)
    assert found is whole
