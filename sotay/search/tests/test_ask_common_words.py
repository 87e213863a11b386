"""Common words in a large library: what is asked of the engine, and what people see of it."""

from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.org.models import Person
from sotay.search import actions, queries, registry
from sotay.search.engine.asking import Chosen
from sotay.search.queries import Results, results_for
from sotay.search.rules import rarity
from sotay.search.tests.shelf import Shelf

pytestmark = pytest.mark.django_db

WORDS = "Mỗi hộ đóng góp xây dựng đường làng."


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Shelf:
    """Five things about dues, and five that mention them often."""
    settings.SEARCH_ROOT = tmp_path / "search"
    made = Shelf()
    for thing in range(1, 6):
        made.titles[thing], made.words[thing] = f"Về đảng phí năm {thing}", WORDS
        made.words[thing + 5] = "Đảng phí, đảng phí và lại đảng phí."
    monkeypatch.setattr(registry, "_sources", {"shelf": made.source()})
    return made


def index() -> None:
    while not actions.rebuild_some():
        pass


def look(words: str) -> Results:
    return results_for(Person(pk=1), words, Chosen())


def addresses(results: Results) -> set[str]:
    return {hit.line.address for hit in results.hits}


def test_where_titles_are_enough_texts_are_not_asked(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 4)
    shelf.words[3] = "Đảng phí nộp vào ngày sinh hoạt."
    index()
    found = look("dang phi")
    assert addresses(found) < {f"/{thing}/" for thing in range(1, 6)}
    assert (found.count, found.cut) == (4, True)


def test_a_thing_found_by_its_title_shows_where_it_says_so(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 4)
    for thing in range(1, 6):
        shelf.words[thing] = "Đảng phí nộp vào ngày sinh hoạt."
    index()
    (hit, *_others) = look("đảng phí").hits
    assert [piece.text for piece in hit.excerpts[0].pieces if piece.hit] == ["Đảng", "phí"]
    assert hit.excerpts[0].address == "#3"


def test_a_thing_nearly_found_by_its_title_shows_it_too(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_MOST_NEAR", 4)
    for thing in range(1, 6):
        shelf.words[thing] = "Đảng phí nộp vào ngày sinh hoạt."
    index()
    near = look("đảng phíi").near
    assert {hit.line.address for hit in near} < {f"/{thing}/" for thing in range(1, 6)}
    assert all(hit.excerpts[0].address == "#3" for hit in near)


def test_few_titles_hide_no_text(shelf: Shelf) -> None:
    index()
    found = look("dang phi")
    assert addresses(found) == {f"/{thing}/" for thing in range(1, 11)}
    assert not found.cut


def test_where_all_texts_have_a_word_another_was_mistyped(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rarity, "_TOO_MANY", 5)
    index()
    near = {hit.line.address for hit in look("dang phii").near}
    assert near == {f"/{thing}/" for thing in range(1, 11)}


def test_what_all_texts_have_is_no_part_worth_showing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.words[4] += " Bãi rác."
    index()
    every = {f"/{thing}/" for thing in range(1, 11)}
    assert {hit.line.address for hit in look("đảng phí rác xyz").near} == every
    monkeypatch.setattr(rarity, "_TOO_MANY", 5)
    assert {hit.line.address for hit in look("đảng phí rác xyz").near} == {"/4/"}
