"""Draft, review, publication now or at an hour, return, withdrawal, end; and who may do which."""

from datetime import timedelta
from typing import Any

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.news import actions, queries
from sotay.news.models import Article, Step
from sotay.news.rules.life import Phase
from sotay.news.tests.conftest import MORNING
from sotay.news.tests.writing import a_draft, published
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast: Cast) -> Cast:
    """Đạt writes, Dung heads the board."""
    actions.appoint(by=cast.binh, unit=cast.cell, person=cast.dat)
    actions.appoint(by=cast.binh, unit=cast.cell, person=cast.dung, chief=True)
    return cast


def titles(person: Person) -> list[str]:
    return [line.title for line in queries.news_page(person, number=1, desks=[]).lines]


def test_an_editor_writes_and_the_head_publishes(board: Cast) -> None:
    article = a_draft(board.dat, board.cell)
    with pytest.raises(Forbidden):
        actions.approve(by=board.dat, article=article)
    actions.submit(by=board.dat, article=article)
    told = set(Notice.objects.filter(kind="news.step").values_list("person", flat=True))
    assert told == {board.dung.pk, board.binh.pk, board.phuc.pk}
    assert titles(board.an) == []
    actions.approve(by=board.dung, article=article)
    assert titles(board.an) == ["Ra quân vệ sinh"]
    assert Notice.objects.filter(person=board.dat, text__startswith="Tin đã được duyệt").exists()


def test_a_returned_article_says_why_and_may_be_put_right(board: Cast) -> None:
    article = a_draft(board.dat, board.cell)
    actions.submit(by=board.dat, article=article)
    words = actions.Words(title="Khác", body="Khác.")
    with pytest.raises(Conflict):
        actions.edit(by=board.dat, article=article, words=words)
    with pytest.raises(Invalid):
        actions.return_for(by=board.dung, article=article, reason="  ")
    actions.return_for(by=board.dung, article=article, reason="Thiếu ngày")
    assert Step.objects.get(name="return").reason == "Thiếu ngày"
    actions.edit(by=board.dat, article=article, words=words)
    assert Article.objects.get().title == "Khác"


def test_an_hour_to_come_and_an_end(board: Cast) -> None:
    article = a_draft(board.dat, board.cell)
    actions.submit(by=board.dat, article=article)
    at, end = MORNING + timedelta(hours=2), MORNING + timedelta(days=2)
    wrong: tuple[dict[str, Any], ...] = (
        {"publish_at": MORNING - timedelta(minutes=1)},
        {"publish_at": at, "expires_at": at},
        {"expires_at": MORNING},
    )
    for hours in wrong:
        with pytest.raises(Invalid):
            actions.approve(by=board.dung, article=article, **hours)
    actions.approve(by=board.dung, article=article, publish_at=at, expires_at=end)
    assert titles(board.an) == []
    with pytest.raises(Missing):
        queries.article_for(board.an, article.pk)
    with clock.held_at(at):
        assert titles(board.an) == ["Ra quân vệ sinh"]
    with clock.held_at(end):
        assert titles(board.an) == []
        page = queries.article_page(board.dat, queries.article_for(board.dat, article.pk))
        assert page.phase is Phase.EXPIRED


def test_what_is_withdrawn_is_gone_and_may_be_opened_again(board: Cast) -> None:
    article = published(board.binh, board.cell)
    with pytest.raises(Forbidden):
        actions.withdraw(by=board.dat, article=article, reason="Sai")
    actions.withdraw(by=board.dung, article=article, reason="Sai tên")
    assert titles(board.an) == []
    with pytest.raises(Conflict):
        actions.withdraw(by=board.dung, article=article, reason="Nữa")
    actions.reopen(by=board.dat, article=article)
    article.refresh_from_db()
    assert (article.state, article.publish_at) == (Article.State.DRAFT, None)


def test_a_pinned_article_stands_first(board: Cast) -> None:
    first = published(board.binh, board.cell, "Cũ hơn")
    with clock.held_at(MORNING + timedelta(hours=1)):
        published(board.binh, board.cell, "Mới hơn")
        assert titles(board.an) == ["Mới hơn", "Cũ hơn"]
        actions.pin(by=board.dung, article=first, pinned=True)
        assert titles(board.an) == ["Cũ hơn", "Mới hơn"]


@pytest.mark.parametrize("who", ["an", "em", "khanh", "hoa", "son", "lan"])
def test_nobody_else_writes(board: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        a_draft(getattr(board, who), board.cell)
    assert not Article.objects.exists()


def test_the_board_is_the_officers_to_give_and_to_end(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.appoint(by=cast.dung, unit=cast.cell, person=cast.dat)
    with pytest.raises(Invalid):
        actions.appoint(by=cast.binh, unit=cast.cell, person=cast.cuong)
    seat = actions.appoint(by=cast.binh, unit=cast.cell, person=cast.dat)
    assert actions.appoint(by=cast.binh, unit=cast.cell, person=cast.dat) == seat
    with clock.held_at(MORNING + timedelta(days=3)):
        a_draft(cast.dat, cast.cell)
        actions.end_seat(by=cast.phuc, seat=seat)
        with pytest.raises(Forbidden):
            a_draft(cast.dat, cast.cell)
        with pytest.raises(Conflict):
            actions.end_seat(by=cast.phuc, seat=seat)


@pytest.mark.parametrize("words", [{"title": " \u200b"}, {"body": "\n \n"}])
def test_an_article_without_a_title_or_a_word_is_refused(cast: Cast, words: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        a_draft(cast.binh, cast.cell, **{"title": "Tin", **words})
    assert not Article.objects.exists()
