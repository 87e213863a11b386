"""Pages of news."""

from sotay.news.views.desk import (
    desk,
    edit,
    new,
    picture_removal,
    pictures,
    pinning,
    publication,
    reopening,
    returning,
    review,
    seat_end,
    seats,
    withdrawal,
)
from sotay.news.views.public import feed, public, rss_feed
from sotay.news.views.reading import article, comment_removal, comments, listing, packs

__all__ = [
    "article",
    "comment_removal",
    "comments",
    "desk",
    "edit",
    "feed",
    "listing",
    "new",
    "packs",
    "picture_removal",
    "pictures",
    "pinning",
    "public",
    "publication",
    "reopening",
    "returning",
    "review",
    "rss_feed",
    "seat_end",
    "seats",
    "withdrawal",
]
