"""A unit's feed: public news only, valid Atom (RFC 4287), and nobody's name in it."""

import re
from datetime import datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from sotay.kernel import clock
from sotay.kernel.refusals import Invalid
from sotay.news import actions
from sotay.news.feeds import atom
from sotay.news.models import Article
from sotay.news.queries.public import Feed, PublicArticle
from sotay.news.rules.public import personal_data_in
from sotay.news.tests.conftest import MORNING
from sotay.news.tests.writing import a_draft, published
from sotay.org.tests.cast import Cast

ATOM = "{http://www.w3.org/2005/Atom}"


def valid(data: bytes) -> ET.Element:
    """The feed, which keeps to what RFC 4287 asks of one (4.1.1, 4.1.2, 3.3)."""
    top = ET.fromstring(data)
    assert top.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(top.findall(f"{ATOM}{name}")) == 1, name
    assert top.find(f"{ATOM}author/{ATOM}name") is not None
    links = [(one.get("rel"), one.get("href")) for one in top.findall(f"{ATOM}link")]
    assert [rel for rel, _href in links] == ["self"]
    ids = []
    for entry in top.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
        ids.append(entry.findtext(f"{ATOM}id") or "")
        assert UUID(ids[-1].removeprefix("urn:uuid:")).urn == ids[-1]
        updated = datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "")
        published_at = datetime.fromisoformat(entry.findtext(f"{ATOM}published") or "")
        assert updated.tzinfo is not None
        assert published_at <= updated
        assert {one.get("rel") for one in entry.findall(f"{ATOM}link")} == {"alternate"}
    assert len(ids) == len(set(ids))
    return top


def titles(data: bytes) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in valid(data).findall(f"{ATOM}entry")]


@pytest.mark.django_db
def test_public_news_is_read_without_signing_in_and_names_nobody(cast: Cast) -> None:
    article = published(cast.binh, cast.cell, "Ra quân <vệ sinh> & trồng cây", is_public=True)
    published(cast.binh, cast.cell, "Nội bộ")
    a_draft(cast.binh, cast.cell, "Chưa duyệt", is_public=True)
    stranger = Client()
    answer = stranger.get(f"/news/feeds/{cast.cell.pk}/")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert titles(answer.content) == ["Ra quân <vệ sinh> & trồng cây"]
    page = stranger.get(f"/news/public/{article.pk}/")
    for said in (answer.content.decode(), page.content.decode()):
        assert cast.binh.full_name not in said
    assert "Ra quân &lt;vệ sinh&gt; &amp; trồng cây" in page.content.decode()
    # Whoever reads one article finds the feed, by hand or by a reader of feeds.
    for kind in ("atom", "rss"):
        link = re.search(
            rf'type="application/{kind}\+xml"[^>]*href="([^"]+)"', page.content.decode()
        )
        assert link
        assert stranger.get(link[1]).status_code == 200


@pytest.mark.django_db
def test_the_same_news_is_there_as_rss(cast: Cast) -> None:
    article = published(cast.binh, cast.cell, "Ra quân <vệ sinh>", lead="Sáng nay", is_public=True)
    published(cast.binh, cast.cell, "Nội bộ")
    stranger = Client()
    answer = stranger.get(f"/news/feeds/{cast.cell.pk}/rss/")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    top = ET.fromstring(answer.content)
    assert (top.tag, top.get("version")) == ("rss", "2.0")
    channel = top.find("channel")
    assert channel is not None
    for name in ("title", "link", "description"):  # RSS 2.0 asks for these
        assert channel.findtext(name)
    (item,) = channel.findall("item")
    assert item.findtext("title") == "Ra quân <vệ sinh>"
    assert (item.findtext("link") or "").endswith(f"/news/public/{article.pk}/")
    assert item.findtext("pubDate") == "Tue, 10 Nov 2026 08:00:00 +0700"
    assert cast.binh.full_name not in answer.content.decode()
    assert stranger.get(f"/news/feeds/{cast.other_cell.pk}/rss/").status_code == 404


@pytest.mark.django_db
def test_what_is_not_public_not_yet_or_no_longer_read_is_not_there(cast: Cast) -> None:
    inner = published(cast.binh, cast.cell, "Nội bộ")
    stranger = Client()
    assert stranger.get(f"/news/feeds/{cast.cell.pk}/").status_code == 404
    assert stranger.get("/news/feeds/999999/").status_code == 404
    assert stranger.get(f"/news/public/{inner.pk}/").status_code == 404
    later = a_draft(cast.binh, cast.cell, "Hẹn giờ", is_public=True)
    actions.submit(by=cast.binh, article=later)
    at = MORNING + timedelta(hours=1)
    actions.approve(by=cast.binh, article=later, publish_at=at, expires_at=at + timedelta(hours=1))
    for hours, status in ((0, 404), (1, 200), (2, 404)):
        with clock.held_at(MORNING + timedelta(hours=hours)):
            assert stranger.get(f"/news/feeds/{cast.cell.pk}/").status_code == status
            assert stranger.get(f"/news/public/{later.pk}/").status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    "told", ["Liên hệ 0912 345 678", "Thẻ 031.000.017.222", "an@hoaan.example"]
)
def test_personal_numbers_do_not_become_public(cast: Cast, told: str) -> None:
    with pytest.raises(Invalid):
        a_draft(cast.binh, cast.cell, body=f"Tin. {told}", is_public=True)
    assert not Article.objects.exists()
    assert a_draft(cast.binh, cast.cell, body=f"Tin. {told}").pk


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gọi 0912345678 nhé", ["0912345678"]),
        ("gọi +84 912 345 678", ["+84 912 345 678"]),
        ("căn cước 031090001234", ["031090001234"]),
        ("thư: binh.tran@hoaan.example.", ["binh.tran@hoaan.example"]),
        ("kinh phí 1.200.000.000 đồng", []),
        ("Nghị quyết số 05-NQ/ĐU ngày 03/11/2026", []),
        ("12/2026, 150 đảng viên, 37,12%", []),
    ],
    ids=["phone", "abroad", "citizen number", "mail", "money", "number of a paper", "figures"],
)  # fmt: skip
def test_what_is_personal_is_told_from_what_is_not(text: str, found: list[str]) -> None:
    assert personal_data_in(text) == found


def test_any_words_make_a_valid_feed() -> None:
    at = MORNING
    article = PublicArticle(
        1, UUID(int=7), "\x00]]>&<é\ud800", "", "a\x0bb\uffff", 1, "Chi bộ", at, at
    )  # fmt: skip
    data = atom(
        Feed(1, "Chi bộ <3>", [article]),
        own_address="https://so.example/news/feeds/1/",
        address_of=lambda pk: f"https://so.example/news/public/{pk}/",
    )
    entry = valid(data).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "]]>&<é"
    assert entry.findtext(f"{ATOM}content") == "ab"
