"""What anybody may read: public news of a unit, without a word of who wrote it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.news.models import Article
from sotay.news.queries.doors import read_now
from sotay.org.models import Unit

SHOWN = 30


@dataclass(frozen=True)
class PublicArticle:
    """An article as it leaves the house. ``key`` names it for ever."""

    id: int
    key: UUID
    title: str
    lead: str
    body: str
    unit_id: int
    unit: str
    published_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Feed:
    """The public news of a unit, the newest first."""

    unit_id: int
    unit: str
    articles: list[PublicArticle]


def feed_of(unit_id: int) -> Feed:
    """The public news of one unit.

    Raises:
        Missing: there is no such unit, or it has no public news; the two look alike.
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    rows = Article.objects.filter(read_now(), unit=unit_id, is_public=True).select_related("unit")
    found = [_public(row) for row in rows.order_by("-publish_at", "-pk")[:SHOWN]]
    if unit is None or not found:
        raise Missing(_("Đơn vị này không có tin công khai."))
    return Feed(unit.pk, unit.name, found)


def public_article(article_id: int) -> PublicArticle:
    """One public article that is read now.

    Raises:
        Missing: there is none for everybody.
    """
    rows = Article.objects.filter(read_now(), is_public=True).select_related("unit")
    row = rows.filter(pk=article_id).first()
    if row is None:
        raise Missing(_("Không tìm thấy tin này. Có thể tin đã hết hạn."))
    return _public(row)


def _public(row: Article) -> PublicArticle:
    assert row.publish_at is not None  # read_now asks for it
    return PublicArticle(
        id=row.pk,
        key=row.client_id,
        title=row.title,
        lead=row.lead,
        body=row.body,
        unit_id=row.unit_id,
        unit=row.unit.name,
        published_at=row.publish_at,
        changed_at=max(row.publish_at, row.changed_at),
    )
