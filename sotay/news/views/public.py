"""What anybody may read without signing in: a unit's public news, and its feed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sotay.news import queries
from sotay.news.feeds import MEDIA_TYPE, RSS_TYPE, atom, rss
from sotay.web.doors import open_to_all

# Readers of feeds come often; an hour old is new enough.
_FRESH = "public, max-age=900"


@open_to_all
@require_GET
def feed(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The unit's public news as an Atom feed (RFC 4287)."""
    return _feed(request, unit_id, atom, MEDIA_TYPE)


@open_to_all
@require_GET
def rss_feed(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The same as RSS 2.0."""
    return _feed(request, unit_id, rss, RSS_TYPE)


def _feed(
    request: HttpRequest, unit_id: int, made: Callable[..., bytes], media_type: str
) -> HttpResponse:
    data = made(
        queries.feed_of(unit_id),
        own_address=request.build_absolute_uri(request.path),
        address_of=lambda pk: request.build_absolute_uri(reverse("news:public", args=[pk])),
    )
    answer = HttpResponse(data, content_type=media_type)
    answer["Cache-Control"] = _FRESH
    return answer


@open_to_all
@require_GET
def public(request: HttpRequest, article_id: int) -> HttpResponse:
    """One public article, in the words that the feed has."""
    return render(request, "news/public.html", {"article": queries.public_article(article_id)})
