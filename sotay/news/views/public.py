"""What anybody may read without signing in: a unit's public news, and its feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sotay.news import queries
from sotay.news.feeds import MEDIA_TYPE, atom
from sotay.web.doors import open_to_all

# Readers of feeds come often; an hour old is new enough.
_FRESH = "public, max-age=900"


@open_to_all
@require_GET
def feed(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The unit's public news as an Atom feed (RFC 4287)."""
    found = queries.feed_of(unit_id)
    data = atom(
        found,
        own_address=request.build_absolute_uri(request.path),
        address_of=lambda pk: request.build_absolute_uri(reverse("news:public", args=[pk])),
    )
    answer = HttpResponse(data, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = _FRESH
    return answer


@open_to_all
@require_GET
def public(request: HttpRequest, article_id: int) -> HttpResponse:
    """One public article, in the words that the feed has."""
    return render(request, "news/public.html", {"article": queries.public_article(article_id)})
