"""An index that is missing, torn or old is made again, and meanwhile nobody sees a fault."""

import shutil
import threading
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.jobs.tests.running import run_queued
from sotay.org.models import Person
from sotay.search import actions, registry
from sotay.search.engine import places, reading
from sotay.search.engine.asking import Chosen
from sotay.search.engine.faults import Busy, Unusable
from sotay.search.engine.writing import the_pen
from sotay.search.models import Mark
from sotay.search.queries import results_for, state_of_index
from sotay.search.tests.shelf import Shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf()
    monkeypatch.setattr(registry, "_sources", {"shelf": made.source()})
    return made


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.SEARCH_ROOT = tmp_path / "search"
    return tmp_path / "search"


def put(shelf: Shelf, thing: int, words: str) -> None:
    shelf.words[thing] = words
    actions.mark(source="shelf", thing=thing)


def rebuild() -> None:
    while not actions.rebuild_some():
        pass


def found(words: str) -> list[str]:
    return [hit.line.address for hit in results_for(Person(pk=1), words, Chosen()).hits]


def by_title_only() -> bool:
    return results_for(Person(pk=1), "gì đó", Chosen()).by_title_only


def test_what_is_marked_is_found_after_the_worker_ran(shelf: Shelf) -> None:
    rebuild()
    put(shelf, 1, "phân loại rác tại nguồn")
    assert found("phân loại rác") == []
    run_queued()
    assert found("phân loại rác") == ["/1/"]
    assert not Mark.objects.exists()


def test_a_hit_knows_its_page(shelf: Shelf) -> None:
    rebuild()
    put(shelf, 1, "phân loại rác")
    run_queued()
    (hit,) = results_for(Person(pk=1), "rác", Chosen()).hits
    assert (hit.excerpts[0].page, hit.excerpts[0].address) == (3, "#3")


def test_what_is_gone_is_found_no_more(shelf: Shelf) -> None:
    rebuild()
    put(shelf, 1, "phân loại rác")
    run_queued()
    del shelf.words[1]
    actions.mark(source="shelf", thing=1)
    run_queued()
    assert found("rác") == []


def test_without_an_index_titles_are_found_and_one_is_made(shelf: Shelf) -> None:
    shelf.words[7] = "phân loại rác"
    assert by_title_only()
    assert found("Thứ 7") == ["/7/"]
    actions.ask_for_an_index()
    run_queued()
    assert not by_title_only()
    assert found("phân loại rác") == ["/7/"]


def test_marks_made_before_there_is_an_index_are_not_lost(shelf: Shelf) -> None:
    put(shelf, 1, "phân loại rác")
    run_queued()
    assert found("rác") == ["/1/"]


@pytest.mark.parametrize("tear", ["meta", "piece", "all", "foreign", "name"])
def test_a_torn_index_shows_no_fault_and_heals(shelf: Shelf, root: Path, tear: str) -> None:
    rebuild()
    put(shelf, 1, "phân loại rác")
    run_queued()
    reading._opened.close()
    folder = places.current(root)
    assert folder is not None
    if tear == "meta":
        (folder / "meta.json").write_text('{"segments": [')
    elif tear == "piece":
        for file in folder.iterdir():
            if file.suffix in {".term", ".idx", ".store"}:
                file.write_bytes(b"")
    elif tear == "all":
        shutil.rmtree(folder)
    elif tear == "foreign":
        (root / "current").write_text("99-another-form")
    else:
        (root / "current").write_bytes(b"\xff\xfe")
    assert by_title_only()
    actions.keep_whole()
    run_queued()
    assert found("rác") == ["/1/"]


def test_writing_into_a_torn_index_loses_no_mark(shelf: Shelf, root: Path) -> None:
    rebuild()
    folder = places.current(root)
    assert folder is not None
    (folder / "meta.json").write_text("{")
    put(shelf, 1, "phân loại rác")
    run_queued()
    assert found("rác") == ["/1/"]
    assert not Mark.objects.exists()


def test_the_old_index_serves_until_the_new_one_is_whole(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    for thing in range(1, 6):
        shelf.words[thing] = "phân loại rác"
    rebuild()
    assert not actions.rebuild_some(anew=True)
    assert len(found("rác")) == 5
    # What changes meanwhile is in the old one and in the new one.
    put(shelf, 1, "trồng cây")
    run_queued()
    assert found("trồng cây") == ["/1/"]
    rebuild()
    assert found("trồng cây") == ["/1/"]
    assert len(found("rác")) == 4


def test_a_rebuild_that_was_killed_goes_on(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    for thing in range(1, 6):
        shelf.words[thing] = "phân loại rác"
    assert not actions.rebuild_some()
    actions.keep_whole()
    run_queued()
    assert len(found("rác")) == 5


def test_one_thing_that_cannot_be_read_keeps_no_other_out(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    rebuild()
    shelf.broken.add(1)
    put(shelf, 1, "hỏng")
    put(shelf, 2, "phân loại rác")
    run_queued()
    assert found("rác") == ["/2/"]
    assert "shelf 1" in caplog.text


def test_what_is_still_being_read_comes_again_later(shelf: Shelf) -> None:
    rebuild()
    shelf.waiting.add(1)
    put(shelf, 1, "phân loại rác")
    run_queued()
    assert found("rác") == ["/1/"]
    (mark,) = Mark.objects.all()
    assert mark.not_before is not None
    Mark.objects.update(not_before=None)
    shelf.waiting.clear()
    shelf.words[1] = "và những trang sau"
    actions.bring_up_to_date()
    assert found("trang sau") == ["/1/"]
    assert not Mark.objects.exists()


def test_only_one_writes(shelf: Shelf, root: Path) -> None:
    rebuild()
    put(shelf, 1, "phân loại rác")
    with the_pen(root):
        with pytest.raises(Busy), the_pen(root):
            pass
        actions.bring_up_to_date()
        assert Mark.objects.count() == 1
    actions.bring_up_to_date()
    assert found("rác") == ["/1/"]


def test_readers_and_the_writer_do_not_disturb_each_other(shelf: Shelf, root: Path) -> None:
    rebuild()
    faults: list[Exception] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                reading.count(root)
            except Unusable as fault:
                faults.append(fault)

    readers = [threading.Thread(target=read) for _number in range(3)]
    for thread in readers:
        thread.start()
    try:
        for thing in range(1, 8):
            shelf.words[thing] = "phân loại rác"
            actions.mark(source="shelf", thing=thing)
            actions.bring_up_to_date()
        actions.rebuild_some(anew=True)
        rebuild()
    finally:
        over.set()
        for thread in readers:
            thread.join()
    assert faults == []
    assert state_of_index() == {"whole": True, "passages": 14, "waiting": 0}


def test_many_passages_of_one_thing_hide_no_other(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sotay.search.queries._LOOKED_AT", 5)
    for thing in range(1, 9):
        shelf.words[thing] = "phân loại rác " * thing
    rebuild()
    assert len(found("rác")) == 8
