"""What readers see: only what is meant for them, new until they opened it, in few queries."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.news import actions, queries
from sotay.news.models import Comment, Reading
from sotay.news.tests.conftest import MORNING
from sotay.news.tests.writing import a_draft, published
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
MOST_QUERIES = 24


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def lines(person: Person) -> list[queries.NewsLine]:
    return queries.news_page(person, number=1, desks=[]).lines


def test_the_ward_s_news_reaches_its_cells_and_a_cell_s_stays_there(cast: Cast) -> None:
    published(cast.son, cast.ward, "Của phường")
    published(cast.son, cast.ward, "Chỉ đảng ủy", reach="unit")
    published(cast.binh, cast.cell, "Của chi bộ")
    seen = {
        name: sorted(line.title for line in lines(getattr(cast, name)))
        for name in ("an", "cuong", "son", "minh")
    }
    assert seen == {
        "an": ["Của chi bộ", "Của phường"],
        "cuong": ["Của phường"],
        "son": ["Chỉ đảng ủy", "Của phường"],
        # suspended: what is meant for the members of the cell is not for him meanwhile
        "minh": [],
    }


def test_it_is_new_to_each_reader_until_that_reader_opened_it(cast: Cast) -> None:
    article = published(cast.binh, cast.cell)
    assert [line.is_new for line in lines(cast.an)] == [True]
    signed_in(cast.an).get(f"/news/{article.pk}/")
    assert [line.is_new for line in lines(cast.an)] == [False]
    assert [line.is_new for line in lines(cast.vinh)] == [True]
    with clock.held_at(MORNING + timedelta(days=31)):
        assert [line.is_new for line in lines(cast.vinh)] == [False]


def test_a_device_that_fetches_it_for_later_has_not_read_it(cast: Cast) -> None:
    article = published(cast.binh, cast.cell)
    client = signed_in(cast.an)
    client.get(f"/news/{article.pk}/", headers={"X-For-Later": "1"})
    assert not Reading.objects.exists()
    pack = client.get("/news/packs/").json()["packs"][0]
    whole = client.get(pack["url"]).json()
    assert whole["pages"] == ["/news/", f"/news/{article.pk}/"]
    assert whole["mark"] == pack["mark"]


def test_a_pack_has_another_mark_when_an_article_goes(cast: Cast) -> None:
    article = published(cast.binh, cast.cell)
    before = queries.kept_news(cast.an)
    actions.withdraw(by=cast.binh, article=article, reason="Sai")
    after = queries.kept_news(cast.an)
    assert (before.ids, after.ids) == ([article.pk], [])
    assert before.mark != after.mark


def test_the_first_page_shows_what_is_new_and_nothing_when_all_is_read(cast: Cast) -> None:
    article = published(cast.binh, cast.cell, "Ra quân vệ sinh môi trường")
    client = signed_in(cast.an)
    assert "Ra quân vệ sinh môi trường" in client.get("/").content.decode()
    client.get(f"/news/{article.pk}/")
    assert "Ra quân vệ sinh môi trường" not in client.get("/").content.decode()


def test_drafts_of_others_are_not_there(cast: Cast) -> None:
    article = a_draft(cast.binh, cast.cell)
    with pytest.raises(Missing):
        queries.article_for(cast.an, article.pk)
    assert signed_in(cast.an).get(f"/news/{article.pk}/").status_code == 404


def test_a_long_list_asks_no_more_than_a_short_one_nearly(cast: Cast) -> None:
    for number in range(25):
        published(cast.binh, cast.cell, f"Tin {number}")
    client = signed_in(cast.an)
    client.get("/news/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/news/")
    assert page.content.decode().count('id="article-') == 20
    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked.captured_queries]
    assert client.get("/news/?page=2").content.decode().count('id="article-') == 5


def test_comments_are_off_until_the_author_allows_them(cast: Cast) -> None:
    silent = published(cast.binh, cast.cell)
    open_ = published(cast.binh, cast.cell, "Cho bình luận", comments_open=True)

    def say(by: Person, article: object, words: str = "Rất hay.") -> Comment:
        return actions.comment(by=by, article=article, words=words, client_id=uuid4())  # type: ignore[arg-type]

    with pytest.raises(Conflict):
        say(cast.an, silent)
    with pytest.raises(Invalid):
        say(cast.an, open_, " ")
    with pytest.raises(Forbidden):
        say(cast.cuong, open_)
    said = say(cast.an, open_)
    with pytest.raises(Forbidden):
        actions.remove_comment(by=cast.vinh, comment=said)
    actions.remove_comment(by=cast.binh, comment=said)
    page = queries.article_page(cast.vinh, open_)
    assert [(one.words, one.removed) for one in page.comments] == [("", True)]
    actions.withdraw(by=cast.binh, article=open_, reason="Hết")
    with pytest.raises(Conflict):
        say(cast.an, open_)
