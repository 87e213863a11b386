"""What a phone reads out of a page: the live element, pictures, scripts, forms. Pure.

Tolerant on purpose: a page may change its order and its markup, but not what these are.
"""

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

_LIVE = re.compile(r"<sotay-live\b[^>]*>", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_STYLE = re.compile(r'<link\b[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>', re.DOTALL)
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="[^"]*"[^>]*>', re.DOTALL)
_TOKEN = re.compile(r"""name=["']csrfmiddlewaretoken["']\s+value=["']([^"']+)["']""")
_INPUT = re.compile(r"<input\b[^>]*>", re.DOTALL)
_BALLOT = re.compile(r"/meetings/(\d+)/motions/(\d+)/ballot/")
_MEETING = re.compile(r'href="(/meetings/(\d+)/)[^"]*"')
_PAPER = re.compile(r'href="(/meetings/\d+/papers/\d+/)[^"]*"')


@dataclass(frozen=True)
class LiveElement:
    """What ``<sotay-live>`` tells its script."""

    versions: dict[str, int]
    tickets: str
    changes: str
    # Where a topic's whole state is asked for; empty where pages do not say.
    snapshots: str = ""
    # Tickets that came with the page, good for a minute.
    given: dict[str, Any] | None = None


def attributes(tag: str) -> dict[str, str]:
    """The attributes of one tag."""
    return {
        name.lower(): html.unescape(double or single)
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def live_element(page: str) -> LiveElement | None:
    """The live element of a page, if it has one."""
    found = _LIVE.search(page)
    if found is None:
        return None
    given = attributes(found[0])
    return LiveElement(
        versions=json.loads(given["data-versions"]),
        tickets=given["data-tickets"],
        changes=given["data-changes"],
        snapshots=given.get("data-snapshots", ""),
        given=json.loads(given["data-given"]) if "data-given" in given else None,
    )


def images(page: str, *, eager_only: bool = False) -> list[str]:
    """The addresses of the page's pictures, in order, as a narrow phone chooses them."""
    tags = [attributes(tag) for tag in _IMAGE.findall(page)]
    return [
        tag["src"]
        for tag in tags
        if tag.get("src", "").split(":")[0] != "data"
        and (tag.get("src") or "")
        and not (eager_only and tag.get("loading") == "lazy")
    ]


def page_pictures(page: str) -> list[str]:
    """The pictures of a paper's pages: those that are not icons of our own look."""
    return [address for address in images(page) if "/static/" not in address]


def static_files(page: str) -> list[str]:
    """Style sheets and scripts that a browser fetches the first time it sees the page."""
    tags = _STYLE.findall(page) + _SCRIPT.findall(page)
    found = [attributes(tag) for tag in tags]
    return [tag.get("href") or tag.get("src", "") for tag in found]


def form_token(page: str) -> str:
    """The token that a form of the page carries; empty without a form."""
    found = _TOKEN.search(page)
    return html.unescape(found[1]) if found else ""


def open_ballots(text: str) -> list[tuple[int, int]]:
    """Meeting and motion of every vote that is open in a page or a frame."""
    return [(int(meeting), int(motion)) for meeting, motion in _BALLOT.findall(text)]


def first_meeting(page: str) -> int | None:
    """The first meeting that a page links to."""
    found = _MEETING.search(page)
    return int(found[2]) if found else None


def first_paper(page: str) -> str | None:
    """The first paper that a page links to."""
    found = _PAPER.search(page)
    return found[1] if found else None


def path_of(address: str, page: str = "/") -> str:
    """The path and query of an address that stands on ``page``."""
    parts = urlsplit(urljoin(page, address))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def choices(page: str) -> dict[str, list[str]]:
    """The radio buttons of a page: what may be chosen for each name."""
    found: dict[str, list[str]] = {}
    for one in (attributes(tag) for tag in _INPUT.findall(page)):
        if one.get("type") == "radio" and one.get("name"):
            found.setdefault(one["name"], []).append(one.get("value", ""))
    return found


def hidden_fields(page: str) -> dict[str, str]:
    """What a page sends back as it came, but for the ids that every sending has anew."""
    inputs = (attributes(tag) for tag in _INPUT.findall(page))
    return {
        one["name"]: one.get("value", "")
        for one in inputs
        if one.get("type") == "hidden"
        and one.get("name") not in (None, "csrfmiddlewaretoken", "client_id", "age")
    }
