"""A unit's public news as a feed: Atom (RFC 4287), and RSS 2.0 for older readers. Pure.

The author that the format asks for is the unit: no person is named.
"""

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from sotay.kernel.clock import VIETNAM
from sotay.news.queries.public import Feed, PublicArticle

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
RSS_TYPE = "application/rss+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
# XML 1.0 has no place for these signs, not even written as numbers.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed, *, own_address: str, address_of: Callable[[int], str]) -> bytes:
    """The feed, UTF-8.

    Args:
        own_address: where the feed itself lies; it names the feed, too.
        address_of: where an article of this id is read.
    """
    ET.register_namespace("", _NAMESPACE)
    top = ET.Element(_name("feed"), {f"{{{_XML}}}lang": "vi"})
    _text(top, "id", own_address)
    _text(top, "title", feed.unit)
    _text(top, "updated", _moment(max(one.changed_at for one in feed.articles)))
    ET.SubElement(top, _name("link"), {"rel": "self", "href": own_address, "type": MEDIA_TYPE})
    _text(ET.SubElement(top, _name("author")), "name", feed.unit)
    for article in feed.articles:
        _entry(top, article, address_of(article.id))
    data: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return data


def _entry(top: ET.Element, article: PublicArticle, address: str) -> None:
    entry = ET.SubElement(top, _name("entry"))
    _text(entry, "id", article.key.urn)
    _text(entry, "title", article.title)
    _text(entry, "published", _moment(article.published_at))
    _text(entry, "updated", _moment(article.changed_at))
    ET.SubElement(entry, _name("link"), {"rel": "alternate", "href": address, "type": "text/html"})
    if article.lead:
        _text(entry, "summary", article.lead)
    _text(entry, "content", article.body).set("type", "text")


def rss(feed: Feed, *, own_address: str, address_of: Callable[[int], str]) -> bytes:
    """The same as RSS 2.0; ``own_address`` is where the unit's news is, the feed itself."""
    top = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(top, "channel")
    for name, words in (
        ("title", feed.unit),
        ("link", own_address),
        ("description", feed.unit),
        ("language", "vi"),
        ("lastBuildDate", _mail_date(max(one.changed_at for one in feed.articles))),
    ):
        _plain(channel, name, words)
    for article in feed.articles:
        item = ET.SubElement(channel, "item")
        _plain(item, "title", article.title)
        _plain(item, "link", address_of(article.id))
        _plain(item, "guid", article.key.urn).set("isPermaLink", "false")
        _plain(item, "pubDate", _mail_date(article.published_at))
        _plain(item, "description", article.lead or article.body)
    data: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return data


def _plain(parent: ET.Element, name: str, words: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = _NOT_XML.sub("", words)
    return child


def _mail_date(at: datetime) -> str:
    return format_datetime(at.astimezone(VIETNAM))


def _text(parent: ET.Element, name: str, words: str) -> ET.Element:
    return _plain(parent, _name(name), words)


def _name(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _moment(at: datetime) -> str:
    return at.astimezone(VIETNAM).isoformat(timespec="seconds")
