"""Collections are found by their name and note, and tell nobody what they hold."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from pytest_django import Settings

from sotay.documents import actions
from sotay.documents.models import Collection, Document, Publication
from sotay.documents.searching.collections import NAME, titled
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import NAMES, Cast
from sotay.search.actions import rebuild_some
from sotay.search.engine.asking import Chosen
from sotay.search.models import Mark
from sotay.search.queries import Results, results_for

pytestmark = pytest.mark.django_db
Who = Publication.Who


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SEARCH_ROOT = tmp_path / "search"
    while not rebuild_some():
        pass


def issue(cast: Cast, title: str, who: str = Who.EVERYBODY) -> Document:
    upload = Upload(title.encode())
    made = actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name=f"{title}.txt")
    actions.publish(by=cast.hoa, document=made, unit=cast.ward, who=who)
    made.refresh_from_db()
    return made


def study(cast: Cast, who: str = Who.EVERYBODY) -> Collection:
    """A collection of the ward with one document in it, for everybody or for committees."""
    made = actions.make_collection(
        by=cast.hoa,
        unit=cast.ward,
        name="Chuyên đề quý 4 về chuyển đổi số",
        note="Đọc trước buổi sinh hoạt tháng mười hai.",
        document=issue(cast, "Kế hoạch trồng cây", who),
    )
    run_queued()
    return made


def look(person: Person, words: str, **chosen: str) -> Results:
    return results_for(person, words, Chosen(**chosen))  # type: ignore[arg-type]


def found(person: Person, words: str, **chosen: str) -> list[str]:
    return [hit.line.address for hit in look(person, words, **chosen).hits]


def address(collection: Collection) -> str:
    return f"/documents/collections/{collection.pk}/"


@pytest.mark.parametrize(
    "typed",
    ["chuyển đổi số", "chuyen doi so", "CHUYÊN ĐỀ QUÝ 4", "bộ tài liệu quý 4", "truoc buoi"],
)
def test_it_is_found_by_name_and_note_however_they_are_typed(cast: Cast, typed: str) -> None:
    made = study(cast)
    assert address(made) in found(cast.an, typed)
    assert address(made) in found(cast.an, typed, kind="collection", unit=str(cast.ward.pk))


def test_the_line_says_whose_it_is_and_how_much_of_it_is_for_the_reader(cast: Cast) -> None:
    made = study(cast)
    secret = issue(cast, "Gợi ý", Who.COMMITTEE)
    actions.put_in(by=cast.hoa, collection=made, document=secret)
    for person, count in ((cast.an, "1 văn bản"), (cast.binh, "2 văn bản")):
        (hit,) = look(person, "chuyển đổi số").hits
        assert hit.line.title == "Chuyên đề quý 4 về chuyển đổi số"
        assert hit.line.details == ("Bộ tài liệu", cast.ward.name, count)
    page = signed_in(cast.an).get("/search/", {"words": "chuyen doi so"}).content.decode()
    assert f'href="{address(made)}"' in page


@pytest.mark.parametrize("who", [Who.EVERYBODY, Who.COMMITTEE])
def test_everybody_finds_exactly_what_stands_on_their_shelf(cast: Cast, who: str) -> None:
    made = study(cast, who)
    finders = {name for name in NAMES if address(made) in found(getattr(cast, name), "chuyển đổi")}
    listed = {name for name in NAMES if _is_listed(getattr(cast, name), made)}
    assert finders == listed
    assert "hoa" in finders
    assert ("an" in finders) == (who == Who.EVERYBODY)


def _is_listed(person: Person, made: Collection) -> bool:
    return address(made) in signed_in(person).get("/documents/collections/").content.decode()


def test_of_a_cell_it_is_found_in_the_cell_alone(cast: Cast) -> None:
    document = issue(cast, "Kế hoạch")
    made = actions.make_collection(
        by=cast.binh, unit=cast.cell, name="Đọc trong tháng", document=document
    )
    run_queued()
    assert found(cast.an, "đọc trong tháng", kind="collection") == [address(made)]
    for stranger in (cast.minh, cast.cuong):
        results = look(stranger, "đọc trong tháng", kind="collection")
        assert (results.hits, results.near, results.count) == ([], [], 0)


def test_titles_of_what_it_holds_lead_nobody_to_it(cast: Cast) -> None:
    made = study(cast, Who.COMMITTEE)
    actions.put_in(by=cast.hoa, collection=made, document=issue(cast, "Nghị quyết thu gom rác"))
    run_queued()
    for words in ("trồng cây", "thu gom"):
        assert address(made) not in found(cast.an, words)
        assert address(made) not in found(cast.binh, words)


def test_another_name_is_found_at_once_and_one_that_was_removed_no_more(cast: Cast) -> None:
    made = study(cast)
    actions.describe_collection(by=cast.hoa, collection=made, name="Học tập quy định mới")
    run_queued()
    assert found(cast.an, "học tập quy định", kind="collection") == [address(made)]
    assert found(cast.an, "chuyển đổi số", kind="collection") == []
    actions.remove_collection(by=cast.hoa, collection=made)
    # The database says no before the index has heard of it.
    assert found(cast.an, "học tập quy định", kind="collection") == []
    run_queued()
    assert found(cast.hoa, "học tập quy định", kind="collection") == []


def test_without_an_index_its_name_is_found(cast: Cast) -> None:
    made = study(cast)
    year = str(made.made_at.year)
    assert titled(cast.an, "chuyen doi", Chosen(), 5) == [made.pk]
    assert titled(cast.an, "chuyen doi", Chosen(unit=str(cast.ward.pk), year=year), 5) == [made.pk]
    for chosen in (
        Chosen(kind="nghi_quyet"),
        Chosen(issuer="Đảng ủy"),
        Chosen(unit=str(cast.cell.pk)),
        Chosen(year="1999"),
    ):
        assert titled(cast.an, "chuyen doi", chosen, 5) == []
    actions.withdraw(by=cast.hoa, document=Document.objects.get())
    assert titled(cast.an, "chuyen doi", Chosen(), 5) == []


def test_those_from_before_are_taken_in_too(cast: Cast) -> None:
    made = study(cast)
    gone = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Bộ cũ")
    actions.remove_collection(by=cast.hoa, collection=gone)
    Mark.objects.all().delete()
    step = import_module("sotay.documents.migrations.0006_collections_are_found")
    step.have_them_taken_in(apps, None)
    assert list(Mark.objects.values_list("source", "thing")) == [(NAME, made.pk)]
