"""The news that is for a person, the pinned and the newest first."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from sotay.files.models import Blob
from sotay.files.sheets import Sheet, sheet_of
from sotay.kernel import clock
from sotay.news.models import Article, Picture, Reading
from sotay.news.queries.doors import for_person, read_now
from sotay.org.models import Person

PAGE = 20
# Older than this, what nobody opened is not new any more: it is merely unread.
NEW_FOR = timedelta(days=30)
# What a device keeps for the hours without a network.
KEPT = 15


@dataclass(frozen=True)
class NewsLine:
    """An article in a list. ``is_new``: this reader has not opened it, and it is recent."""

    id: int
    title: str
    lead: str
    unit: str
    event_on: date | None
    published_at: datetime
    pinned: bool
    is_new: bool
    is_public: bool


@dataclass(frozen=True)
class NewsPage:
    """A page of the list."""

    lines: list[NewsLine]
    number: int
    pages: int
    desks: list[tuple[int, str]]


@dataclass(frozen=True)
class KeptNews:
    """What a device keeps; ``mark`` changes when anything in it does."""

    ids: list[int]
    pictures: list[tuple[Blob, Sheet]]
    mark: str
    at: datetime


def news_page(person: Person, *, number: int, desks: list[tuple[int, str]]) -> NewsPage:
    """One page of what is for the person; beyond the last page it is the last."""
    rows = _for(person)
    pages = max(1, -(-rows.count() // PAGE))
    at = min(max(1, number), pages)
    found = list(rows[(at - 1) * PAGE : at * PAGE])
    return NewsPage(_lines(person, found), at, pages, desks)


def unread_news(person: Person, count: int) -> list[NewsLine]:
    """The newest articles that are new to the person, at most ``count``; two queries."""
    since = clock.now() - NEW_FOR
    read = Reading.objects.filter(person=person).values("article")
    rows = _for(person).filter(publish_at__gt=since).exclude(pk__in=read)
    return [_line(row, is_new=True) for row in rows[:count]]


def kept_news(person: Person) -> KeptNews:
    """The newest articles with their pictures, for a device to keep."""
    rows = list(_for(person)[:KEPT])
    pictures = Picture.objects.filter(article__in=rows).select_related("file__blob")
    found = [
        (one.file.blob, sheet)
        for one in pictures.order_by("article", "position")
        if (sheet := sheet_of(one.sheet))
    ]
    facts = ",".join(f"{row.pk}:{row.changed_at.timestamp()}:{row.pinned}" for row in rows)
    mark = hashlib.sha256(facts.encode()).hexdigest()[:16]
    newest = max((row.publish_at for row in rows if row.publish_at), default=clock.now())
    return KeptNews([row.pk for row in rows], found, mark, newest.astimezone(clock.VIETNAM))


def _for(person: Person) -> QuerySet[Article]:
    rows = Article.objects.filter(read_now() & for_person(person)).select_related("unit")
    return rows.order_by("-pinned", "-publish_at", "-pk")


def _lines(person: Person, rows: list[Article]) -> list[NewsLine]:
    read = set(
        Reading.objects.filter(person=person, article__in=rows).values_list("article", flat=True)
    )
    since = clock.now() - NEW_FOR
    return [
        _line(row, is_new=row.pk not in read and row.publish_at is not None
              and row.publish_at > since)
        for row in rows
    ]  # fmt: skip


def _line(row: Article, *, is_new: bool) -> NewsLine:
    assert row.publish_at is not None  # read_now asks for it
    return NewsLine(
        id=row.pk,
        title=row.title,
        lead=row.lead,
        unit=row.unit.short_name or row.unit.name,
        event_on=row.event_on,
        published_at=row.publish_at,
        pinned=row.pinned,
        is_new=is_new,
        is_public=row.is_public,
    )
