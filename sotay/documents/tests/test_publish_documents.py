"""Issued once above, opened everywhere below: one copy, its current version, and who may."""

from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.actions import publishing
from sotay.documents.models import Document, Publication
from sotay.files.models import Blob
from sotay.files.tests.samples import Upload
from sotay.jobs.worker import run_all
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.notices.models import Notice
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db

TEXT = (
    "ĐẢNG BỘ TỈNH MINH HÀ\nĐẢNG ỦY PHƯỜNG HÒA AN\nSố 05-NQ/ĐU\n"
    "Hòa An, ngày 03 tháng 11 năm 2026\nNGHỊ QUYẾT\nvề giữ gìn vệ sinh môi trường\n-----\n"
)
Reach, Who = Publication.Reach, Publication.Who


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT, settings.SEARCH_ROOT = tmp_path / "files", tmp_path / "search"


def take_in(by: Person, unit: Unit, words: str = TEXT, name: str = "nghị quyết?.txt") -> Document:
    return actions.take_in(by=by, unit=unit, upload=Upload(words.encode()), name=name)


def reads(person: Person, document: Document) -> bool:
    try:
        queries.document_for(person, document.pk)
    except Missing:
        return False
    return document in queries.readable(person)


def test_its_data_are_proposed_from_the_first_page(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    assert document.code == "05-NQ/ĐU"
    assert document.type_code == "resolution"
    assert document.title == "về giữ gìn vệ sinh môi trường"
    assert document.issuer == "Đảng ủy phường Hòa An"
    assert str(document.issued_on) == "2026-11-03"
    assert document.state == Document.State.DRAFT


def test_a_draft_is_for_its_keepers_only(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    assert queries.document_for(cast.son, document.pk) == document
    for other in (cast.an, cast.binh, cast.giang, cast.khanh):
        with pytest.raises(Missing):
            queries.document_for(other, document.pk)


@pytest.mark.parametrize(
    ("who", "readers", "others"),
    [
        (Who.EVERYBODY, ("an", "binh", "cuong", "giang", "em", "dat", "khanh"), ("minh",)),
        (Who.COMMITTEE, ("binh", "phuc", "giang"), ("an", "dat", "minh")),
    ],
)
def test_below_it_is_there_at_once(
    cast: Cast, who: str, readers: tuple[str, ...], others: tuple[str, ...]
) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, who=who)
    assert {name: reads(getattr(cast, name), document) for name in readers} == dict.fromkeys(
        readers, True
    )
    assert not any(reads(getattr(cast, name), document) for name in others)


def test_one_cell_alone_may_be_meant(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.cell, reach=Reach.UNIT)
    assert reads(cast.an, document)
    assert not reads(cast.cuong, document)


def test_many_readers_cost_one_copy(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    assert Blob.objects.count() == 1
    assert Publication.objects.count() == 1


def test_a_cell_keeps_and_publishes_its_own(cast: Cast) -> None:
    document = take_in(cast.binh, cast.cell)
    actions.publish(by=cast.binh, document=document, unit=cast.cell, reach=Reach.SUBTREE)
    assert reads(cast.an, document)
    assert not reads(cast.cuong, document)
    with pytest.raises(Invalid, match="trực thuộc"):
        actions.publish(by=cast.binh, document=document, unit=cast.ward, reach=Reach.SUBTREE)


@pytest.mark.parametrize("who", ["an", "dat", "khanh"])
def test_who_keeps_nothing_takes_nothing_in(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        take_in(getattr(cast, who), cast.cell)


def test_a_newer_file_is_current_and_the_older_stays(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    newer = actions.add_version(
        by=cast.hoa, document=document, upload=Upload(b"moi"), name="b.txt", note="sửa ngày"
    )
    assert newer.number == 2
    current = queries.version_of(document)
    assert current is not None
    assert current.number == 2
    first = queries.version_of(document, 1)
    assert first is not None
    assert first.file.original_name == "nghị quyết?.txt"
    with pytest.raises(Invalid, match="bản hiện hành"):
        actions.add_version(by=cast.hoa, document=document, upload=Upload(b"moi"), name="c.txt")


def test_a_withdrawn_one_leaves_the_list_and_stays_readable(cast: Cast) -> None:
    old, new = take_in(cast.hoa, cast.ward), take_in(cast.hoa, cast.ward, "Bản thay", "b.txt")
    for document in (old, new):
        actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    actions.withdraw(by=cast.hoa, document=old, replaced_by=new)
    lines = queries.library_page(cast.an).lines
    assert [line.id for line in lines] == [new.pk]
    assert queries.document_for(cast.an, old.pk).replaced_by == new
    with pytest.raises(Conflict):
        actions.withdraw(by=cast.hoa, document=old)
    with pytest.raises(Conflict):
        actions.publish(by=cast.hoa, document=old, unit=cast.ward, reach=Reach.UNIT)


def test_who_has_not_opened_it_is_listed_by_unit(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    actions.note_opening(by=cast.an, document=document, version=1)
    actions.note_opening(by=cast.an, document=document, version=1)
    cell = next(unit for unit in queries.unopened(document) if unit.unit == cast.cell.name)
    assert cast.an.full_name not in cell.names
    assert cast.vinh.full_name in cell.names
    assert cell.opened == 1


def test_reading_is_acknowledged_once(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(
        by=cast.hoa,
        document=document,
        unit=cast.ward,
        reach=Reach.SUBTREE,
        asks_to_acknowledge=True,
    )
    document.refresh_from_db()
    first = actions.acknowledge(by=cast.an, document=document).acknowledged_at
    assert actions.acknowledge(by=cast.an, document=document).acknowledged_at == first
    with pytest.raises(Forbidden):
        actions.acknowledge(by=cast.minh, document=document)


@pytest.mark.parametrize("words", ["ve sinh moi truong", "05-nq", "GIỮ GÌN", "hoa an", "vê sinh"])
def test_it_is_found_without_tone_marks(cast: Cast, words: str) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    found = queries.library_page(cast.an, queries.Asked(words=words)).lines
    assert [line.id for line in found] == [document.pk]
    assert queries.library_page(cast.an, queries.Asked(words="không có chữ này")).lines == []


def told(document: Document) -> set[str]:
    rows = Notice.objects.filter(kind="documents.published", about=f"document:{document.pk}")
    return {row.person.full_name for row in rows.select_related("person")}


@pytest.mark.parametrize("at_once", [200, 3])
def test_everybody_whom_it_reaches_is_told_once(
    cast: Cast, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "AT_ONCE", at_once)
    document = take_in(cast.hoa, cast.ward)
    for _again in range(2):
        actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    run_all()
    names = told(document)
    assert {cast.an.full_name, cast.cuong.full_name, cast.em.full_name} <= names
    assert cast.minh.full_name not in names
    assert cast.hoa.full_name not in names
    assert Notice.objects.filter(kind="documents.published").count() == len(names)


def test_of_what_goes_to_committees_they_alone_are_told(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, who=Who.COMMITTEE)
    run_all()
    assert cast.binh.full_name in told(document)
    assert cast.an.full_name not in told(document)


@pytest.mark.parametrize("who", [Who.EVERYBODY, Who.COMMITTEE])
def test_the_clerk_of_a_unit_is_told_of_what_comes_to_it(cast: Cast, who: str) -> None:
    clerk, role = cast.quy, SystemRole.Role.CLERK
    SystemRole.objects.create(person=clerk, unit=cast.other_cell, role=role, starts=BEGUN)
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.other_cell, who=who, reach=Reach.UNIT)
    run_all()
    assert queries.document_for(clerk, document.pk) == document
    assert clerk.full_name in told(document)
    # It is hers to take in, and for those to whom it goes to read.
    assert clerk.full_name not in [
        name for unit in queries.unopened(document) for name in unit.names
    ]


def test_of_what_was_withdrawn_nobody_is_told(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Reach.SUBTREE)
    actions.withdraw(by=cast.hoa, document=document)
    run_all()
    assert told(document) == set()
