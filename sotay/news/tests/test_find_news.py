"""News is found by its words, by whoever may read it at that hour and by nobody else."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.news import actions, queries
from sotay.news.models import Article
from sotay.news.tests.conftest import MORNING
from sotay.news.tests.writing import a_draft, published
from sotay.org.models import Person
from sotay.org.tests.cast import NAMES, Cast
from sotay.search.actions import rebuild_some
from sotay.search.engine.asking import Chosen
from sotay.search.queries import results_for

pytestmark = pytest.mark.django_db
BODY = "Mỗi tổ dân phố đổi pin cũ lấy cây xanh."


@pytest.fixture(autouse=True)
def index(settings: Settings, tmp_path: Path) -> None:
    settings.SEARCH_ROOT = tmp_path / "search"
    while not rebuild_some():
        pass


def found(person: Person, words: str, **chosen: str | bool) -> list[str]:
    results = results_for(person, words, Chosen(**chosen))  # type: ignore[arg-type]
    return [hit.line.address for hit in results.hits]


def address(article: Article) -> str:
    return f"/news/{article.pk}/"


def learns_of(person: Person, article: Article) -> bool:
    """Whether anything tells that the article is there."""
    results = results_for(person, "pin cũ cây xanh", Chosen(past=True))
    shown = [hit.line.address for hit in (*results.hits, *results.near)]
    return results.cut or address(article) in shown


def reads(person: Person, article: Article) -> bool:
    try:
        queries.article_for(person, article.pk)
    except Missing:
        return False
    return True


@pytest.mark.parametrize("typed", ["pin cũ", "doi pin cu", "vệ sinh", "ra quân cây xanh"])
def test_it_is_found_by_its_title_and_its_words(cast: Cast, typed: str) -> None:
    article = published(cast.binh, cast.cell, body=BODY)
    run_queued()
    assert found(cast.an, typed) == [address(article)]
    assert found(cast.an, typed, kind="news") == [address(article)]
    assert found(cast.an, typed, kind="resolution") == []


def test_words_put_right_are_found_and_the_old_ones_no_more(cast: Cast) -> None:
    article = published(cast.binh, cast.cell, body=BODY)
    actions.withdraw(by=cast.binh, article=article, reason="Sai ngày")
    actions.reopen(by=cast.binh, article=article)
    actions.edit(by=cast.binh, article=article, words=actions.Words("Trồng tre", "Bên bờ kênh."))
    actions.submit(by=cast.binh, article=article)
    actions.approve(by=cast.binh, article=article)
    run_queued()
    assert found(cast.an, "trồng tre bờ kênh") == [address(article)]
    assert found(cast.an, "pin cũ") == []


@pytest.mark.parametrize("reach", Article.Reach.values)
@pytest.mark.parametrize("state", ["draft", "review", "scheduled", "published", "ended", "gone"])
def test_everybody_finds_exactly_what_they_may_read(cast: Cast, reach: str, state: str) -> None:
    article = a_draft(cast.son, cast.ward, body=BODY, reach=reach)
    if state != "draft":
        actions.submit(by=cast.son, article=article)
    if state not in ("draft", "review"):
        at = MORNING + timedelta(hours=2) if state == "scheduled" else None
        ends = MORNING + timedelta(hours=1) if state == "ended" else None
        actions.approve(by=cast.son, article=article, publish_at=at, expires_at=ends)
    if state == "gone":
        actions.withdraw(by=cast.son, article=article, reason="Sai")
    run_queued()
    # An hour later nothing has run: only the clock went on.
    with clock.held_at(MORNING + timedelta(hours=1)):
        for name in NAMES:
            person = getattr(cast, name)
            assert learns_of(person, article) is reads(person, article), name


def test_a_seat_on_the_board_finds_drafts_until_it_ends(cast: Cast) -> None:
    article = a_draft(cast.binh, cast.cell, body=BODY)
    run_queued()
    assert not learns_of(cast.an, article)
    seat = actions.appoint(by=cast.binh, unit=cast.cell, person=cast.an)
    assert learns_of(cast.an, article)
    with clock.held_at(MORNING + timedelta(days=1)):
        actions.end_seat(by=cast.binh, seat=seat)
        assert not learns_of(cast.an, article)


def test_an_index_that_knows_too_much_tells_nothing(cast: Cast) -> None:
    article = published(cast.binh, cast.cell, body=BODY)
    run_queued()
    assert learns_of(cast.an, article)
    Article.objects.filter(pk=article.pk).update(unit=cast.other_cell)
    assert not learns_of(cast.an, article)


def test_without_an_index_titles_are_found(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    article = published(cast.binh, cast.cell, body=BODY)
    settings.SEARCH_ROOT = tmp_path / "another"
    assert found(cast.an, "ve sinh") == [address(article)]
    assert found(cast.cuong, "ve sinh") == []
    assert found(cast.an, "ve sinh", kind="resolution") == []
