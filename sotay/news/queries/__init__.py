"""What is news to whom, and who writes it."""

from sotay.news.queries.desk import ArticlePage, DeskPage, article_page, desk_page, desks_of
from sotay.news.queries.doors import (
    article_for,
    comment_for,
    is_read_now,
    may_in,
    must,
    news_relations,
    picture_for,
    publishers_of,
    relations_to_article,
    seat_for,
)
from sotay.news.queries.figures import timeliness_in, timeliness_of
from sotay.news.queries.lists import NewsLine, NewsPage, kept_news, news_page, unread_news
from sotay.news.queries.public import feed_of, public_article

__all__ = [
    "ArticlePage",
    "DeskPage",
    "NewsLine",
    "NewsPage",
    "article_for",
    "article_page",
    "comment_for",
    "desk_page",
    "desks_of",
    "feed_of",
    "is_read_now",
    "kept_news",
    "may_in",
    "must",
    "news_page",
    "news_relations",
    "picture_for",
    "public_article",
    "publishers_of",
    "relations_to_article",
    "seat_for",
    "timeliness_in",
    "timeliness_of",
    "unread_news",
]
